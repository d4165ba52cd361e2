package io.marketprism.collector.core.internal;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.OptionalLong;
import java.util.function.Consumer;

/**
 * Says in the log what a venue sent that cannot be read: at most once a minute for an exchange, with a sample and the
 * number of those that went unsaid. Thread-safe.
 */
final class Complaints {

    private static final Duration INTERVAL = Duration.ofMinutes(1);
    private static final int SAMPLE_CHARACTERS = 200;
    private static final int MOST_BYTES_A_CHARACTER = 4;

    private final Time time;
    private final Consumer<String> log;
    private final Throttle throttle = new Throttle(INTERVAL);

    Complaints(Time time, Consumer<String> log) {
        this.time = time;
        this.log = log;
    }

    /**
     * Something was skipped because it cannot be read.
     *
     * @param where what brought it, such as {@code connection trades}
     * @param why the reader's failure
     * @param bytes holds what was read
     */
    void unreadable(String where, Exception why, byte[] bytes, int offset, int length) {
        OptionalLong suppressed = throttle.pass(time.nanoTime());
        if (suppressed.isPresent()) {
            log.accept("Skipped what " + where + " brought: " + reason(why) + ". It has " + length
                    + " bytes and begins: " + sample(bytes, offset, length)
                    + (suppressed.getAsLong() == 0
                            ? ""
                            : " (" + suppressed.getAsLong() + " more were skipped since this was last said)"));
        }
    }

    private static String reason(Exception why) {
        return why instanceof RuntimeException ? "reading it failed with " + why : String.valueOf(why.getMessage());
    }

    private static String sample(byte[] bytes, int offset, int length) {
        int read = Math.min(length, SAMPLE_CHARACTERS * MOST_BYTES_A_CHARACTER);
        String text = new String(bytes, offset, read, StandardCharsets.UTF_8);
        return text.substring(0, Math.min(text.length(), SAMPLE_CHARACTERS)).replaceAll("\\p{Cntrl}", " ");
    }
}
