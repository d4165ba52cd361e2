package io.marketprism.collector.publisher.nats.internal;

import java.time.Instant;
import java.time.LocalDate;

/**
 * Writes an instant as {@code 2026-11-24T03:40:58.665825+00:00}: always six fraction digits (contract 2.4). The date is
 * worked out once a day.
 *
 * <p>Not thread-safe.
 */
final class IsoMicros {

    private static final int SECONDS_OF_DAY = 86_400;
    private static final byte[] UTC = Wire.ascii("+00:00");

    private long day = Long.MIN_VALUE;
    private byte[] date = {};

    /** Writes it without quotes. */
    void write(JsonBytes out, Instant instant) {
        long seconds = instant.getEpochSecond();
        long today = Math.floorDiv(seconds, SECONDS_OF_DAY);
        if (today != day) {
            day = today;
            date = Wire.ascii(LocalDate.ofEpochDay(today) + "T");
        }
        int second = Math.floorMod(seconds, SECONDS_OF_DAY);
        out.raw(date)
                .padded(second / 3600, 2)
                .raw(':')
                .padded(second / 60 % 60, 2)
                .raw(':');
        out.padded(second % 60, 2).raw('.').padded(instant.getNano() / 1000, 6).raw(UTC);
    }
}
