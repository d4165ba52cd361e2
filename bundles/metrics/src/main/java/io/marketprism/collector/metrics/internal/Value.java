package io.marketprism.collector.metrics.internal;

import java.util.Arrays;

/**
 * One figure's value.
 *
 * @param number the count or value; the sum of a histogram
 * @param buckets how many lie at or below each bound (cumulative), then in all; empty unless a histogram
 */
record Value(double number, long[] buckets) {

    /** The value of a counter or gauge. */
    static Value of(double number) {
        return new Value(number, new long[0]);
    }

    /** Both added, bucket by bucket; the bounds are the family's and therefore equal. */
    Value plus(Value other) {
        long[] sums = buckets.clone();
        Arrays.setAll(sums, i -> buckets[i] + other.buckets[i]);
        return new Value(number + other.number, sums);
    }

    /** The larger; of two histograms the one that has counted more. What is no number loses. */
    Value max(Value other) {
        if (buckets.length > 0 && buckets.length == other.buckets.length) {
            int last = buckets.length - 1;
            return other.buckets[last] > buckets[last] ? other : this;
        }
        if (Double.isNaN(number)) {
            return other;
        }
        return other.number > number ? other : this;
    }
}
