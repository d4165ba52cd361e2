package io.marketprism.collector.core.internal;

import java.time.Duration;

/** Spreads the first polls of many channels, so that they do not all ask in the same moment. Pure. */
final class Spread {

    private static final Duration WIDEST_STEP = Duration.ofMillis(200);

    private Spread() {}

    /** When the first of so many equal polls is due: evenly over the interval, but never further apart than 200 ms. */
    static Duration first(int index, int count, Duration interval) {
        Duration even = interval.dividedBy(Math.max(1, count));
        return (even.compareTo(WIDEST_STEP) < 0 ? even : WIDEST_STEP).multipliedBy(index);
    }
}
