package io.marketprism.collector.telemetry.internal;

import com.codahale.metrics.Gauge;
import com.codahale.metrics.Metric;
import io.marketprism.collector.spi.Telemetry;
import io.marketprism.collector.spi.management.MetricSampleSnapshot;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLongArray;
import java.util.concurrent.atomic.LongAdder;

/**
 * A histogram of durations with fixed buckets. The count is the buckets' sum, read together with them, so that the two
 * always agree; the sum of the durations may run ahead by what is being recorded.
 */
final class TimerFigure implements Telemetry.Timer, Figure {

    private final long[] boundNanos;
    private final AtomicLongArray buckets;
    private final LongAdder sumNanos = new LongAdder();

    /** A histogram whose buckets end at these bounds, in seconds, and at infinity. */
    TimerFigure(double[] upperBoundsSeconds) {
        this.boundNanos = new long[upperBoundsSeconds.length];
        for (int i = 0; i < boundNanos.length; i++) {
            boundNanos[i] = Math.round(upperBoundsSeconds[i] * TimeUnit.SECONDS.toNanos(1));
        }
        this.buckets = new AtomicLongArray(boundNanos.length + 1);
    }

    @Override
    public void record(long nanos) {
        int bucket = 0;
        while (bucket < boundNanos.length && nanos > boundNanos[bucket]) {
            bucket++;
        }
        sumNanos.add(nanos);
        buckets.incrementAndGet(bucket);
    }

    @Override
    public MetricSampleSnapshot sample(String[] labelValues) {
        long[] cumulative = new long[buckets.length()];
        long count = 0;
        for (int i = 0; i < cumulative.length; i++) {
            count += buckets.get(i);
            cumulative[i] = count;
        }
        return new MetricSampleSnapshot(labelValues, seconds(), count, cumulative);
    }

    private double seconds() {
        return sumNanos.sum() / (double) TimeUnit.SECONDS.toNanos(1);
    }

    private long count() {
        long count = 0;
        for (int i = 0; i < buckets.length(); i++) {
            count += buckets.get(i);
        }
        return count;
    }

    @Override
    public Map<String, Metric> metrics() {
        return Map.of(".count", (Gauge<Long>) this::count, ".seconds", (Gauge<Double>) this::seconds);
    }
}
