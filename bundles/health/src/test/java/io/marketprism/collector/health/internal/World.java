package io.marketprism.collector.health.internal;

import io.marketprism.collector.child.link.ChildAddress;
import io.marketprism.collector.child.link.ChildLinks;
import io.marketprism.collector.child.link.ChildReading;
import io.marketprism.collector.spi.management.BrokerSnapshot;
import io.marketprism.collector.spi.management.CollectorSnapshot;
import io.marketprism.collector.spi.management.DataTypeSnapshot;
import io.marketprism.collector.spi.management.LatencySnapshot;
import io.marketprism.collector.spi.management.MetricFamilySnapshot;
import io.marketprism.collector.spi.management.MetricSampleSnapshot;
import io.marketprism.collector.supervisor.ChildStatus;
import io.marketprism.collector.supervisor.ChildStatus.State;
import io.marketprism.collector.supervisor.RootStatus;
import io.marketprism.collector.supervisor.Supervisor;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A root with children as a test wants them. */
final class World implements Supervisor, ChildLinks {

    static final long NOW = 1_795_491_658_665L;

    long startedAtMs = NOW - 1_000_000;
    final List<ChildStatus> children = new ArrayList<>();
    final Map<String, ChildReading> readings = new LinkedHashMap<>();
    Duration deadline;

    World healthy(String name) {
        return child(name, State.RUNNING, "").says(name, true, "live", type("trade", "healthy", 250));
    }

    World child(String name, State state, String reason) {
        long pid = state == State.RUNNING || state == State.STARTING ? 4711 : 0;
        children.add(new ChildStatus(
                name, state, pid, NOW - 60_000, 2, reason, 12.5, 3, 100 << 20, 1 << 30, 54, 47, 150, 200, 1000));
        return this;
    }

    World says(String name, boolean nats, String state, DataTypeSnapshot... types) {
        readings.put(name, new ChildReading(name, true, Optional.of(snapshot(name, nats, state, types)), NOW, ""));
        return this;
    }

    World silent(String name) {
        readings.computeIfPresent(name, (n, reading) -> reading.unanswered(n + " did not answer within 300 ms."));
        return this;
    }

    static DataTypeSnapshot type(String type, String status, long ageMs, String... problems) {
        return new DataTypeSnapshot(type, status, ageMs < 0 ? 0 : NOW - ageMs, 60, 10, 9, 1, problems);
    }

    static CollectorSnapshot snapshot(String name, boolean nats, String state, DataTypeSnapshot... types) {
        return new CollectorSnapshot(
                name,
                "0.1.0",
                4711,
                NOW,
                NOW - 60_000,
                state,
                10,
                9,
                1,
                2,
                5_000_000,
                20_000_000,
                30,
                new BrokerSnapshot(
                        nats, "nats://user:secret@127.0.0.1:4222", 1, 0, nats ? "" : "nats://user:secret@h refused"),
                new LatencySnapshot(9, 160, 900, 1200),
                types,
                new MetricFamilySnapshot[] {
                    new MetricFamilySnapshot(
                            "marketprism_last_orderbook_update_timestamp",
                            "When.",
                            "gauge",
                            "MAX",
                            new String[] {"exchange", "symbol"},
                            new double[0],
                            new MetricSampleSnapshot[] {book(name, "BTC", 0.5), book(name, "ETH", 61)})
                });
    }

    private static MetricSampleSnapshot book(String name, String symbol, double age) {
        return new MetricSampleSnapshot(new String[] {name, symbol}, NOW / 1000.0 - age, 0, new long[0]);
    }

    HealthReport report() {
        return HealthReport.of(root(), children, readings, NOW, 120);
    }

    @Override
    public List<ChildStatus> children() {
        return List.copyOf(children);
    }

    @Override
    public RootStatus root() {
        return new RootStatus(1, startedAtMs, "0.1.0", "multiprocess", 1, 2, 3, 4, 5, 6, 7);
    }

    @Override
    public void attach(String child, ChildAddress address) {
        throw new UnsupportedOperationException("Health only reads.");
    }

    @Override
    public void detach(String child) {
        throw new UnsupportedOperationException("Health only reads.");
    }

    @Override
    public Map<String, ChildReading> latest() {
        throw new UnsupportedOperationException("Health asks for what is true now.");
    }

    @Override
    public Map<String, ChildReading> readNow(Duration within) {
        deadline = within;
        return Map.copyOf(readings);
    }
}
