package io.marketprism.collector.connection.internal;

import io.marketprism.collector.spi.Quota;

/**
 * Hands out moments such that no window of a quota's length holds more than its limit. Pure: times are {@link
 * System#nanoTime()} readings given by the caller. Not thread-safe.
 */
final class Turns {

    private final long windowNanos;
    private final long[] taken;
    private int oldest;
    private int count;

    Turns(Quota quota) {
        this.windowNanos = quota.window().toNanos();
        this.taken = new long[quota.limit()];
    }

    /** Takes the next free moment; how long it is until then, in nanoseconds. */
    long take(long now) {
        long wait = 0;
        if (count == taken.length) {
            wait = Math.max(0, taken[oldest] + windowNanos - now);
        } else {
            count++;
        }
        taken[oldest] = now + wait;
        oldest = (oldest + 1) % taken.length;
        return wait;
    }
}
