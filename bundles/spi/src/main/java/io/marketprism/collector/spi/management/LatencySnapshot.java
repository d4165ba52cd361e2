package io.marketprism.collector.spi.management;

import java.beans.ConstructorProperties;

/** Time from a frame's arrival to the publish call's return, over the last minute. */
public final class LatencySnapshot {

    private final long count;
    private final double p50Micros;
    private final double p99Micros;
    private final double maxMicros;

    /** All of it, in this order; JMX calls it by the names. */
    @ConstructorProperties({"count", "p50Micros", "p99Micros", "maxMicros"})
    public LatencySnapshot(long count, double p50Micros, double p99Micros, double maxMicros) {
        this.count = count;
        this.p50Micros = p50Micros;
        this.p99Micros = p99Micros;
        this.maxMicros = maxMicros;
    }

    /** How many were measured. */
    public long getCount() {
        return count;
    }

    /** The median, microseconds. */
    public double getP50Micros() {
        return p50Micros;
    }

    /** The 99th percentile, microseconds. */
    public double getP99Micros() {
        return p99Micros;
    }

    /** The longest, microseconds. */
    public double getMaxMicros() {
        return maxMicros;
    }
}
