package io.marketprism.collector.core.internal;

import io.marketprism.collector.spi.Schedule;
import java.time.Duration;

/** Runs a task on a schedule until stopped, on the timer thread. Thread-safe. */
final class Cadence {

    private final Time time;
    private final Schedule schedule;
    private final Runnable task;
    private Timetable timetable;
    private Time.Pending pending;
    private long run;

    Cadence(Time time, Schedule schedule, Runnable task) {
        this.time = time;
        this.schedule = schedule;
        this.task = task;
    }

    /** Runs the task after a delay, and from then on by the schedule; begins anew if it runs already. */
    synchronized void start(Duration first) {
        stop();
        timetable = Timetable.of(schedule, time.nanoTime() + first.toNanos());
        arm(first);
    }

    /** Runs the task no more. */
    synchronized void stop() {
        run++;
        if (pending != null) {
            pending.cancel();
            pending = null;
        }
    }

    private void arm(Duration delay) {
        long mine = run;
        pending = time.after(delay, () -> tick(mine));
    }

    private void tick(long mine) {
        synchronized (this) {
            if (mine != run) {
                return;
            }
            // Armed first, so that a task that fails does not end the cadence.
            arm(timetable.untilNext(time.nanoTime(), time.epochMillis()));
        }
        task.run();
    }
}
