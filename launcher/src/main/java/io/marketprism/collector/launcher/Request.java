package io.marketprism.collector.launcher;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * What is to be brought up.
 *
 * @param word {@code demo} or {@code start}
 * @param configuration the configuration file
 * @param logLevel the least level that is logged
 * @param lenient unknown keys of the configuration are warnings, not errors
 * @param detach return when all are healthy, and leave them running
 * @param length how long to run from that moment; until the end is asked for if empty
 * @param simulatorRate the simulated market's speed; empty for the real one
 * @param nats a server for the demo instead of an own one
 */
record Request(
        String word,
        Path configuration,
        String logLevel,
        boolean lenient,
        boolean detach,
        Optional<Duration> length,
        OptionalInt simulatorRate,
        Optional<String> nats) {

    static final String DEMO = "demo";
    static final String START = "start";

    /** The demo: the shipped configuration, whatever the environment says. */
    static Request of(Command.Demo demo, Home home) {
        return new Request(
                DEMO,
                ConfigurationFile.shipped(home),
                demo.logLevel(),
                false,
                demo.detach(),
                demo.length(),
                OptionalInt.of(demo.rate()),
                demo.nats());
    }

    /** The collector with its configuration. */
    static Request of(Command.Start start, Path configuration) {
        return new Request(
                START,
                configuration,
                start.logLevel(),
                start.lenient(),
                start.detach(),
                Optional.empty(),
                OptionalInt.empty(),
                Optional.empty());
    }

    boolean isDemo() {
        return word.equals(DEMO);
    }
}
