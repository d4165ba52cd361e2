package io.marketprism.collector.launcher;

import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The child processes that the root wrote down, one file each: {@code name}, {@code pid}, {@code start} (the kernel's
 * start ticks, or an ISO instant).
 */
final class ChildRecords {

    private static final Duration SAME_START = Duration.ofMillis(50);

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
        String start = record.getOrDefault("start", "");
        try {
            long pid = Long.parseLong(record.getOrDefault("pid", ""));
            return ProcessIdentity.ofRunning(pid).filter(now -> startedThen(now, start));
        } catch (NumberFormatException half) {
            return Optional.empty();
        }
    }

    private static boolean startedThen(ProcessIdentity process, String start) {
        if (start.matches("\\d+")) {
            return start.equals(Long.toString(process.startTicks()));
        }
        try {
            Instant recorded = Instant.parse(start);
            return ProcessHandle.of(process.pid())
                    .flatMap(handle -> handle.info().startInstant())
                    .filter(seen -> Duration.between(seen, recorded).abs().compareTo(SAME_START) <= 0)
                    .isPresent();
        } catch (DateTimeException notATime) {
            return false;
        }
    }
}
