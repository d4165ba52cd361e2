package io.marketprism.collector.core.internal;

import io.marketprism.collector.spi.Schedule;
import java.time.Duration;

/** When something repeated is due next. Pure but for what it remembers of its last answer; one thread at a time. */
interface Timetable {

    /** The time until the next tick after now; ticks that were missed are not made up for. */
    Duration untilNext(long nowNanos, long nowMillis);

    /** The ticks of a schedule that begins at a moment of the clock that never jumps. */
    static Timetable of(Schedule schedule, long firstNanos) {
        if (schedule instanceof Schedule.Aligned aligned) {
            return new Aligned(aligned.interval(), aligned.offset());
        }
        return new Every(firstNanos, ((Schedule.Every) schedule).interval().toNanos());
    }

    /** The interval of a schedule. */
    static Duration interval(Schedule schedule) {
        return schedule instanceof Schedule.Aligned aligned
                ? aligned.interval()
                : ((Schedule.Every) schedule).interval();
    }

    /** Ticks at equal distances from the first. */
    record Every(long firstNanos, long intervalNanos) implements Timetable {

        @Override
        public Duration untilNext(long nowNanos, long nowMillis) {
            long done = Math.floorDiv(nowNanos - firstNanos, intervalNanos);
            return Duration.ofNanos(firstNanos + (done + 1) * intervalNanos - nowNanos);
        }
    }

    /** Ticks at an offset after each multiple of an interval of the UTC clock. */
    final class Aligned implements Timetable {

        private final long intervalMs;
        private final long offsetMs;
        private long lastDueMs = Long.MIN_VALUE;

        Aligned(Duration interval, Duration offset) {
            this.intervalMs = interval.toMillis();
            this.offsetMs = offset.toMillis();
        }

        @Override
        public Duration untilNext(long nowNanos, long nowMillis) {
            // A timer may fire a little before its tick by the wall clock; the tick must not come twice. But a clock
            // that was set back must not silence the poll either.
            long from = lastDueMs > nowMillis && lastDueMs - nowMillis <= intervalMs / 2 ? lastDueMs : nowMillis;
            lastDueMs = Math.floorDiv(from - offsetMs, intervalMs) * intervalMs + intervalMs + offsetMs;
            return Duration.ofMillis(lastDueMs - nowMillis);
        }
    }
}
