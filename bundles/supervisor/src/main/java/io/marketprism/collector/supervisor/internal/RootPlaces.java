package io.marketprism.collector.supervisor.internal;

import java.nio.file.Path;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * What the launcher told this root by system properties.
 *
 * @param home holds logs, instances and state
 * @param etc the root's etc folder
 * @param configuration the configuration file
 * @param overrides settings that go before the file's, by dotted key
 * @param mode {@code multiprocess}
 * @param lenient whether unknown keys of the configuration are warnings
 * @param logLevel the least level that is logged
 * @param simulatorRate the speed of the simulated market, if there is to be one
 */
record RootPlaces(
        Path home,
        Path etc,
        Path configuration,
        Optional<Path> overrides,
        String mode,
        boolean lenient,
        String logLevel,
        Optional<Integer> simulatorRate) {

    /** Reads them; a missing one is a sentence. */
    static RootPlaces from(UnaryOperator<String> property) {
        String home = required(property, "collector.home");
        boolean simulated = Boolean.parseBoolean(property.apply("collector.simulator"));
        return new RootPlaces(
                Path.of(home),
                Path.of(required(property, "karaf.etc")),
                Path.of(required(property, "collector.config")),
                Optional.ofNullable(property.apply("collector.overrides")).map(Path::of),
                Optional.ofNullable(property.apply("collector.mode")).orElse("multiprocess"),
                Boolean.parseBoolean(property.apply("collector.lenient")),
                Optional.ofNullable(property.apply("collector.log.level")).orElse("INFO"),
                simulated
                        ? Optional.of(Integer.parseInt(Optional.ofNullable(property.apply("collector.simulator.rate"))
                                .orElse("20")))
                        : Optional.empty());
    }

    private static String required(UnaryOperator<String> property, String name) {
        String value = property.apply(name);
        if (value == null || value.isBlank()) {
            throw new IllegalStateException(
                    "The system property " + name + " is missing; start the root by bin/collector, which sets it");
        }
        return value;
    }

    /** Where the simulator writes its port. */
    Path simulatorPort() {
        return home.resolve("state").resolve("simulator.port");
    }

    /** The options of children's JVMs. */
    Path childJvm() {
        return etc.resolve("children.jvm");
    }
}
