package io.marketprism.collector.core.internal;

import io.marketprism.collector.spi.Quota;
import java.util.ArrayDeque;
import java.util.Deque;

/** What may still be asked under one {@link Quota}, by a sliding window. Thread-safe. */
final class QuotaWindow {

    private record Draw(long nanos, int weight) {}

    private final Quota quota;
    private final Deque<Draw> draws = new ArrayDeque<>();
    private int drawn;

    QuotaWindow(Quota quota) {
        this.quota = quota;
    }

    /** Draws a weight if the window has room for it; else draws nothing and says no. */
    synchronized boolean draw(int weight, long nowNanos) {
        long windowNanos = quota.window().toNanos();
        while (!draws.isEmpty() && nowNanos - draws.peekFirst().nanos >= windowNanos) {
            drawn -= draws.removeFirst().weight;
        }
        if (drawn + weight > quota.limit()) {
            return false;
        }
        draws.addLast(new Draw(nowNanos, weight));
        drawn += weight;
        return true;
    }
}
