package io.marketprism.collector.connection.internal;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.function.Consumer;
import java.util.function.LongSupplier;

/**
 * Sends texts in order with a least time between two, so that a venue's limit on incoming messages holds. Thread-safe; the
 * wire is written by one thread at a time.
 */
final class Pacer {

    /** More waiting than this is a caller that never stops; it is told so. */
    private static final int MAX_WAITING = 4_096;

    /** What waits, and what to do once it is on the wire. */
    private record Outgoing(String text, Runnable sent) {}

    private final long intervalNanos;
    private final LongSupplier nanoTime;
    private final ScheduledExecutorService scheduler;
    private final Consumer<String> wire;
    private final Deque<Outgoing> waiting = new ArrayDeque<>();
    private long nextAt;
    private boolean anySent;
    private boolean closed;
    private Future<?> timer;

    Pacer(Duration interval, LongSupplier nanoTime, ScheduledExecutorService scheduler, Consumer<String> wire) {
        this.intervalNanos = interval.toNanos();
        this.nanoTime = nanoTime;
        this.scheduler = scheduler;
        this.wire = wire;
    }

    /**
     * Sends a text now or as soon as its turn comes.
     *
     * @param sent runs after it was handed to the socket
     * @return false if it will never be sent
     */
    synchronized boolean offer(String text, Runnable sent) {
        if (closed || waiting.size() >= MAX_WAITING) {
            return false;
        }
        waiting.add(new Outgoing(text, sent));
        if (timer == null) {
            drain();
        }
        return true;
    }

    private synchronized void due() {
        timer = null;
        drain();
    }

    private void drain() {
        while (!closed && !waiting.isEmpty()) {
            long now = nanoTime.getAsLong();
            long left = anySent ? nextAt - now : 0;
            if (left > 0) {
                timer = Sockets.after(scheduler, left, this::due);
                return;
            }
            Outgoing next = waiting.poll();
            anySent = true;
            nextAt = now + intervalNanos;
            wire.accept(next.text());
            next.sent().run();
        }
    }

    /** Forgets what waits; nothing is sent after it. */
    synchronized void close() {
        closed = true;
        waiting.clear();
        if (timer != null) {
            timer.cancel(false);
            timer = null;
        }
    }
}
