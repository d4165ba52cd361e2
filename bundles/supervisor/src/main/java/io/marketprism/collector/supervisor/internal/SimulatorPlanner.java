package io.marketprism.collector.supervisor.internal;

import io.marketprism.collector.instance.Launch;
import io.marketprism.collector.instance.LaunchPlanner;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/** Plans the start of the venue simulator, which runs as an instance of its own beside the children (demo). */
final class SimulatorPlanner implements LaunchPlanner {

    /** The simulator's instance. */
    static final String INSTANCE = "venue_simulator";

    private static final String FEATURE = "collector-venue-simulator";
    private static final int HEAP_MB = 96;

    private final SlimLaunch launch;
    private final Path portFile;
    private final int rate;

    /**
     * A simulated market.
     *
     * @param portFile where the simulator writes its port
     * @param rate trades and book changes a second and instrument
     */
    SimulatorPlanner(SlimLaunch launch, Path portFile, int rate) {
        this.launch = launch;
        this.portFile = portFile;
        this.rate = rate;
    }

    @Override
    public Optional<Launch> plan(String instance) {
        if (!instance.equals(INSTANCE)) {
            return Optional.empty();
        }
        String settings = String.join(
                "\n", "host = 127.0.0.1", "port = 0", "rate = " + rate, "seed = 1", "port.file = " + portFile, "");
        try {
            return Optional.of(launch.of(
                    INSTANCE, FEATURE, HEAP_MB, Map.of("io.marketprism.collector.venue.simulator.cfg", settings)));
        } catch (IOException e) {
            throw new IllegalStateException("The start of the simulator cannot be planned: " + e.getMessage(), e);
        }
    }
}
