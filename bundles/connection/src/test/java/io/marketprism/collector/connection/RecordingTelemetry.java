package io.marketprism.collector.connection;

import io.marketprism.collector.spi.Telemetry;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.DoubleSupplier;

/** Keeps figures by name and labels, to look at. */
final class RecordingTelemetry implements Telemetry {

    private final Map<String, Count> counters = new ConcurrentHashMap<>();
    private final Map<String, DoubleSupplier> gauges = new ConcurrentHashMap<>();

    private static final class Count implements Counter {
        private final LongAdder sum = new LongAdder();

        @Override
        public void add(long amount) {
            sum.add(amount);
        }

        @Override
        public long count() {
            return sum.sum();
        }
    }

    @Override
    public Counter counter(Family family, String... labelValues) {
        return counters.computeIfAbsent(key(family.name(), labelValues), key -> new Count());
    }

    @Override
    public Gauge gauge(Family family, String... labelValues) {
        return value -> gauge(family, () -> value, labelValues);
    }

    @Override
    public void gauge(Family family, DoubleSupplier value, String... labelValues) {
        gauges.put(key(family.name(), labelValues), value);
    }

    @Override
    public Timer timer(Family family, List<Double> upperBoundsSeconds, String... labelValues) {
        return nanos -> {};
    }

    long count(String name, String... labelValues) {
        Count count = counters.get(key(name, labelValues));
        return count == null ? 0 : count.count();
    }

    double value(String name, String... labelValues) {
        return gauges.get(key(name, labelValues)).getAsDouble();
    }

    private static String key(String name, String... labelValues) {
        return name + List.of(labelValues);
    }
}
