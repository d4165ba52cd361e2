package io.marketprism.collector.health.internal;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.FileStore;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Samples the host from the kernel's files, at most once a second, whoever asks. Safe for any thread. */
final class HostProbe {

    private static final int IDLE = 4;
    private static final int IO_WAIT = 5;
    private static final int LAST_OWN = 8;
    private static final long KIBI = 1024;
    private static final long ENOUGH_NANOS = 1_000_000_000L;

    private final Path proc;
    private final Path disk;
    private Host last = Host.UNKNOWN;
    private long sampledAt = System.nanoTime() - ENOUGH_NANOS;
    private long busyBefore;
    private long allBefore;

    /**
     * A probe that begins to measure processor use now.
     *
     * @param proc where the kernel shows itself, {@code /proc}
     * @param disk a path on the file system to report
     */
    HostProbe(Path proc, Path disk) {
        this.proc = proc;
        this.disk = disk;
    }

    /**
     * The host as of the last second; the first processor use is since its boot.
     *
     * @throws IOException if the host shows its figures otherwise
     */
    synchronized Host sample() throws IOException {
        long now = System.nanoTime();
        if (now - sampledAt >= ENOUGH_NANOS) {
            last = look();
            sampledAt = now;
        }
        return last;
    }

    private Host look() throws IOException {
        FileStore store = Files.getFileStore(disk);
        long available = 0;
        long total = 0;
        for (String line : Files.readAllLines(proc.resolve("meminfo"))) {
            if (line.startsWith("MemTotal:")) {
                total = kibibytes(line);
            } else if (line.startsWith("MemAvailable:")) {
                available = kibibytes(line);
            }
        }
        return new Host(
                cpuPercent(),
                total - available,
                total,
                store.getTotalSpace() - store.getUnallocatedSpace(),
                store.getTotalSpace(),
                processes());
    }

    private int processes() throws IOException {
        int count = 0;
        try (DirectoryStream<Path> entries = Files.newDirectoryStream(proc, "[0-9]*")) {
            for (Path unused : entries) {
                count++;
            }
        }
        return count;
    }

    private static long kibibytes(String line) {
        return Long.parseLong(line.replaceAll("[^0-9]", "")) * KIBI;
    }

    private double cpuPercent() throws IOException {
        List<String> fields =
                List.of(Files.readAllLines(proc.resolve("stat")).get(0).trim().split("\\s+", -1));
        long all = 0;
        long idle = 0;
        for (int i = 1; i <= LAST_OWN && i < fields.size(); i++) {
            long ticks = Long.parseLong(fields.get(i));
            all += ticks;
            idle += i == IDLE || i == IO_WAIT ? ticks : 0;
        }
        long busy = all - idle;
        double percent = all == allBefore ? 0 : 100.0 * (busy - busyBefore) / (all - allBefore);
        busyBefore = busy;
        allBefore = all;
        return Math.max(0, Math.min(100, percent));
    }
}
