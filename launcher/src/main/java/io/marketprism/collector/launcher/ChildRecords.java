package io.marketprism.collector.launcher;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The child processes that the root wrote down, one file each: {@code name}, {@code pid}, {@code start} (UTC epoch
 * milliseconds of the process's start).
 */
final class ChildRecords {

    /** The kernel tells the time of boot in whole seconds and moves it with the clock, so two readers may differ. */
    private static final Duration SAME_START = Duration.ofSeconds(2);

    private ChildRecords() {}

    /** Those that still run. */
    static List<ProcessIdentity> running(Home home) throws FailureException {
        List<ProcessIdentity> running = new ArrayList<>();
        for (Path file : Folders.list(home.children(), ".properties")) {
            identity(PrivateFile.readProperties(file)).ifPresent(running::add);
        }
        return running;
    }

    private static Optional<ProcessIdentity> identity(Map<String, String> record) {
        try {
            long pid = Long.parseLong(record.getOrDefault("pid", ""));
            Instant start = Instant.ofEpochMilli(Long.parseLong(record.getOrDefault("start", "")));
            return ProcessIdentity.ofRunning(pid).filter(process -> startedAt(pid, start));
        } catch (NumberFormatException half) {
            return Optional.empty();
        }
    }

    private static boolean startedAt(long pid, Instant recorded) {
        return ProcessHandle.of(pid)
                .flatMap(process -> process.info().startInstant())
                .filter(start -> Duration.between(start, recorded).abs().compareTo(SAME_START) <= 0)
                .isPresent();
    }
}
