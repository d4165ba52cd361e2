package io.marketprism.collector.config;

import java.util.List;

/**
 * What came of reading a configuration.
 *
 * @param configuration the configuration
 * @param warnings what an operator should look at, one sentence each
 * @param notes what an operator should know: the keys without effect in one line, decisions about streams
 */
public record Reading(CollectorConfiguration configuration, List<String> warnings, List<String> notes) {

    /** Copies the lists. */
    public Reading {
        warnings = List.copyOf(warnings);
        notes = List.copyOf(notes);
    }
}
