package io.marketprism.collector.supervisor.internal;

import io.marketprism.collector.config.CollectorConfiguration;
import io.marketprism.collector.config.ConfigurationException;
import io.marketprism.collector.config.ConfigurationReader;
import io.marketprism.collector.config.Reading;
import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.TreeSet;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Reads the configuration as it holds for this root: the file, the environment, the overrides. */
final class RootConfiguration {

    private static final Logger LOG = LoggerFactory.getLogger(RootConfiguration.class);
    private static final String SIMULATOR = "@simulator@";

    private RootConfiguration() {}

    /**
     * Reads it and says in the log what an operator should know.
     *
     * @param simulator host and port of the simulator, which {@code @simulator@} stands for in overrides
     */
    static CollectorConfiguration read(RootPlaces places, Optional<String> simulator, Map<String, String> environment)
            throws IOException, ConfigurationException {
        Reading reading = new ConfigurationReader()
                .read(places.configuration(), environment, overrides(places.overrides(), simulator), places.lenient());
        reading.warnings().forEach(LOG::warn);
        reading.notes().forEach(LOG::info);
        return reading.configuration();
    }

    private static Map<String, String> overrides(Optional<Path> file, Optional<String> simulator) throws IOException {
        Map<String, String> overrides = new LinkedHashMap<>();
        if (file.isEmpty() || !Files.exists(file.get())) {
            return overrides;
        }
        Properties properties = new Properties();
        try (Reader in = Files.newBufferedReader(file.get())) {
            properties.load(in);
        }
        for (String key : new TreeSet<>(properties.stringPropertyNames())) {
            String value = properties.getProperty(key);
            overrides.put(
                    key,
                    simulator.map(address -> value.replace(SIMULATOR, address)).orElse(value));
        }
        return overrides;
    }
}
