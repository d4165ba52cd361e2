package io.marketprism.collector.venue.simulator.internal.market;

/**
 * How busy the markets are.
 *
 * @param rate takers, and as many makers, a second and made-up market
 * @param seed of all chance
 * @param history how many changes of each book can be taken back
 */
public record Pace(double rate, long seed, int history) {

    private static final int LONGEST_HISTORY = 8_192;
    private static final int SHORTEST_HISTORY = 512;

    /** Changes of all books together, of up to four markets a coin, that are kept: some ten megabytes. */
    private static final int ALL_HISTORY = 327_680;

    private static final int MARKETS_A_COIN = 4;

    /** As much history as a few markets may have. */
    public Pace(double rate, long seed) {
        this(rate, seed, LONGEST_HISTORY);
    }

    /** The history each market may have where there are this many coins. */
    public static int historyOf(int coins) {
        return Math.max(SHORTEST_HISTORY, Math.min(LONGEST_HISTORY, ALL_HISTORY / (MARKETS_A_COIN * coins)));
    }

    /** The rate at which recordings play as fast as they were recorded. */
    private static final double RECORDED_RATE = 20;

    /** How much faster than recorded a recording plays. */
    public double recordedSpeed() {
        return rate / RECORDED_RATE;
    }
}
