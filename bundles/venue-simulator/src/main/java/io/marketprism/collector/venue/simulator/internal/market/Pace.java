package io.marketprism.collector.venue.simulator.internal.market;

/**
 * How busy the markets are.
 *
 * @param rate takers, and as many makers, a second and made-up market
 * @param seed of all chance
 */
public record Pace(double rate, long seed) {

    /** The rate at which recordings play as fast as they were recorded. */
    private static final double RECORDED_RATE = 20;

    /** How much faster than recorded a recording plays. */
    public double recordedSpeed() {
        return rate / RECORDED_RATE;
    }
}
