package io.marketprism.collector.core.internal;

import java.time.Duration;

/**
 * How long to wait before trying again: twice as long each time, within bounds. Pure.
 *
 * @param first the wait after the first failure
 * @param most the longest wait
 */
record Backoff(Duration first, Duration most) {

    private static final int MOST_DOUBLINGS = 30;

    /** The wait after so many failures before the present one. */
    Duration after(int earlierFailures) {
        Duration wait = first.multipliedBy(1L << Math.min(earlierFailures, MOST_DOUBLINGS));
        return wait.compareTo(most) > 0 ? most : wait;
    }
}
