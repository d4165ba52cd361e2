package io.marketprism.collector.connection.internal;

import io.marketprism.collector.spi.Quota;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.function.Consumer;
import java.util.function.LongSupplier;

/**
 * Sends texts in order with a least time between two, and no more in a window than a quota allows, so that a venue's limits
 * on incoming messages hold (P12). Thread-safe; the wire is written by one thread at a time.
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
    private final QuotaWindow quota;
    private final Runnable spent;
    private final Deque<String> urgent = new ArrayDeque<>();
    private final Deque<Outgoing> waiting = new ArrayDeque<>();
    private long nextAt;
    private boolean anySent;
    private boolean closed;
    private boolean told;
    private Future<?> timer;

    /**
     * A pacer that has sent nothing.
     *
     * @param interval least time between two texts
     * @param quota how many texts may be sent in a window, urgent ones excepted
     * @param wire takes a text for the socket
     * @param spent runs once, when a text has to wait for the quota
     */
    Pacer(
            Duration interval,
            Optional<Quota> quota,
            LongSupplier nanoTime,
            ScheduledExecutorService scheduler,
            Consumer<String> wire,
            Runnable spent) {
        this.quota = quota.map(QuotaWindow::new).orElse(null);
        this.spent = spent;
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

    /** Sends a text before all that wait, and whatever the quota says: it keeps the connection alive. */
    synchronized void urge(String text) {
        if (closed) {
            return;
        }
        urgent.add(text);
        if (timer != null) {
            timer.cancel(false);
            timer = null;
        }
        drain();
    }

    private synchronized void due() {
        timer = null;
        drain();
    }

    private void drain() {
        while (!closed && !(urgent.isEmpty() && waiting.isEmpty())) {
            long now = nanoTime.getAsLong();
            long left = Math.max(anySent ? nextAt - now : 0, urgent.isEmpty() ? quotaWait(now) : 0);
            if (left > 0) {
                timer = Sockets.after(scheduler, left, this::due);
                return;
            }
            anySent = true;
            nextAt = now + intervalNanos;
            if (!urgent.isEmpty()) {
                wire.accept(urgent.poll());
                continue;
            }
            if (quota != null) {
                quota.draw(1, now);
            }
            Outgoing next = waiting.poll();
            wire.accept(next.text());
            next.sent().run();
        }
    }

    private long quotaWait(long now) {
        long wait = quota == null ? 0 : quota.waitFor(1, now);
        if (wait > 0 && !told) {
            told = true;
            spent.run();
        }
        return wait;
    }

    /** Forgets what waits; nothing is sent after it. */
    synchronized void close() {
        closed = true;
        waiting.clear();
        urgent.clear();
        if (timer != null) {
            timer.cancel(false);
            timer = null;
        }
    }
}
