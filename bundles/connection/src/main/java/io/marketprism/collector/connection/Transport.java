package io.marketprism.collector.connection;

import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;

/** Temporary. */
public final class Transport implements AutoCloseable {

    private final ScheduledExecutorService scheduler;

    private Transport(String name) {
        this.scheduler = Executors.newSingleThreadScheduledExecutor(task -> {
            Thread thread = new Thread(task, name);
            thread.setDaemon(true);
            return thread;
        });
    }

    /** Temporary. */
    public static Transport open(String name) {
        return new Transport(name);
    }

    /** Temporary. */
    public ScheduledExecutorService scheduler() {
        return scheduler;
    }

    @Override
    public void close() {
        scheduler.shutdownNow();
    }
}
