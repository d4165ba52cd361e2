package io.marketprism.collector.connection.internal;

import io.marketprism.collector.spi.Quota;
import io.marketprism.collector.spi.VenueException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.function.LongSupplier;

/** Lets requests of one pool go in order, as its quota allows. Thread-safe. */
public final class QuotaQueue {

    /** A request that wants to go. */
    public interface Turn {

        /** Nobody wants it any more. */
        boolean isGivenUp();

        /** It may go. */
        void go();

        /** It will not go. */
        void refuse(VenueException reason);
    }

    private record Waiting(int weight, Turn turn) {}

    private final Quota quota;
    private final QuotaWindow window;
    private final LongSupplier nanoTime;
    private final ScheduledExecutorService scheduler;
    private final Deque<Waiting> waiting = new ArrayDeque<>();
    private Future<?> wake;
    private VenueException closedBecause;

    /** A queue for one pool. */
    public QuotaQueue(Quota quota, LongSupplier nanoTime, ScheduledExecutorService scheduler) {
        this.quota = quota;
        this.window = new QuotaWindow(quota);
        this.nanoTime = nanoTime;
        this.scheduler = scheduler;
    }

    /** The pool's quota. */
    public Quota quota() {
        return quota;
    }

    /**
     * Lets a request go at once or in its turn. Refuses it if it weighs more than the quota, or if the venue has closed the
     * pool for longer than {@code patience}: the refusal then repeats the venue's.
     */
    public void submit(int weight, Duration patience, Turn turn) {
        VenueException refusal;
        synchronized (this) {
            refusal = refusal(weight, patience);
            if (refusal == null) {
                waiting.add(new Waiting(weight, turn));
            }
        }
        if (refusal == null) {
            drain();
        } else {
            turn.refuse(refusal);
        }
    }

    private VenueException refusal(int weight, Duration patience) {
        if (weight > window.limit()) {
            return new VenueException(
                    VenueException.Kind.REFUSED,
                    "",
                    "A request of weight " + weight + " can never fit the quota " + quota.pool() + " of "
                            + window.limit() + "; ask for less at once");
        }
        long closedFor = window.closedFor(nanoTime.getAsLong());
        if (closedBecause == null || closedFor <= patience.toNanos()) {
            return null;
        }
        Duration left = Duration.ofNanos(closedFor);
        return new VenueException(
                closedBecause.kind(),
                closedBecause.code(),
                "Not asked, since the venue wants no request of pool " + quota.pool() + " for another "
                        + left.toSeconds() + " s (" + closedBecause.getMessage() + ")",
                left,
                closedBecause);
    }

    /** The venue says how much it counts as used. */
    public synchronized void used(long byVenue) {
        window.used(byVenue, nanoTime.getAsLong());
    }

    /** The venue wants nothing for as long as {@code refusal} says. */
    public synchronized void close(VenueException refusal) {
        Duration wait = refusal.retryAfter().orElse(quota.window());
        window.close(wait.toNanos(), nanoTime.getAsLong());
        closedBecause = refusal;
    }

    /** The weight drawn in the window that ends now. */
    public synchronized long drawn() {
        return window.drawn(nanoTime.getAsLong());
    }

    private void drain() {
        for (Turn turn = next(); turn != null; turn = next()) {
            turn.go();
        }
    }

    private synchronized Turn next() {
        while (!waiting.isEmpty()) {
            Waiting first = waiting.peek();
            if (first.turn().isGivenUp()) {
                waiting.poll();
                continue;
            }
            long now = nanoTime.getAsLong();
            long wait = window.waitFor(first.weight(), now);
            if (wait > 0) {
                wakeAfter(wait);
                return null;
            }
            waiting.poll();
            window.draw(first.weight(), now);
            return first.turn();
        }
        return null;
    }

    private void wakeAfter(long nanos) {
        if (wake != null && !wake.isDone()) {
            return;
        }
        wake = Sockets.after(scheduler, nanos, this::woken);
    }

    private void woken() {
        synchronized (this) {
            wake = null;
        }
        drain();
    }
}
