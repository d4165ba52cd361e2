package io.marketprism.collector.telemetry;

import io.marketprism.collector.spi.management.LatencySnapshot;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.HdrHistogram.AtomicHistogram;
import org.HdrHistogram.Histogram;

/**
 * Durations over the last minute, exact to 1 % (F1, F2). Recording is lock-free and allocates nothing, except that the
 * first record of each five seconds clears the slot it falls into. Thread-safe.
 */
public final class LatencyWindow {

    private static final long SLOT_NANOS = Duration.ofSeconds(5).toNanos();
    private static final int SLOTS_READ = 12;
    private static final long SHORTEST_NANOS = 100;
    private static final long LONGEST_NANOS = Duration.ofMinutes(1).toNanos();
    private static final int DIGITS = 2;

    private final Slot[] slots = new Slot[SLOTS_READ + 1];

    /** A window without records. */
    public LatencyWindow() {
        for (int i = 0; i < slots.length; i++) {
            slots[i] = new Slot();
        }
    }

    /**
     * Records one duration.
     *
     * @param startedNanos when it began, by {@link System#nanoTime()}
     * @param endedNanos when it ended, by the same clock, which is also when it counts
     */
    public void record(long startedNanos, long endedNanos) {
        long epoch = Math.floorDiv(endedNanos, SLOT_NANOS);
        long nanos = Math.max(0, Math.min(endedNanos - startedNanos, LONGEST_NANOS));
        slots[(int) Math.floorMod(epoch, (long) slots.length)].record(epoch, nanos);
    }

    /**
     * What was recorded in the last minute.
     *
     * @param nowNanos now, by {@link System#nanoTime()}
     */
    public LatencySnapshot snapshot(long nowNanos) {
        long last = Math.floorDiv(nowNanos, SLOT_NANOS);
        Histogram sum = newHistogram();
        for (Slot slot : slots) {
            slot.addTo(sum, last - SLOTS_READ + 1, last);
        }
        if (sum.getTotalCount() == 0) {
            return new LatencySnapshot(0, 0, 0, 0);
        }
        return new LatencySnapshot(
                sum.getTotalCount(),
                micros(sum.getValueAtPercentile(50)),
                micros(sum.getValueAtPercentile(99)),
                micros(sum.getMaxValue()));
    }

    private static Histogram newHistogram() {
        return new Histogram(SHORTEST_NANOS, LONGEST_NANOS, DIGITS);
    }

    private static double micros(long nanos) {
        return nanos / (double) TimeUnit.MICROSECONDS.toNanos(1);
    }

    /** Five seconds' records; used again once they are more than a minute old. */
    private static final class Slot {

        private final AtomicHistogram histogram = new AtomicHistogram(SHORTEST_NANOS, LONGEST_NANOS, DIGITS);
        private volatile long epoch = Long.MIN_VALUE;

        void record(long at, long nanos) {
            if (epoch != at) {
                turnTo(at);
            }
            histogram.recordValue(nanos);
        }

        private synchronized void turnTo(long at) {
            if (epoch < at) {
                histogram.reset();
                epoch = at;
            }
        }

        /** Held against {@link #turnTo}, so that no half-cleared slot is read. */
        synchronized void addTo(Histogram sum, long from, long to) {
            if (epoch >= from && epoch <= to) {
                sum.add(histogram);
            }
        }
    }
}
