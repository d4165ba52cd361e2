package io.marketprism.collector.launcher;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;

/** Prints the end of a log, and what is added to it if that is asked for. */
final class LogsCommand {

    private static final int LINES = 100;
    private static final Duration LOOK = Duration.ofMillis(200);

    private final Home home;
    private final Output output;
    private final Ticks ticks;

    /** For a home. */
    LogsCommand(Home home, Output output, Ticks ticks) {
        this.home = home;
        this.output = output;
        this.ticks = ticks;
    }

    /** Does it; returns the exit code, or never if it follows. */
    int run(Command.Logs command) throws FailureException {
        Path file = command.exchange().map(home::log).orElseGet(home::mainLog);
        if (!Files.exists(file)) {
            throw new FailureException("There is no log " + file + " (yet)"
                    + command.exchange()
                            .map(exchange -> "; is there an exchange " + exchange + "?")
                            .orElse(""));
        }
        try {
            long end = Files.size(file);
            output.print(LogTail.of(file, LINES));
            while (command.follow()) {
                ticks.pause(LOOK);
                end = printFrom(file, end);
            }
        } catch (IOException e) {
            throw new FailureException("The log " + file + " cannot be read (" + e.getMessage() + ")", e);
        }
        return 0;
    }

    /** Prints what lies behind an offset, from the beginning if the file was rotated; returns the new offset. */
    private long printFrom(Path file, long offset) throws IOException {
        if (!Files.exists(file)) {
            return offset;
        }
        try (RandomAccessFile log = new RandomAccessFile(file.toFile(), "r")) {
            long size = log.length();
            long start = size < offset ? 0 : offset;
            byte[] added = new byte[(int) Math.min(size - start, 1 << 20)];
            log.seek(start);
            log.readFully(added);
            output.out().print(new String(added, StandardCharsets.UTF_8));
            output.out().flush();
            return start + added.length;
        }
    }
}
