package io.marketprism.collector.launcher;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** Reads the configuration before anything starts, so that a mistake in it is said to its author and nothing runs. */
@FunctionalInterface
interface ConfigurationCheck {

    /**
     * Checks a configuration file as the root will read it.
     *
     * @param file the file
     * @param environment variables that win over the file
     * @param overrides dotted keys that win over both
     * @param lenient whether unknown keys are warnings, not errors
     * @throws FailureException with file, line, key and what was expected
     */
    Checked check(Path file, Map<String, String> environment, Map<String, String> overrides, boolean lenient)
            throws FailureException;

    /**
     * What the launcher needs to know of a good configuration.
     *
     * @param httpHost the address health and metrics listen on
     * @param healthPort the port of health; 0 for any
     * @param metricsPort the port of metrics; 0 for any
     * @param natsServers addresses; may hold credentials
     * @param exchanges those that will be collected, in start order
     * @param warnings what an operator should look at, one sentence each
     * @param notes what an operator should know, such as keys without effect, one sentence each
     */
    record Checked(
            String httpHost,
            int healthPort,
            int metricsPort,
            List<String> natsServers,
            List<CheckedExchange> exchanges,
            List<String> warnings,
            List<String> notes) {}

    /**
     * One exchange that will be collected.
     *
     * @param name its full name, {@code okx_spot}
     * @param marketType the word used in subjects, {@code spot}
     * @param symbols the venue's names
     * @param dataTypes the words used in subjects
     */
    record CheckedExchange(String name, String marketType, List<String> symbols, List<String> dataTypes) {}
}
