package io.marketprism.collector.publisher.nats.internal;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads typed values out of flat configuration; says in a sentence which key is wrong and what was expected. */
record Properties(Map<String, Object> values) {

    /** The text of a key, without blanks around it; empty if the key is absent or blank. */
    Optional<String> text(String key) {
        return Optional.ofNullable(values.get(key))
                .map(value -> value.toString().trim())
                .filter(text -> !text.isEmpty());
    }

    /** The comma-separated words of a key, without blanks around them; none if the key is absent. */
    List<String> words(String key) {
        return text(key)
                .map(text -> Arrays.stream(text.split(","))
                        .map(String::trim)
                        .filter(word -> !word.isEmpty())
                        .toList())
                .orElse(List.of());
    }

    /** A whole number within bounds, or {@code otherwise} where the key is absent. */
    long number(String key, long otherwise, long least, long most) {
        Optional<String> text = text(key);
        if (text.isEmpty()) {
            return otherwise;
        }
        long value;
        try {
            value = Long.parseLong(text.get());
        } catch (NumberFormatException e) {
            throw wrong(key, text.get(), "a whole number", e);
        }
        if (value < least || value > most) {
            throw wrong(key, text.get(), "a whole number from " + least + " to " + most, null);
        }
        return value;
    }

    /** {@code true} or {@code false}, or {@code otherwise} where the key is absent. */
    boolean flag(String key, boolean otherwise) {
        String text = text(key).orElse(Boolean.toString(otherwise));
        return oneOf(key, text, "true", "false").equals("true");
    }

    /** One of some words, or the first of them where the key is absent. */
    String word(String key, String... allowed) {
        return oneOf(key, text(key).orElse(allowed[0]), allowed);
    }

    private static String oneOf(String key, String text, String... allowed) {
        if (!Arrays.asList(allowed).contains(text)) {
            throw wrong(key, text, "one of " + String.join(", ", allowed), null);
        }
        return text;
    }

    private static IllegalArgumentException wrong(String key, String text, String expected, Throwable cause) {
        return new IllegalArgumentException(
                "The publisher's setting " + key + " is \"" + text + "\"; expected " + expected, cause);
    }
}
