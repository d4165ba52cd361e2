package io.marketprism.collector.core.internal;

import io.marketprism.collector.spi.VenueException;
import java.time.Duration;

/**
 * How long a poll waits after a failure: as long as the venue says, longer each time where it would be wrong or rude to
 * ask on, and not at all where the next tick is soon enough. One thread at a time.
 */
final class Patience {

    private static final Backoff REFUSED = new Backoff(Duration.ofMinutes(5), Duration.ofHours(1));
    private static final Backoff RATE_LIMITED = new Backoff(Duration.ofSeconds(10), Duration.ofMinutes(5));
    private static final Backoff BANNED = new Backoff(Duration.ofMinutes(2), Duration.ofHours(1));

    private final Time time;
    private int failures;
    private boolean waiting;
    private long untilNanos;

    Patience(Time time) {
        this.time = time;
    }

    /** Whether it may be asked now. */
    boolean isOver() {
        return !waiting || time.nanoTime() - untilNanos >= 0;
    }

    /** It was answered. */
    void renew() {
        failures = 0;
        waiting = false;
    }

    /** It failed. */
    void lose(VenueException reason) {
        Duration wait = reason.retryAfter().orElseGet(() -> switch (reason.kind()) {
            case REFUSED -> REFUSED.after(failures);
            case RATE_LIMITED -> RATE_LIMITED.after(failures);
            case BANNED -> BANNED.after(failures);
            case MALFORMED, UNAVAILABLE -> Duration.ZERO;
        });
        failures++;
        waiting = true;
        untilNanos = time.nanoTime() + wait.toNanos();
    }
}
