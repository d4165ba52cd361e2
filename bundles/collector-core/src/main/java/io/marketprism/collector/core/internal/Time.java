package io.marketprism.collector.core.internal;

import java.time.Duration;

/** The clocks and timers of one collector. Thread-safe. */
interface Time {

    /** UTC epoch milliseconds by the wall clock. */
    long epochMillis();

    /** A clock that never jumps, as {@link System#nanoTime()}. */
    long nanoTime();

    /** Runs a task once after a delay; an exception of the task is logged. */
    Pending after(Duration delay, Runnable task);

    /** A task that may not have run yet. */
    interface Pending {

        /** Takes the task back if it has not begun. */
        void cancel();
    }
}
