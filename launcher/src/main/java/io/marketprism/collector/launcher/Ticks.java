package io.marketprism.collector.launcher;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.TimeUnit;

/** Time as the launcher sees and spends it; a test's own passes at once. */
interface Ticks {

    /** Nanoseconds since some moment, never falling. */
    long nanos();

    /** The time of day. */
    Instant now();

    /** Waits. */
    void pause(Duration length) throws FailureException;

    /** Real time. */
    static Ticks real() {
        return new Ticks() {
            @Override
            public long nanos() {
                return System.nanoTime();
            }

            @Override
            public Instant now() {
                return Instant.now();
            }

            @Override
            public void pause(Duration length) throws FailureException {
                try {
                    TimeUnit.NANOSECONDS.sleep(length.toNanos());
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                    throw new FailureException("Interrupted while waiting", e);
                }
            }
        };
    }
}
