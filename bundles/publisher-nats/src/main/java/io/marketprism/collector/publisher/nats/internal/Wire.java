package io.marketprism.collector.publisher.nats.internal;

import java.nio.charset.StandardCharsets;

/** The characters and words that payloads, subjects and message IDs are made of (contract 2.3-2.6). */
final class Wire {

    /** JSON's word for a value that the venue does not give. */
    static final byte[] NULL = ascii("null");

    /** The value of {@code publisher} in every payload. */
    static final String PUBLISHER = "unified-collector";

    private Wire() {}

    /** The bytes of a constant. */
    static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    /** Whether a venue's word may hold the character: printable ASCII but blank, quotes and backslash (2.6). */
    static boolean isSafe(char c) {
        return c > ' ' && c < 0x7f && c != '"' && c != '\'' && c != '\\';
    }

    /** Whether a text can stand between two dots of a subject, and unescaped in JSON and in SQL. */
    static boolean isToken(String text) {
        return !text.isEmpty() && text.codePoints().allMatch(c -> Character.isLetterOrDigit(c) || c == '-' || c == '_');
    }
}
