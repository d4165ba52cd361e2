package io.marketprism.collector.venue.simulator;

/**
 * How a simulator runs.
 *
 * @param host address to bind
 * @param port port to bind; 0 takes a free one
 * @param rate trades and changes of the book a second and made-up market; recordings play in step with it, at 20 as fast
 *     as they were recorded
 * @param seed of all chance; the same seed makes the same markets
 */
public record SimulatorSettings(String host, int port, double rate, long seed) {

    private static final int HIGHEST_PORT = 65_535;
    private static final double MOST_RATE = 10_000;

    /** Checks the values. */
    public SimulatorSettings {
        if (port < 0 || port > HIGHEST_PORT) {
            throw new IllegalArgumentException("A port is 0 to 65535, but " + port + " was given");
        }
        if (!(rate > 0 && rate <= MOST_RATE)) {
            throw new IllegalArgumentException(
                    "The rate is above 0 and at most 10000 events a second, but " + rate + " was given");
        }
    }

    /** Loopback, a free port, rate 20, seed 1. */
    public static SimulatorSettings defaults() {
        return new SimulatorSettings("127.0.0.1", 0, 20, 1);
    }

    /** The same with another rate. */
    public SimulatorSettings withRate(double other) {
        return new SimulatorSettings(host, port, other, seed);
    }
}
