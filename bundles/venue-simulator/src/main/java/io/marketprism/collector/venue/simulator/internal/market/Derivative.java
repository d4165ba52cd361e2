package io.marketprism.collector.venue.simulator.internal.market;

/**
 * What a perpetual contract has beside its book: mark and index price, funding rate, open interest. Each value belongs
 * to a sample time; asked again within one sample it is the same. Thread-safe.
 */
public final class Derivative {

    /** How rates are written: eight fraction digits. */
    public static final Notation RATE_NOTATION = Notation.fixed(8);

    private static final long HOUR_MS = 3_600_000;
    private static final long PRICE_SAMPLE_MS = 1_000;
    private static final long INTEREST_SAMPLE_MS = 3_000;
    private static final long RATE_SAMPLE_MS = 60_000;
    private static final double USUAL_RATE = 10_000;
    private static final double RATE_SWING = 15_000;

    /**
     * Prices at one moment.
     *
     * @param timeMs sample time
     * @param mark unscaled mark price
     * @param index unscaled index price
     */
    public record Prices(long timeMs, long mark, long index) {}

    /**
     * A rate at one moment.
     *
     * @param timeMs sample time
     * @param value unscaled
     */
    public record Rate(long timeMs, long value) {}

    /**
     * Open interest at one moment.
     *
     * @param timeMs sample time
     * @param quantity in the unit of the market's quantities, unscaled
     * @param mark unscaled mark price of that moment
     */
    public record Interest(long timeMs, long quantity, long mark) {}

    private final Market market;
    private final long usualInterest;
    private final long fundingIntervalMs;
    private Prices prices = new Prices(0, 0, 0);
    private Interest interest = new Interest(0, 0, 0);

    /**
     * The figures of a market.
     *
     * @param usualInterest its unscaled open interest, give or take
     * @param fundingHours hours between two settlements
     */
    public Derivative(Market market, long usualInterest, int fundingHours) {
        this.market = market;
        this.fundingIntervalMs = fundingHours * HOUR_MS;
        this.usualInterest = usualInterest;
    }

    /** Mark and index price, a sample a second. */
    public synchronized Prices prices(long nowMs) {
        long sample = sample(nowMs, PRICE_SAMPLE_MS);
        if (prices.timeMs() != sample) {
            long middle = market.consistently(() -> market.book().middle());
            long basis = (long) (middle * 0.0002 * Math.sin(sample / 90_000.0));
            prices = new Prices(sample, middle, middle - basis);
        }
        return prices;
    }

    /** The rate that will be charged at {@link #fundingTimeMs}, unscaled as {@link #RATE_NOTATION} says; a sample a minute. */
    public Rate rate(long nowMs) {
        long sample = sample(nowMs, RATE_SAMPLE_MS);
        return new Rate(sample, (long) (USUAL_RATE + RATE_SWING * Math.sin(sample / 2_400_000.0)));
    }

    /** The rate charged last, unscaled. */
    public long settledRate(long nowMs) {
        return rate(fundingTimeMs(nowMs) - fundingIntervalMs).value();
    }

    /** Open interest; a sample each three seconds. */
    public synchronized Interest openInterest(long nowMs) {
        long sample = sample(nowMs, INTEREST_SAMPLE_MS);
        if (interest.timeMs() != sample) {
            interest = new Interest(sample, quantity(sample), prices(nowMs).mark());
        }
        return interest;
    }

    /** Open interest at a time in the past, at the price now. */
    public Interest interestAt(long timeMs) {
        long middle = market.consistently(() -> market.book().middle());
        return new Interest(timeMs, quantity(timeMs), middle);
    }

    private long quantity(long timeMs) {
        double wave = 1 + 0.02 * Math.sin(timeMs / 1_800_000.0) + 0.0001 * Math.sin(timeMs / 7_000.0);
        long lot = market.spec().lot();
        return (long) (usualInterest * wave) / lot * lot;
    }

    /** The next settlement, at a whole number of intervals since midnight UTC. */
    public long fundingTimeMs(long nowMs) {
        return sample(nowMs, fundingIntervalMs) + fundingIntervalMs;
    }

    /** Time between two settlements. */
    public long fundingIntervalMs() {
        return fundingIntervalMs;
    }

    private static long sample(long nowMs, long everyMs) {
        return nowMs - Math.floorMod(nowMs, everyMs);
    }
}
