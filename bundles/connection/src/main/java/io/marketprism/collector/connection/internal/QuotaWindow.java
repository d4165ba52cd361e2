package io.marketprism.collector.connection.internal;

import io.marketprism.collector.spi.Quota;
import java.util.ArrayDeque;
import java.util.Deque;

/**
 * Keeps the weight drawn in any span of one window's length within the limit, whichever moment the venue's own window
 * starts at (P12). Pure: times are {@link System#nanoTime()} readings given by the caller. Not thread-safe.
 */
public final class QuotaWindow {

    /** What was drawn when. */
    private record Draw(long at, long weight) {}

    private final long limit;
    private final long windowNanos;
    private final Deque<Draw> draws = new ArrayDeque<>();
    private long drawn;
    private boolean closed;
    private long closedUntil;

    /** A window from which nothing is drawn. */
    public QuotaWindow(Quota quota) {
        this.limit = quota.limit();
        this.windowNanos = quota.window().toNanos();
    }

    /** The most that can ever be drawn at once. */
    public long limit() {
        return limit;
    }

    /** The window's length. */
    public long windowNanos() {
        return windowNanos;
    }

    /**
     * How long until a weight fits, in nanoseconds; 0 if it fits now. The weight is not above {@link #limit}.
     */
    public long waitFor(int weight, long now) {
        expire(now);
        long wait = closedFor(now);
        long excess = drawn + weight - limit;
        for (Draw draw : draws) {
            if (excess <= 0) {
                break;
            }
            excess -= draw.weight();
            wait = Math.max(wait, draw.at() + windowNanos - now);
        }
        return wait;
    }

    /** Draws a weight. */
    public void draw(int weight, long now) {
        add(weight, now);
    }

    /** The venue says how much it counts as used in its window; what it counts beyond our draws was drawn by others. */
    public void used(long byVenue, long now) {
        expire(now);
        if (byVenue > drawn) {
            add(byVenue - drawn, now);
        }
    }

    /** The venue wants nothing for so long. */
    public void close(long nanos, long now) {
        if (nanos > closedFor(now)) {
            closed = true;
            closedUntil = now + nanos;
        }
    }

    /** How much longer the venue wants nothing, in nanoseconds; 0 if it is open. */
    public long closedFor(long now) {
        if (closed && closedUntil - now <= 0) {
            closed = false;
        }
        return closed ? closedUntil - now : 0;
    }

    /** The weight drawn in the window that ends now. */
    public long drawn(long now) {
        expire(now);
        return drawn;
    }

    private void add(long weight, long now) {
        if (weight > 0) {
            draws.add(new Draw(now, weight));
            drawn += weight;
        }
    }

    private void expire(long now) {
        while (!draws.isEmpty() && now - draws.peek().at() >= windowNanos) {
            drawn -= draws.poll().weight();
        }
    }
}
