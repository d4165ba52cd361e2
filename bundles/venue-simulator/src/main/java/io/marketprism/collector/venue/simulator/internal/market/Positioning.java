package io.marketprism.collector.venue.simulator.internal.market;

import java.util.Map;

/**
 * How many hold long against short of one contract, as a function of time: a point each five minutes, the same whenever
 * it is asked for, seen half a minute after its time. Stateless.
 */
public final class Positioning {

    /** What is counted. */
    public enum Of {
        /** Positions of the largest traders. */
        TOP_POSITIONS(0),
        /** Accounts of the largest traders. */
        TOP_ACCOUNTS(7_000_000),
        /** Accounts of all traders. */
        ALL_ACCOUNTS(14_000_000);

        private final double shift;

        Of(double shift) {
            this.shift = shift;
        }
    }

    /** Periods by their usual names, in ms. */
    public static final Map<String, Long> PERIODS = Map.of(
            "5m", 300_000L,
            "15m", 900_000L,
            "30m", 1_800_000L,
            "1h", 3_600_000L,
            "2h", 7_200_000L,
            "4h", 14_400_000L,
            "6h", 21_600_000L,
            "12h", 43_200_000L,
            "1d", 86_400_000L);

    /** How late a point can be seen. */
    private static final long DELAY_MS = 30_000;

    private static final double MIDDLE = 0.52;
    private static final double SWING = 0.06;
    private static final int WHOLE = 1_000_000;

    private final long phase;

    /** The points of a contract. */
    public Positioning(String name, long seed) {
        this.phase = Math.floorMod(seed * 31 + name.hashCode(), 10_000_019L) * 1_000;
    }

    /** The time of the newest point that can be seen. */
    public static long newestMs(long nowMs, long periodMs) {
        return Math.floorDiv(nowMs - DELAY_MS, periodMs) * periodMs;
    }

    /** The share that is long at a time, in millionths. */
    public int longShare(Of of, long timeMs) {
        double at = timeMs + phase + of.shift;
        double wave = Math.sin(at / 9_000_000.0) * 0.7 + Math.sin(at / 1_100_000.0) * 0.3;
        return (int) ((MIDDLE + SWING * wave) * WHOLE);
    }

    /** Long over short at a time, with four fraction digits. */
    public long ratio(Of of, long timeMs) {
        long share = longShare(of, timeMs);
        return (share * 10_000 + (WHOLE - share) / 2) / (WHOLE - share);
    }
}
