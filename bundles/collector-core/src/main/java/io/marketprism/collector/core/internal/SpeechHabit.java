package io.marketprism.collector.core.internal;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * Learns how often a stream speaks (D12). What counts is the time between one moment of speech and the next: all that is
 * said within half a second is one moment, so that a burst of a thousand trades does not make a stream seem busy that
 * speaks once in five minutes. What was learned is half forgotten each time that as much is learned anew, so that a market
 * may change its pace.
 *
 * <p>Pure: times are readings of a clock that never jumps, given by the caller. Not thread-safe; a call costs nanoseconds.
 */
final class SpeechHabit {

    private static final long MOMENT_NANOS = TimeUnit.MILLISECONDS.toNanos(500);

    /** What must be known before a habit is told from chance. */
    private static final int ENOUGH = 50;

    private static final int FORGET_AT = 4_096;

    /** Buckets are quarters of an octave, from a quarter of a second up to some days. */
    private static final int FIRST_OCTAVE = 8;

    private static final int BUCKETS = 4 * 20;

    private final int[] counts = new int[BUCKETS];
    private int total;
    private boolean listening;
    private long momentNanos;
    private long longestMs;

    /** It spoke. */
    void heard(long nanos) {
        if (!listening) {
            listening = true;
            momentNanos = nanos;
            return;
        }
        long gap = nanos - momentNanos;
        if (gap < MOMENT_NANOS) {
            return;
        }
        momentNanos = nanos;
        long millis = TimeUnit.NANOSECONDS.toMillis(gap);
        longestMs = Math.max(longestMs, millis);
        counts[bucket(millis)]++;
        if (++total == FORGET_AT) {
            forgetHalf();
        }
    }

    /** It could not speak for a while: the time until it speaks again says nothing about its habit. */
    void interrupted() {
        listening = false;
    }

    /** A silence that only one in a hundred of its silences exceeds, rounded up by less than a quarter; empty if unknown. */
    Optional<Duration> usualSilence() {
        if (total < ENOUGH) {
            return Optional.empty();
        }
        int above = 0;
        int at = BUCKETS;
        while (above * 100L <= total) {
            at--;
            above += counts[at];
        }
        return Optional.of(Duration.ofMillis(upperBound(at)));
    }

    /** The longest silence ever broken; zero if none. */
    Duration longestSilence() {
        return Duration.ofMillis(longestMs);
    }

    private void forgetHalf() {
        total = 0;
        for (int i = 0; i < BUCKETS; i++) {
            counts[i] /= 2;
            total += counts[i];
        }
    }

    private static int bucket(long millis) {
        int octave = 63 - Long.numberOfLeadingZeros(Math.max(millis, 1L << FIRST_OCTAVE));
        int quarter = (int) (Math.max(millis, 1L << FIRST_OCTAVE) >>> (octave - 2)) & 3;
        return Math.min(BUCKETS - 1, 4 * (octave - FIRST_OCTAVE) + quarter);
    }

    private static long upperBound(int bucket) {
        return (5L + bucket % 4) << (bucket / 4 + FIRST_OCTAVE - 2);
    }
}
