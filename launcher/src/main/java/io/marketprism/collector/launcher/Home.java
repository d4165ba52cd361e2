package io.marketprism.collector.launcher;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/**
 * Where things are.
 *
 * @param distribution the unpacked distribution
 * @param home {@code COLLECTOR_HOME}: holds logs, instances and state; the distribution itself unless told otherwise
 */
record Home(Path distribution, Path home) {

    /** The places for a distribution and an environment. */
    static Home of(Path distribution, Map<String, String> environment) {
        String told = environment.getOrDefault("COLLECTOR_HOME", "");
        Path absolute = distribution.toAbsolutePath().normalize();
        return new Home(
                absolute,
                told.isBlank() ? absolute : Path.of(told).toAbsolutePath().normalize());
    }

    Path logs() {
        return home.resolve("logs");
    }

    Path instances() {
        return home.resolve("instances");
    }

    Path state() {
        return home.resolve("state");
    }

    /** What the last start left on record. */
    Path runFile() {
        return state().resolve("run.properties");
    }

    /** Held by the launcher that works on this home. */
    Path lockFile() {
        return state().resolve("launcher.lock");
    }

    /** The root's {@code karaf.etc}. */
    Path etc() {
        return state().resolve("etc");
    }

    /** The root's {@code karaf.data}. */
    Path rootData() {
        return state().resolve("root");
    }

    /** The root's temporary files. */
    Path temporary() {
        return state().resolve("tmp");
    }

    /** How to log in to the root of this boot. */
    Path credentialsFile() {
        return state().resolve("credentials.properties");
    }

    /** Configuration values that win over the file's. */
    Path overridesFile() {
        return state().resolve("overrides.properties");
    }

    /** JVM arguments that must not be seen in a list of processes. */
    Path secretArgumentsFile() {
        return state().resolve("root.args");
    }

    /** Where the root writes the port that ends it. */
    Path shutdownPortFile() {
        return state().resolve("root.shutdown.port");
    }

    /** Where Karaf writes the root's process ID. */
    Path rootPidFile() {
        return state().resolve("root.pid");
    }

    /** Where the simulator writes its port. */
    Path simulatorPortFile() {
        return state().resolve("simulator.port");
    }

    /** Where the root writes one file a child process. */
    Path children() {
        return state().resolve("children");
    }

    /** The store of the demo's own NATS server. */
    Path natsStore() {
        return state().resolve("demo-nats");
    }

    /** What the root's JVM prints itself. */
    Path rootOutput() {
        return logs().resolve("root.out");
    }

    /** The main log (H6). */
    Path mainLog() {
        return logs().resolve("collector_main.log");
    }

    /** The log of one exchange (H6). */
    Path log(String exchange) {
        return logs().resolve("collector_" + exchange + ".log");
    }

    /** Creates the folders that are missing. */
    void prepare() throws FailureException {
        for (Path folder : new Path[] {logs(), instances(), state(), temporary()}) {
            try {
                Files.createDirectories(folder);
            } catch (IOException e) {
                throw new FailureException(
                        "The folder " + folder + " cannot be created (" + e.getMessage()
                                + "); set COLLECTOR_HOME to a folder that may be written",
                        e);
            }
        }
    }
}
