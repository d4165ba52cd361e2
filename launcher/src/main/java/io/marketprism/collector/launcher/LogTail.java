package io.marketprism.collector.launcher;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** The end of a log. */
final class LogTail {

    private static final int FAR_ENOUGH = 256 * 1024;

    private LogTail() {}

    /** The last lines of a file; none if it is not there. */
    static List<String> of(Path file, int lines) throws FailureException {
        if (!Files.exists(file)) {
            return List.of();
        }
        try (RandomAccessFile log = new RandomAccessFile(file.toFile(), "r")) {
            List<String> all =
                    read(log, Math.max(0, log.length() - FAR_ENOUGH)).lines().toList();
            return all.subList(Math.max(0, all.size() - lines), all.size());
        } catch (IOException e) {
            throw new FailureException("The log " + file + " cannot be read (" + e.getMessage() + ")", e);
        }
    }

    /** The text from an offset on, so much of it as is prudent to hold. */
    private static String read(RandomAccessFile log, long offset) throws IOException {
        byte[] bytes = new byte[(int) Math.min(log.length() - offset, FAR_ENOUGH)];
        log.seek(offset);
        log.readFully(bytes);
        return new String(bytes, StandardCharsets.UTF_8);
    }
}
