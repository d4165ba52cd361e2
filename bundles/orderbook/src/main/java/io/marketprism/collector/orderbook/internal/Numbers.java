package io.marketprism.collector.orderbook.internal;

import java.math.BigDecimal;

/** Compares exact decimals without objects. */
final class Numbers {

    private static final long[] POWERS = powers();

    private Numbers() {}

    private static long[] powers() {
        long[] powers = new long[19];
        powers[0] = 1;
        for (int i = 1; i < powers.length; i++) {
            powers[i] = powers[i - 1] * 10;
        }
        return powers;
    }

    /** The order of {@code a / 10^aScale} and {@code b / 10^bScale}. */
    static int compare(long a, int aScale, long b, int bScale) {
        if (aScale == bScale) {
            return Long.compare(a, b);
        }
        return aScale < bScale ? compareLifted(a, bScale - aScale, b) : -compareLifted(b, aScale - bScale, a);
    }

    /** The order of {@code a * 10^digits} and {@code b}. */
    private static int compareLifted(long a, int digits, long b) {
        if (digits >= POWERS.length) {
            return BigDecimal.valueOf(a, -digits).compareTo(BigDecimal.valueOf(b));
        }
        long low = a * POWERS[digits];
        boolean fits = Math.multiplyHigh(a, POWERS[digits]) == low >> (Long.SIZE - 1);
        // What does not fit a long is further from zero than any long.
        return fits ? Long.compare(low, b) : Long.signum(a);
    }
}
