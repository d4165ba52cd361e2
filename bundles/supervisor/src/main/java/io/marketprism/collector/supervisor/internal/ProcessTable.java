package io.marketprism.collector.supervisor.internal;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;

/** Linux's process table ({@code proc(5)}), read without starting a program. */
final class ProcessTable {

    private static final double TICKS_PER_SECOND = 100;
    private static final long PAGE_BYTES = 4096;
    private static final String MAX_FILES = "Max open files";

    private final Path proc;

    /** The table mounted at a folder. */
    ProcessTable(Path proc) {
        this.proc = proc;
    }

    /** The figures of a process, or nothing if it is gone or may not be looked at. */
    Optional<ProcessFigures> figures(long pid) {
        Path folder = proc.resolve(Long.toString(pid));
        try {
            String stat = Files.readString(folder.resolve("stat"));
            // The command in brackets may hold blanks and brackets; the fields behind its last bracket are plain.
            String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ", -1);
            double cpuSeconds = (Long.parseLong(fields[11]) + Long.parseLong(fields[12])) / TICKS_PER_SECOND;
            return Optional.of(new ProcessFigures(
                    cpuSeconds,
                    Long.parseLong(fields[21].strip()) * PAGE_BYTES,
                    Long.parseLong(fields[20]),
                    Integer.parseInt(fields[17]),
                    count(folder.resolve("fd")),
                    maxFiles(folder)));
        } catch (IOException goneOrForbidden) {
            return Optional.empty();
        }
    }

    private static int count(Path folder) throws IOException {
        try (Stream<Path> entries = Files.list(folder)) {
            return (int) entries.count();
        }
    }

    private static int maxFiles(Path folder) throws IOException {
        for (String line : Files.readAllLines(folder.resolve("limits"))) {
            if (line.startsWith(MAX_FILES)) {
                String soft = line.substring(MAX_FILES.length()).strip().split(" +", 2)[0];
                return soft.equals("unlimited") ? Integer.MAX_VALUE : Integer.parseInt(soft);
            }
        }
        return 0;
    }
}
