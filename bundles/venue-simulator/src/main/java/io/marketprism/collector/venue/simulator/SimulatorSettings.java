package io.marketprism.collector.venue.simulator;

import java.nio.file.Path;
import java.util.Optional;

/**
 * How a simulator runs.
 *
 * @param host address to bind
 * @param port port to bind; 0 takes a free one
 * @param rate trades and changes of the book a second and made-up market; recordings play in step with it, at 20 as fast
 *     as they were recorded
 * @param seed of all chance; the same seed makes the same markets
 * @param recordings folder of recordings to play instead of the built-in ones; then only instruments found there are
 *     listed
 * @param dress {@code 2026} or {@code as-recorded}: the shape recordings are played in
 * @param instruments how many coins have made-up markets at each venue, 10 usually
 */
public record SimulatorSettings(
        String host, int port, double rate, long seed, Optional<Path> recordings, String dress, int instruments) {

    /** The usual number of coins. */
    public static final int USUAL_INSTRUMENTS = 10;

    private static final int HIGHEST_PORT = 65_535;
    private static final double MOST_RATE = 10_000;
    private static final int MOST_INSTRUMENTS = 2_000;

    /** Checks the values. */
    public SimulatorSettings {
        if (port < 0 || port > HIGHEST_PORT) {
            throw new IllegalArgumentException("A port is 0 to 65535, but " + port + " was given");
        }
        if (!(rate > 0 && rate <= MOST_RATE)) {
            throw new IllegalArgumentException(
                    "The rate is above 0 and at most 10000 events a second, but " + rate + " was given");
        }
        if (!dress.equals("2026") && !dress.equals("as-recorded")) {
            throw new IllegalArgumentException("The dress is 2026 or as-recorded, but \"" + dress + "\" was given");
        }
        if (instruments < 1 || instruments > MOST_INSTRUMENTS) {
            throw new IllegalArgumentException(
                    "There are 1 to 2000 instruments, but " + instruments + " were asked for");
        }
    }

    /** The same as recordings in this bundle and ten coins make it. */
    public SimulatorSettings(String host, int port, double rate, long seed) {
        this(host, port, rate, seed, Optional.empty(), "2026", USUAL_INSTRUMENTS);
    }

    /** Loopback, a free port, rate 20, seed 1, built-in recordings in the dress of 2026, ten coins. */
    public static SimulatorSettings defaults() {
        return new SimulatorSettings("127.0.0.1", 0, 20, 1);
    }

    /** The same with another rate. */
    public SimulatorSettings withRate(double other) {
        return new SimulatorSettings(host, port, other, seed, recordings, dress, instruments);
    }

    /** The same with recordings of a folder, in a dress. */
    public SimulatorSettings withRecordings(Path folder, String otherDress) {
        return new SimulatorSettings(host, port, rate, seed, Optional.of(folder), otherDress, instruments);
    }

    /** The same with another number of coins. */
    public SimulatorSettings withInstruments(int other) {
        return new SimulatorSettings(host, port, rate, seed, recordings, dress, other);
    }
}
