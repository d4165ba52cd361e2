package io.marketprism.collector.spi.management;

import java.beans.ConstructorProperties;

/** One figure of a family. */
public final class MetricSampleSnapshot {

    private final String[] labelValues;
    private final double value;
    private final long count;
    private final long[] bucketCounts;

    /** All of it, in this order; JMX calls it by the names. */
    @ConstructorProperties({"labelValues", "value", "count", "bucketCounts"})
    public MetricSampleSnapshot(String[] labelValues, double value, long count, long[] bucketCounts) {
        this.labelValues = labelValues.clone();
        this.value = value;
        this.count = count;
        this.bucketCounts = bucketCounts.clone();
    }

    /** The values of the family's labels, in their order. */
    public String[] getLabelValues() {
        return labelValues.clone();
    }

    /** The count or value; the sum of seconds for a timer. */
    public double getValue() {
        return value;
    }

    /** How many durations a timer saw, else 0. */
    public long getCount() {
        return count;
    }

    /** How many durations lie at or below each bound (cumulative), then in all; empty unless a timer. */
    public long[] getBucketCounts() {
        return bucketCounts.clone();
    }
}
