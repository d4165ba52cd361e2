package io.marketprism.collector.child.link.internal;

import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** The threads that links run on; daemons, so that a child that hangs never keeps the root from ending. */
final class LinkThreads {

    private static final int IDLE_SECONDS = 30;

    private LinkThreads() {}

    static ScheduledExecutorService clock() {
        return Executors.newSingleThreadScheduledExecutor(named("child-link-clock"));
    }

    /** Threads come when needed and go when idle; when all are taken, work is rejected, never queued behind a hang. */
    static ExecutorService pool(int most) {
        return new ThreadPoolExecutor(
                0, most, IDLE_SECONDS, TimeUnit.SECONDS, new SynchronousQueue<>(), named("child-link"));
    }

    private static ThreadFactory named(String prefix) {
        AtomicInteger number = new AtomicInteger();
        return work -> {
            Thread thread = new Thread(work, prefix + "-" + number.incrementAndGet());
            thread.setDaemon(true);
            return thread;
        };
    }
}
