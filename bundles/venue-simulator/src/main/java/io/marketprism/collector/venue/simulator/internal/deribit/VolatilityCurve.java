package io.marketprism.collector.venue.simulator.internal.deribit;

/**
 * A volatility index as a function of time: it has one value a second, the same whenever asked, so that candles of any
 * past minute can be made again. In hundredths of a percent point.
 */
final class VolatilityCurve {

    private static final long[] PERIODS_S = {1_209_600, 86_400, 14_400, 1_800, 300, 60, 10};
    private static final double[] SWINGS = {900, 350, 150, 60, 25, 10, 4};

    private final long seed;
    private final double level;

    /** A curve around a level. */
    VolatilityCurve(long seed, double level) {
        this.seed = seed;
        this.level = level;
    }

    /** The index in a second since the epoch. */
    long at(long second) {
        double value = level;
        for (int i = 0; i < PERIODS_S.length; i++) {
            value += SWINGS[i] * smooth(second, PERIODS_S[i], i);
        }
        return Math.round(value);
    }

    private double smooth(long second, long period, int octave) {
        long cell = Math.floorDiv(second, period);
        double part = (double) Math.floorMod(second, period) / period;
        double eased = part * part * (3 - 2 * part);
        double from = chance(cell, octave);
        return from + (chance(cell + 1, octave) - from) * eased;
    }

    /** A number from -1 to 1 that belongs to a cell. */
    private double chance(long cell, int octave) {
        long mixed = seed + cell * 0x9E3779B97F4A7C15L + octave * 0xD1B54A32D192ED03L;
        mixed = (mixed ^ (mixed >>> 30)) * 0xBF58476D1CE4E5B9L;
        mixed = (mixed ^ (mixed >>> 27)) * 0x94D049BB133111EBL;
        mixed ^= mixed >>> 31;
        return (mixed >> 11) / (double) (1L << 52);
    }
}
