package io.marketprism.collector.core.internal;

import java.time.Duration;
import java.util.OptionalLong;

/** Lets one through in an interval, and counts those that it held back. Thread-safe. */
final class Throttle {

    private final long intervalNanos;
    private boolean used;
    private long lastNanos;
    private long heldBack;

    /** A throttle that lets the first one through. */
    Throttle(Duration interval) {
        this.intervalNanos = interval.toNanos();
    }

    /** Asks to pass: how many were held back since the last one that passed, or nothing if this one is held back. */
    synchronized OptionalLong pass(long nowNanos) {
        if (used && nowNanos - lastNanos < intervalNanos) {
            heldBack++;
            return OptionalLong.empty();
        }
        long suppressed = heldBack;
        used = true;
        lastNanos = nowNanos;
        heldBack = 0;
        return OptionalLong.of(suppressed);
    }
}
