package io.marketprism.collector.venue.simulator.internal.market;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.zip.Checksum;

/** Builds one frame or answer as ASCII bytes; reusable after {@link #clear}. Not thread-safe. */
public final class Frame {

    private byte[] bytes = new byte[256];
    private int length;

    /** Forgets what was built and keeps the room. */
    public Frame clear() {
        length = 0;
        return this;
    }

    /** Appends ASCII text as it is. */
    public Frame text(String ascii) {
        int count = ascii.length();
        reserve(count);
        for (int i = 0; i < count; i++) {
            bytes[length++] = (byte) ascii.charAt(i);
        }
        return this;
    }

    /** Appends bytes as they are. */
    public Frame bytes(byte[] more) {
        reserve(more.length);
        System.arraycopy(more, 0, bytes, length, more.length);
        length += more.length;
        return this;
    }

    /** Appends an integer. */
    public Frame number(long value) {
        if (value < 0) {
            return text(Long.toString(value));
        }
        digits(value, 1);
        return this;
    }

    /** Appends a decimal in a notation; exponents are never used. */
    public Frame decimal(long unscaled, Notation notation) {
        long rest = unscaled;
        int scale = notation.scale();
        if (rest < 0) {
            text("-");
            rest = -rest;
        }
        if (notation.trimmed()) {
            while (scale > 0 && rest % 10 == 0) {
                rest /= 10;
                scale--;
            }
        }
        digits(rest, scale + 1);
        if (scale > 0) {
            reserve(1);
            System.arraycopy(bytes, length - scale, bytes, length - scale + 1, scale);
            bytes[length - scale] = '.';
            length++;
        }
        return this;
    }

    private void digits(long value, int atLeast) {
        int count = atLeast;
        long limit = 1;
        for (int i = 1; i < 19 && value / limit >= 10; i++) {
            limit *= 10;
            count = Math.max(count, i + 1);
        }
        reserve(count);
        long rest = value;
        for (int at = length + count - 1; at >= length; at--) {
            bytes[at] = (byte) ('0' + rest % 10);
            rest /= 10;
        }
        length += count;
    }

    private void reserve(int more) {
        if (length + more > bytes.length) {
            bytes = Arrays.copyOf(bytes, Math.max(length + more, bytes.length * 2));
        }
    }

    /** Takes the last byte back, for instance a comma too many. */
    public Frame back() {
        length--;
        return this;
    }

    /** Whether the last byte is this character. */
    public boolean endsWith(char last) {
        return length > 0 && bytes[length - 1] == last;
    }

    /** Adds what was built to a checksum. */
    public void digest(Checksum checksum) {
        checksum.update(bytes, 0, length);
    }

    /** A copy of what was built. */
    public byte[] toBytes() {
        return Arrays.copyOf(bytes, length);
    }

    @Override
    public String toString() {
        return new String(bytes, 0, length, StandardCharsets.ISO_8859_1);
    }
}
