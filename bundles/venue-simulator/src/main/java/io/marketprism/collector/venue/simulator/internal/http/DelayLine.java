package io.marketprism.collector.venue.simulator.internal.http;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.TimeUnit;
import org.eclipse.jetty.util.thread.Scheduler;

/** Holds what goes out of one socket back for a while and keeps its order. Thread-safe. */
final class DelayLine {

    /** Something on its way. */
    private record Waiting(long dueNanos, Runnable sending) {}

    private final Scheduler scheduler;
    private final Deque<Waiting> line = new ArrayDeque<>();
    private volatile boolean active;
    private long delayNanos;
    private long untilNanos;

    DelayLine(Scheduler scheduler) {
        this.scheduler = scheduler;
    }

    /** Delays what is sent from now on for a time. */
    synchronized void delay(long byMs, long forMs) {
        delayNanos = TimeUnit.MILLISECONDS.toNanos(byMs);
        untilNanos = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(forMs);
        active = true;
    }

    /** Delays no more; what waits is sent at once. */
    synchronized void clear() {
        untilNanos = System.nanoTime();
        while (!line.isEmpty()) {
            line.remove().sending().run();
        }
    }

    /** Sends now, or later if there is a delay or something waits. */
    void send(Runnable sending) {
        if (!active) {
            sending.run();
            return;
        }
        synchronized (this) {
            long now = System.nanoTime();
            boolean delayed = untilNanos - now > 0;
            if (delayed || !line.isEmpty()) {
                long own = now + (delayed ? delayNanos : 0);
                long due = line.isEmpty() ? own : Math.max(own, line.peekLast().dueNanos());
                line.add(new Waiting(due, sending));
                scheduler.schedule(this::drain, Math.max(0, due - now), TimeUnit.NANOSECONDS);
                return;
            }
            active = false;
        }
        sending.run();
    }

    /** Does something after a time, whatever waits. */
    void later(Runnable action, long ms) {
        scheduler.schedule(action, ms, TimeUnit.MILLISECONDS);
    }

    private synchronized void drain() {
        long now = System.nanoTime();
        while (!line.isEmpty() && line.peek().dueNanos() - now <= 0) {
            line.remove().sending().run();
        }
    }
}
