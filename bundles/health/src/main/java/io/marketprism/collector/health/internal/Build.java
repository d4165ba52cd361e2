package io.marketprism.collector.health.internal;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Properties;

/**
 * What was built, as the build wrote it into the bundle.
 *
 * @param version the product's version
 * @param time when, ISO 8601; the same for the same sources
 * @param commit the source's commit; {@code unknown} where the build was not told
 */
record Build(String version, String time, String commit) {

    static Build own() {
        Properties properties = new Properties();
        try (InputStream in = Build.class.getResourceAsStream("build.properties")) {
            properties.load(in);
        } catch (IOException e) {
            throw new UncheckedIOException("The bundle's build.properties cannot be read.", e);
        }
        String commit = properties.getProperty("commit");
        return new Build(
                properties.getProperty("version"),
                properties.getProperty("time"),
                commit.startsWith("$") ? "unknown" : commit);
    }
}
