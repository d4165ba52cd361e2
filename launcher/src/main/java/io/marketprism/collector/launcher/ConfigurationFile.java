package io.marketprism.collector.launcher;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/** Which configuration file is meant (contract 1): the flag's, the environment's, the home's, the distribution's. */
final class ConfigurationFile {

    private static final String NAME = "unified_data_collection.yaml";

    private ConfigurationFile() {}

    /** The file that comes with the distribution. */
    static Path shipped(Home home) {
        return home.distribution().resolve("etc").resolve(NAME);
    }

    /** The file to use; that one of these names must be there is the reader's to say, but a file named by flag or variable is never passed over. */
    static Path find(Optional<Path> flag, Map<String, String> environment, Home home) {
        if (flag.isPresent()) {
            return flag.get().toAbsolutePath().normalize();
        }
        String told = environment.getOrDefault("MARKETPRISM_CONFIG_PATH", "");
        if (!told.isBlank()) {
            return Path.of(told).toAbsolutePath().normalize();
        }
        String second = environment.getOrDefault("MARKETPRISM_UNIFIED_DATA_COLLECTION_CONFIG", "");
        if (!second.isBlank() && Files.exists(Path.of(second))) {
            return Path.of(second).toAbsolutePath().normalize();
        }
        Path own = home.home().resolve("etc").resolve(NAME);
        return Files.exists(own) ? own : shipped(home);
    }
}
