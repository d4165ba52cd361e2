package io.marketprism.collector.publisher.nats.internal;

import io.marketprism.collector.spi.Telemetry;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.DoubleSupplier;

/** Keeps figures by {@code name[labels]}. */
final class RecordingTelemetry implements Telemetry {

    final Map<String, AtomicLong> counters = new ConcurrentHashMap<>();
    final Map<String, DoubleSupplier> gauges = new ConcurrentHashMap<>();
    final Map<String, AtomicLong> timers = new ConcurrentHashMap<>();

    long count(String key) {
        return counters.getOrDefault(key, new AtomicLong()).get();
    }

    @Override
    public Counter counter(Family family, String... labelValues) {
        AtomicLong count = counters.computeIfAbsent(key(family, labelValues), any -> new AtomicLong());
        return new Counter() {
            @Override
            public void add(long amount) {
                count.addAndGet(amount);
            }

            @Override
            public long count() {
                return count.get();
            }
        };
    }

    @Override
    public Gauge gauge(Family family, String... labelValues) {
        return value -> gauges.put(key(family, labelValues), () -> value);
    }

    @Override
    public void gauge(Family family, DoubleSupplier value, String... labelValues) {
        gauges.put(key(family, labelValues), value);
    }

    @Override
    public Timer timer(Family family, List<Double> upperBoundsSeconds, String... labelValues) {
        AtomicLong count = timers.computeIfAbsent(key(family, labelValues), any -> new AtomicLong());
        return nanos -> count.incrementAndGet();
    }

    private static String key(Family family, String... labelValues) {
        if (labelValues.length != family.labels().size()) {
            throw new IllegalArgumentException(family + " wants other labels than " + List.of(labelValues));
        }
        return family.name() + List.of(labelValues);
    }
}
