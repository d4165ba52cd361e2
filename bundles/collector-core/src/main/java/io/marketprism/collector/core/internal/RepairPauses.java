package io.marketprism.collector.core.internal;

import java.time.Duration;
import java.util.function.DoubleSupplier;

/**
 * How long a broken book waits for its repair: the first time hardly at all, then longer and longer, with jitter so that
 * many books do not ask in the same moment (P3, P12). One thread at a time.
 */
final class RepairPauses {

    private static final Duration FIRST_WITHIN = Duration.ofMillis(200);
    private static final Backoff BACKOFF = new Backoff(Duration.ofSeconds(1), Duration.ofMinutes(1));

    /** A book that lived so long is well again: what breaks it then is a new matter. */
    private static final Duration WELL = Duration.ofMinutes(1);

    private final DoubleSupplier chance;
    private int failures;
    private long liveSinceNanos;
    private boolean live;

    /** Pauses with a source of chance between 0 and 1. */
    RepairPauses(DoubleSupplier chance) {
        this.chance = chance;
    }

    /** The book is live. */
    void live(long nowNanos) {
        live = true;
        liveSinceNanos = nowNanos;
    }

    /** The book is broken, or its repair failed: how long to wait. */
    Duration next(long nowNanos) {
        if (live && nowNanos - liveSinceNanos >= WELL.toNanos()) {
            failures = 0;
        }
        live = false;
        Duration most = failures == 0 ? FIRST_WITHIN : BACKOFF.after(failures - 1);
        failures++;
        // Between half and all of it.
        return Duration.ofNanos((long) (most.toNanos() * (1 + chance.getAsDouble()) / 2));
    }

    /** How many repairs failed in a row. */
    int failures() {
        return failures;
    }

    /** The connection is a new one: what was broken before is past. */
    void forget() {
        failures = 0;
        live = false;
    }
}
