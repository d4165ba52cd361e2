package io.marketprism.collector.launcher;

import java.io.IOException;
import java.io.Reader;
import java.io.StringWriter;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;

/**
 * What a start left on record: the processes in the order they were started, and the addresses.
 *
 * @param processes by role: {@code nats}, {@code simulator}, {@code root}
 * @param urls by name: {@code health}, {@code metrics}, {@code nats}, {@code simulator}
 */
record RunRecord(Map<String, ProcessIdentity> processes, Map<String, String> urls) {

    private static final String PROCESS = "process.";
    private static final String URL = "url.";

    /** A record of nothing. */
    static RunRecord empty() {
        return new RunRecord(Map.of(), Map.of());
    }

    /** The record with one more process. */
    RunRecord withProcess(String role, ProcessIdentity identity) {
        Map<String, ProcessIdentity> more = new LinkedHashMap<>(processes);
        more.put(role, identity);
        return new RunRecord(more, urls);
    }

    /** The record with one more address. */
    RunRecord withUrl(String name, String url) {
        Map<String, String> more = new LinkedHashMap<>(urls);
        more.put(name, url);
        return new RunRecord(processes, more);
    }

    /** The process in a role, if it is on record and still runs. */
    Optional<ProcessIdentity> running(String role) {
        return Optional.ofNullable(processes.get(role)).filter(ProcessIdentity::isRunning);
    }

    /** Reads a record; an absent file is a record of nothing, and so is what a crash left half-written. */
    static RunRecord read(Path file) throws FailureException {
        Properties properties = new Properties();
        try (Reader in = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
            properties.load(in);
        } catch (NoSuchFileException none) {
            return empty();
        } catch (IOException | IllegalArgumentException e) {
            throw new FailureException("The record " + file + " cannot be read (" + e.getMessage() + ")", e);
        }
        RunRecord record = empty();
        for (String key : properties.stringPropertyNames().stream().sorted().toList()) {
            String value = properties.getProperty(key);
            if (key.startsWith(URL)) {
                record = record.withUrl(key.substring(URL.length()), value);
            } else if (key.startsWith(PROCESS)) {
                Optional<ProcessIdentity> identity = ProcessIdentity.parse(value);
                if (identity.isPresent()) {
                    record = record.withProcess(key.substring(PROCESS.length()), identity.get());
                }
            }
        }
        return record;
    }

    /** Replaces the file in one step, so that a crash leaves the old record or the new one. */
    void write(Path file) throws FailureException {
        Properties properties = new Properties();
        processes.forEach((role, identity) -> properties.setProperty(PROCESS + role, identity.format()));
        urls.forEach((name, url) -> properties.setProperty(URL + name, url));
        Path fresh = file.resolveSibling(file.getFileName() + ".new");
        try {
            StringWriter text = new StringWriter();
            properties.store(text, null);
            Files.writeString(fresh, text.toString());
            try (FileChannel channel = FileChannel.open(fresh, StandardOpenOption.WRITE)) {
                channel.force(true);
            }
            Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw new FailureException("The record " + file + " cannot be written (" + e.getMessage() + ")", e);
        }
    }
}
