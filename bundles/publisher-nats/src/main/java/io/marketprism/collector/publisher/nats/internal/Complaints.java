package io.marketprism.collector.publisher.nats.internal;

import java.time.Duration;
import java.util.function.LongSupplier;

/** Says a lasting trouble at once and then once a minute, not at each attempt. Thread-safe. */
final class Complaints {

    private static final long PAUSE_NANOS = Duration.ofMinutes(1).toNanos();

    private final LongSupplier nanoTime;
    private boolean said;
    private long saidAt;

    Complaints(LongSupplier nanoTime) {
        this.nanoTime = nanoTime;
    }

    /** Whether to say it now. */
    synchronized boolean due() {
        long now = nanoTime.getAsLong();
        if (said && now - saidAt < PAUSE_NANOS) {
            return false;
        }
        said = true;
        saidAt = now;
        return true;
    }

    /** The trouble is over: the next one is said at once. */
    synchronized void over() {
        said = false;
    }
}
