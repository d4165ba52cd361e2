package io.marketprism.collector.instance.internal;

import io.marketprism.collector.instance.LaunchRecord;
import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;

/**
 * One small file an instance: who runs for it. Written whole and moved into place, so that a crash leaves the old or the
 * new one; mode 0600, since attributes may hold credentials.
 */
final class LaunchFiles {

    private static final String ATTRIBUTE = "attribute.";

    private final Path folder;

    LaunchFiles(Path folder) {
        this.folder = folder;
    }

    /** Remembers a process. */
    void write(LaunchRecord launch) throws IOException {
        Properties properties = new Properties();
        properties.setProperty("name", launch.instance());
        properties.setProperty("pid", Long.toString(launch.pid()));
        properties.setProperty("start", Long.toString(launch.startedAtMs()));
        launch.attributes().forEach((key, value) -> properties.setProperty(ATTRIBUTE + key, value));
        Files.createDirectories(folder);
        Path fresh = Files.createTempFile(
                folder,
                launch.instance(),
                ".new",
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        try (Writer out = Files.newBufferedWriter(fresh)) {
            properties.store(out, null);
        }
        Files.move(fresh, file(launch.instance()), StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    /** What was remembered last, whether or not the process still runs. */
    Optional<LaunchRecord> read(String instance) {
        Properties properties = new Properties();
        try (Reader in = Files.newBufferedReader(file(instance))) {
            properties.load(in);
        } catch (NoSuchFileException neverStarted) {
            return Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException("The record of instance " + instance + " cannot be read", e);
        }
        Map<String, String> attributes = new HashMap<>();
        for (String key : properties.stringPropertyNames()) {
            if (key.startsWith(ATTRIBUTE)) {
                attributes.put(key.substring(ATTRIBUTE.length()), properties.getProperty(key));
            }
        }
        try {
            return Optional.of(new LaunchRecord(
                    instance,
                    Long.parseLong(properties.getProperty("pid", "0")),
                    Long.parseLong(properties.getProperty("start", "0")),
                    attributes));
        } catch (NumberFormatException e) {
            throw new IllegalStateException(
                    "The record " + file(instance) + " is damaged (" + e.getMessage()
                            + "); delete it once no process of that instance runs",
                    e);
        }
    }

    /** Forgets an instance. */
    void delete(String instance) throws IOException {
        Files.deleteIfExists(file(instance));
    }

    private Path file(String instance) {
        return folder.resolve(instance + ".properties");
    }
}
