package io.marketprism.collector.launcher;

import java.nio.file.Path;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;

/**
 * How a root is to run.
 *
 * @param configuration the configuration file
 * @param overrides dotted keys that win over the file
 * @param httpHost the address health and metrics listen on
 * @param healthPort the port of health
 * @param metricsPort the port of metrics
 * @param logLevel the least level that is logged
 * @param lenient unknown keys of the configuration are warnings, not errors
 * @param simulatorRate the simulated market's speed; empty for the real one
 * @param hiddenVariables environment variables that the root must not see
 */
record RootPlan(
        Path configuration,
        Map<String, String> overrides,
        String httpHost,
        int healthPort,
        int metricsPort,
        String logLevel,
        boolean lenient,
        OptionalInt simulatorRate,
        Set<String> hiddenVariables) {

    /** The plan with other overrides. */
    RootPlan with(Map<String, String> others) {
        return new RootPlan(
                configuration,
                others,
                httpHost,
                healthPort,
                metricsPort,
                logLevel,
                lenient,
                simulatorRate,
                hiddenVariables);
    }
}
