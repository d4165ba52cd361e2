package io.marketprism.collector.metrics.internal;

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
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A root with children as a test wants them. */
final class World implements Supervisor, ChildLinks {

    static final long NOW = 1_795_491_658_665L;

    final Map<String, ChildStatus> children = new LinkedHashMap<>();
    final Map<String, ChildReading> readings = new LinkedHashMap<>();

    World process(String name, long pid, double cpuSeconds, long rssBytes) {
        State state = pid == 0 ? State.RESTARTING : State.RUNNING;
        children.put(
                name,
                new ChildStatus(
                        name, state, pid, NOW - 60_000, 1, "", 10, cpuSeconds, rssBytes, 2000, 54, 47, 150, 200, 1000));
        return this;
    }

    World says(String name, long pid, long received, MetricFamilySnapshot... families) {
        CollectorSnapshot snapshot = new CollectorSnapshot(
                name,
                "0.1.0",
                pid,
                NOW,
                NOW - 60_000,
                "live",
                received,
                received,
                3,
                2,
                5_000_000,
                20_000_000,
                30,
                new BrokerSnapshot(true, "nats://127.0.0.1:4222", 1, 0, ""),
                new LatencySnapshot(9, 160, 900, 1200),
                new DataTypeSnapshot[] {
                    new DataTypeSnapshot("trade", "healthy", NOW, 60, received, received, 0, new String[0])
                },
                families);
        readings.put(name, new ChildReading(name, true, Optional.of(snapshot), NOW - 4_000, ""));
        return this;
    }

    World silent(String name) {
        readings.computeIfPresent(name, (n, reading) -> reading.unanswered("It is away."));
        return this;
    }

    static MetricFamilySnapshot family(String name, String type, String merge, double value, String... labels) {
        String[] names = new String[labels.length / 2];
        String[] values = new String[labels.length / 2];
        for (int i = 0; i < names.length; i++) {
            names[i] = labels[2 * i];
            values[i] = labels[2 * i + 1];
        }
        return new MetricFamilySnapshot(
                name, "Some help.", type, merge, names, new double[0], new MetricSampleSnapshot[] {
                    new MetricSampleSnapshot(values, value, 0, new long[0])
                });
    }

    static MetricFamilySnapshot histogram(String subject, double sum, long... cumulative) {
        return new MetricFamilySnapshot(
                "marketprism_nats_publish_duration_seconds",
                "Time.",
                "histogram",
                "SUM",
                new String[] {"subject"},
                new double[] {0.005, 1},
                new MetricSampleSnapshot[] {
                    new MetricSampleSnapshot(new String[] {subject}, sum, cumulative[cumulative.length - 1], cumulative)
                });
    }

    @Override
    public List<ChildStatus> children() {
        return List.copyOf(children.values());
    }

    @Override
    public RootStatus root() {
        return new RootStatus(
                ProcessHandle.current().pid(), NOW - 1_000_000, "0.1.0", "multiprocess", 1, 100, 5000, 7000, 5, 6, 7);
    }

    @Override
    public void attach(String child, ChildAddress address) {
        throw new UnsupportedOperationException("Metrics only read.");
    }

    @Override
    public void detach(String child) {
        throw new UnsupportedOperationException("Metrics only read.");
    }

    @Override
    public Map<String, ChildReading> latest() {
        return new LinkedHashMap<>(readings);
    }

    @Override
    public Map<String, ChildReading> readNow(Duration deadline) {
        throw new UnsupportedOperationException("A scrape asks no child (D3).");
    }
}
