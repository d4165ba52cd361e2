package io.marketprism.collector.core.internal;

import java.time.Duration;
import java.util.Comparator;
import java.util.PriorityQueue;

/** Clocks that stand until they are moved; timers run while they move. */
final class VirtualTime implements Time {

    /** 2026-11-24T03:41:40Z, a clock that never jumps has an origin of its own. */
    static final long START_MS = 1_795_491_700_000L;

    private record Task(long atNanos, long order, Runnable task) {}

    private final PriorityQueue<Task> tasks =
            new PriorityQueue<>(Comparator.comparingLong(Task::atNanos).thenComparingLong(Task::order));
    private long nanos;
    private long order;

    @Override
    public long epochMillis() {
        return START_MS + nanos / 1_000_000;
    }

    @Override
    public long nanoTime() {
        return nanos - 5_000_000_000L;
    }

    @Override
    public Pending after(Duration delay, Runnable task) {
        Task added = new Task(nanos + Math.max(0, delay.toNanos()), order++, task);
        tasks.add(added);
        return () -> tasks.remove(added);
    }

    /** Lets time pass. */
    void pass(Duration duration) {
        long until = nanos + duration.toNanos();
        while (!tasks.isEmpty() && tasks.peek().atNanos <= until) {
            Task next = tasks.poll();
            nanos = next.atNanos;
            next.task.run();
        }
        nanos = until;
    }

    void passSeconds(long seconds) {
        pass(Duration.ofSeconds(seconds));
    }

    void passMillis(long millis) {
        pass(Duration.ofMillis(millis));
    }

    int waiting() {
        return tasks.size();
    }
}
