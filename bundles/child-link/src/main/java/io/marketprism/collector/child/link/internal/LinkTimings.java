package io.marketprism.collector.child.link.internal;

import java.time.Duration;

/**
 * How patient a link is.
 *
 * @param cadence time between two readings that nobody asked for
 * @param hung how long a thread may work on one call before the session is broken off under it
 * @param firstRetry time between a failed attempt to connect and the next; doubles with each failure
 * @param longestRetry and no longer than this
 */
record LinkTimings(Duration cadence, Duration hung, Duration firstRetry, Duration longestRetry) {

    /** The pause after so many failures in a row. */
    Duration retryAfter(int failures) {
        Duration pause = firstRetry.multipliedBy(1L << Math.min(failures - 1, 20));
        return pause.compareTo(longestRetry) < 0 ? pause : longestRetry;
    }
}
