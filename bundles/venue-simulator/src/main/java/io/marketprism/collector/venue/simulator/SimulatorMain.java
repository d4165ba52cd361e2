package io.marketprism.collector.venue.simulator;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;

/**
 * Runs a simulator as a program: {@code --port 0 --rate 20 --seed 1 --host 127.0.0.1 --instruments 10}, and
 * {@code --recordings DIR --dress as-recorded}. Ends when told to by a signal.
 */
public final class SimulatorMain {

    private static final int USAGE = 2;

    private SimulatorMain() {}

    /** Starts, prints the address, and serves until the process is ended. */
    public static void main(String[] arguments) throws InterruptedException {
        SimulatorSettings settings;
        try {
            settings = parse(arguments);
        } catch (IllegalArgumentException e) {
            System.err.println("simulator: " + e.getMessage());
            System.exit(USAGE);
            return;
        }
        VenueSimulator simulator;
        try {
            simulator = VenueSimulator.start(settings);
        } catch (IOException e) {
            System.err.println("simulator: " + e.getMessage());
            System.exit(USAGE);
            return;
        }
        CountDownLatch ended = new CountDownLatch(1);
        Runtime.getRuntime()
                .addShutdownHook(new Thread(
                        () -> {
                            simulator.close();
                            ended.countDown();
                        },
                        "venue-simulator-stop"));
        System.out.println("simulator: " + simulator.httpUrl());
        ended.await();
    }

    /**
     * Reads the arguments; what is missing is as in {@link SimulatorSettings#defaults}.
     *
     * @throws IllegalArgumentException with a sentence for the user
     */
    static SimulatorSettings parse(String... arguments) {
        SimulatorSettings settings = SimulatorSettings.defaults();
        String host = settings.host();
        int port = settings.port();
        double rate = settings.rate();
        long seed = settings.seed();
        Optional<Path> recordings = settings.recordings();
        String dress = settings.dress();
        int instruments = settings.instruments();
        for (int i = 0; i < arguments.length; i += 2) {
            if (i + 1 == arguments.length) {
                throw new IllegalArgumentException(arguments[i] + " needs a value");
            }
            String value = arguments[i + 1];
            try {
                switch (arguments[i]) {
                    case "--host" -> host = value;
                    case "--port" -> port = Integer.parseInt(value);
                    case "--rate" -> rate = Double.parseDouble(value);
                    case "--seed" -> seed = Long.parseLong(value);
                    case "--recordings" -> recordings = Optional.of(Path.of(value));
                    case "--dress" -> dress = value;
                    case "--instruments" -> instruments = Integer.parseInt(value);
                    default ->
                        throw new IllegalArgumentException(
                                arguments[i] + " is unknown; there are --host, --port, --rate,"
                                        + " --seed, --recordings, --dress and --instruments");
                }
            } catch (NumberFormatException e) {
                throw new IllegalArgumentException(
                        arguments[i] + " needs a number, but \"" + value + "\" was given", e);
            }
        }
        return new SimulatorSettings(host, port, rate, seed, recordings, dress, instruments);
    }
}
