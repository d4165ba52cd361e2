package io.marketprism.collector.telemetry.internal;

import com.codahale.metrics.Metric;
import io.marketprism.collector.spi.Telemetry;
import io.marketprism.collector.spi.management.MetricSampleSnapshot;
import java.util.Map;

/** A count; Dropwizard's own counter is a {@link java.util.concurrent.atomic.LongAdder}. */
final class CounterFigure implements Telemetry.Counter, Figure {

    private static final long[] NO_BUCKETS = {};

    private final com.codahale.metrics.Counter counter = new com.codahale.metrics.Counter();

    @Override
    public void add(long amount) {
        counter.inc(amount);
    }

    @Override
    public long count() {
        return counter.getCount();
    }

    @Override
    public MetricSampleSnapshot sample(String[] labelValues) {
        return new MetricSampleSnapshot(labelValues, counter.getCount(), 0, NO_BUCKETS);
    }

    @Override
    public Map<String, Metric> metrics() {
        return Map.of("", counter);
    }
}
