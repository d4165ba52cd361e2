package io.marketprism.collector.publisher.nats.internal;

import io.marketprism.collector.model.Decimal;
import io.marketprism.collector.model.PriceLevels;
import java.util.Arrays;
import java.util.Optional;

/**
 * Writes compact JSON into a byte buffer that is used again for the next message (D5). It knows no structure: the
 * callers give names, commas and braces as constants, and values through methods that cannot write anything unsafe.
 *
 * <p>Not thread-safe.
 */
final class JsonBytes {

    private static final int LONGEST_LONG = 20;

    private final StringBuilder scratch = new StringBuilder(64);
    private byte[] buffer = new byte[512];
    private int length;

    /** Forgets what was written and keeps the room. */
    void clear() {
        length = 0;
    }

    /** A copy of what was written. */
    byte[] copy() {
        return Arrays.copyOf(buffer, length);
    }

    /** Bytes as they are. */
    JsonBytes raw(byte[] bytes) {
        ensure(bytes.length);
        System.arraycopy(bytes, 0, buffer, length, bytes.length);
        length += bytes.length;
        return this;
    }

    /** One ASCII character as it is. */
    JsonBytes raw(char ascii) {
        ensure(1);
        buffer[length++] = (byte) ascii;
        return this;
    }

    /** A whole number. */
    JsonBytes number(long value) {
        if (value == Long.MIN_VALUE) {
            return raw(Wire.ascii(Long.toString(value)));
        }
        ensure(LONGEST_LONG);
        long rest = Math.abs(value);
        int digits = 1;
        for (long left = rest; left >= 10; left /= 10) {
            digits++;
        }
        if (value < 0) {
            buffer[length++] = '-';
        }
        for (int at = length + digits - 1; at >= length; at--) {
            buffer[at] = (byte) ('0' + rest % 10);
            rest /= 10;
        }
        length += digits;
        return this;
    }

    /** A whole number, or {@code null} for the value that stands for "unknown". */
    JsonBytes numberOrNull(long value, long unknown) {
        return value == unknown ? raw(Wire.NULL) : number(value);
    }

    /** A number of exactly {@code digits} digits, with leading zeros. */
    JsonBytes padded(int value, int digits) {
        ensure(digits);
        int rest = value;
        for (int at = length + digits - 1; at >= length; at--) {
            buffer[at] = (byte) ('0' + rest % 10);
            rest /= 10;
        }
        length += digits;
        return this;
    }

    /** A decimal's digits in plain notation, without quotes. */
    JsonBytes decimal(Decimal value) {
        scratch.setLength(0);
        value.appendTo(scratch);
        return flushScratch();
    }

    /** A decimal without quotes, or {@code null} where there is none. */
    JsonBytes decimalOrNull(Optional<Decimal> value) {
        return value.isPresent() ? decimal(value.get()) : raw(Wire.NULL);
    }

    /** A decimal as a JSON string, or {@code null} where there is none. */
    JsonBytes quotedOrNull(Optional<Decimal> value) {
        return value.isPresent() ? quoted(value.get()) : raw(Wire.NULL);
    }

    /** A decimal as a JSON string. */
    JsonBytes quoted(Decimal value) {
        return raw('"').decimal(value).raw('"');
    }

    /** One level as {@code ["price","quantity"]}. */
    JsonBytes level(PriceLevels levels, int index) {
        scratch.setLength(0);
        scratch.append("[\"");
        levels.appendPrice(scratch, index);
        scratch.append("\",\"");
        levels.appendQuantity(scratch, index);
        scratch.append("\"]");
        return flushScratch();
    }

    /** One level as {@code {"price":"…","quantity":"…"}}. */
    JsonBytes levelObject(PriceLevels levels, int index) {
        scratch.setLength(0);
        scratch.append("{\"price\":\"");
        levels.appendPrice(scratch, index);
        scratch.append("\",\"quantity\":\"");
        levels.appendQuantity(scratch, index);
        scratch.append("\"}");
        return flushScratch();
    }

    /**
     * A venue's word as a JSON string.
     *
     * @throws IllegalArgumentException if it holds anything that a reader could trip over ({@link Wire#isSafe})
     */
    JsonBytes quoted(String word) {
        ensure(word.length() + 2);
        buffer[length++] = '"';
        for (int i = 0; i < word.length(); i++) {
            char c = word.charAt(i);
            if (!Wire.isSafe(c)) {
                throw new IllegalArgumentException("The venue's word \"" + word + "\" holds the character " + (int) c
                        + ", which is not published; expected letters, digits and plain punctuation");
            }
            buffer[length++] = (byte) c;
        }
        buffer[length++] = '"';
        return this;
    }

    private JsonBytes flushScratch() {
        int count = scratch.length();
        ensure(count);
        for (int i = 0; i < count; i++) {
            buffer[length++] = (byte) scratch.charAt(i);
        }
        return this;
    }

    private void ensure(int more) {
        if (buffer.length - length < more) {
            buffer = Arrays.copyOf(buffer, Math.max(buffer.length * 2, length + more));
        }
    }
}
