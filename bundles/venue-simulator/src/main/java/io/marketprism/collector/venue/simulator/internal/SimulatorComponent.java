package io.marketprism.collector.venue.simulator.internal;

import io.marketprism.collector.venue.simulator.SimulatorSettings;
import io.marketprism.collector.venue.simulator.VenueSimulator;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Optional;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.ConfigurationPolicy;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.Designate;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Runs the simulator where it is configured. */
@Component(
        service = {},
        immediate = true,
        configurationPid = "io.marketprism.collector.venue.simulator",
        configurationPolicy = ConfigurationPolicy.REQUIRE)
@Designate(ocd = SimulatorComponent.Config.class)
public final class SimulatorComponent {

    private static final Logger LOG = LoggerFactory.getLogger(SimulatorComponent.class);

    /** The simulator's configuration. */
    @ObjectClassDefinition(name = "Venue simulator")
    public @interface Config {

        /** Address to bind. */
        @AttributeDefinition
        String host() default "127.0.0.1";

        /** Port to bind; 0 takes a free one. */
        @AttributeDefinition
        int port() default 0;

        /** Trades and changes of the book a second and market. */
        @AttributeDefinition
        double rate() default 20;

        /** Seed of all chance. */
        @AttributeDefinition
        long seed() default 1;

        /** Folder of recordings to play instead of the built-in ones; empty: the built-in ones. */
        @AttributeDefinition
        String recordings() default "";

        /** The shape recordings are played in: 2026 or as-recorded. */
        @AttributeDefinition
        String dress() default "2026";

        /** How many coins have made-up markets. */
        @AttributeDefinition
        int instruments() default SimulatorSettings.USUAL_INSTRUMENTS;

        /** File the bound port is written to; empty: none. */
        @AttributeDefinition
        String port_file() default "";
    }

    private final VenueSimulator simulator;

    /** Binds the port and tells it. */
    @Activate
    public SimulatorComponent(Config config) throws IOException {
        this.simulator = VenueSimulator.start(new SimulatorSettings(
                config.host(),
                config.port(),
                config.rate(),
                config.seed(),
                config.recordings().isEmpty() ? Optional.empty() : Optional.of(Path.of(config.recordings())),
                config.dress(),
                config.instruments()));
        LOG.info("The venue simulator serves {} at rate {}", simulator.httpUrl(), config.rate());
        if (!config.port_file().isEmpty()) {
            try {
                write(Path.of(config.port_file()), simulator.port());
            } catch (IOException e) {
                simulator.close();
                throw e;
            }
        }
    }

    /** Writes beside the file and moves it into place, so that a reader sees the whole number or nothing. */
    private static void write(Path file, int port) throws IOException {
        Path target = file.toAbsolutePath();
        Files.createDirectories(target.getParent());
        Path fresh = Files.createTempFile(target.getParent(), "port", ".tmp");
        Files.write(fresh, (port + "\n").getBytes(StandardCharsets.US_ASCII));
        Files.move(fresh, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    /** Frees the port. */
    @Deactivate
    public void stop() {
        simulator.close();
    }
}
