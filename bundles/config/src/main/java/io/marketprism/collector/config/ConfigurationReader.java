package io.marketprism.collector.config;

import io.marketprism.collector.config.internal.Document;
import io.marketprism.collector.config.internal.Problems;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * Reads {@code unified_data_collection.yaml} (C1). Everything that is wrong is told at once, each problem in a sentence
 * with file, line, key, what was expected and what was found. Immutable, and free of state between readings.
 */
public final class ConfigurationReader {

    private final List<String> knownExchanges;

    /** A reader that knows the plan's five exchanges (P1). */
    public ConfigurationReader() {
        this(planned());
    }

    /**
     * A reader that knows other exchanges.
     *
     * @param knownExchanges full names; those of the plan come in its start order, the others behind them as given
     */
    public ConfigurationReader(List<String> knownExchanges) {
        this.knownExchanges = Document.inStartOrder(knownExchanges);
    }

    /** The plan's five exchanges in their start order (P3). */
    public static List<String> planned() {
        return Document.planned();
    }

    /**
     * Reads a file.
     *
     * @param file the file
     * @param environment environment variables, of which those of contract 1.4 go over the file
     * @param lenient whether unknown keys and values are warnings instead of errors
     * @throws ConfigurationException if the file cannot be used
     */
    public Reading read(Path file, Map<String, String> environment, boolean lenient) throws ConfigurationException {
        return read(file, environment, Map.of(), lenient);
    }

    /**
     * Reads a file, with values over it and over the environment.
     *
     * @param overrides values by dotted key, written as in YAML: {@code nats.servers} to {@code [nats://127.0.0.1:4222]}
     */
    public Reading read(Path file, Map<String, String> environment, Map<String, String> overrides, boolean lenient)
            throws ConfigurationException {
        Problems problems = new Problems(lenient);
        return new Document(knownExchanges, problems)
                .read(file, environment, overrides)
                .filter(reading -> !problems.any())
                .orElseThrow(() -> new ConfigurationException(problems.errors()));
    }
}
