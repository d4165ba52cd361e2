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

    /** Creates the folders that are missing. */
    void prepare() throws FailureException {
        for (Path folder : new Path[] {logs(), instances(), state()}) {
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
