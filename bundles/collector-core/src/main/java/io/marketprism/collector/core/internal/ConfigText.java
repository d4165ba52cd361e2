package io.marketprism.collector.core.internal;

import java.net.URI;
import java.time.Duration;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Reads the values of flat configuration properties; what makes no sense is said in a sentence. Pure. */
public final class ConfigText {

    private ConfigText() {}

    /** A text that must be there. */
    public static String required(String property, String text) {
        if (text == null || text.isBlank()) {
            throw new IllegalArgumentException(property + " is not set; it is needed to collect anything");
        }
        return text.strip();
    }

    /** Texts between commas, without blanks and repeats; at least one. */
    public static List<String> list(String property, String text) {
        List<String> parts = parts(required(property, text)).distinct().toList();
        if (parts.isEmpty()) {
            throw new IllegalArgumentException(property + " = \"" + text + "\" names nothing; name at least one");
        }
        return parts;
    }

    /** Pairs of word and whole number between commas; none if empty. */
    public static Map<String, Long> pairs(String property, String text) {
        Map<String, Long> pairs = new LinkedHashMap<>();
        for (String part : parts(text).toList()) {
            int at = part.indexOf('=');
            String number = part.substring(at + 1).strip();
            if (at < 1 || !number.matches("\\d{1,15}")) {
                throw new IllegalArgumentException(property + " holds \"" + part
                        + "\", but pairs such as funding_rate=30000 were expected, separated by commas");
            }
            pairs.put(part.substring(0, at).strip(), Long.valueOf(number));
        }
        return pairs;
    }

    private static Stream<String> parts(String text) {
        return Arrays.stream(text.split(",", -1)).map(String::strip).filter(part -> !part.isEmpty());
    }

    /** One of a closed set of words. */
    public static <T> T word(String property, String text, T[] values, Function<T, String> word) {
        String given = required(property, text);
        return Arrays.stream(values)
                .filter(value -> word.apply(value).equals(given))
                .findFirst()
                .orElseThrow(() ->
                        unknown(property, given, Arrays.stream(values).map(word).toList()));
    }

    private static IllegalArgumentException unknown(String property, String given, List<String> known) {
        String nearest = known.stream()
                .min(Comparator.comparingInt(word -> distance(lowerCase(given), word)))
                .orElseThrow();
        return new IllegalArgumentException(property + " holds \"" + given + "\", which is none of "
                + known.stream().collect(Collectors.joining(", ")) + "; did you mean " + nearest + "?");
    }

    /** How many letters must be put in, left out or changed to make one word of the other. */
    private static int distance(String from, String to) {
        int[] row = new int[to.length() + 1];
        for (int j = 0; j <= to.length(); j++) {
            row[j] = j;
        }
        for (int i = 1; i <= from.length(); i++) {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j <= to.length(); j++) {
                int changed = diagonal + (from.charAt(i - 1) == to.charAt(j - 1) ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.min(changed, 1 + Math.min(row[j], row[j - 1]));
            }
        }
        return row[to.length()];
    }

    /** An absolute address with one of the schemes, without a slash at its end. */
    public static URI address(String property, String text, String... schemes) {
        String given = required(property, text);
        String trimmed = given.endsWith("/") ? given.substring(0, given.length() - 1) : given;
        try {
            URI uri = URI.create(trimmed);
            if (uri.getHost() != null && Arrays.asList(schemes).contains(uri.getScheme())) {
                return uri;
            }
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(
                    property + " = \"" + given + "\" is not an address (" + e.getMessage() + ")", e);
        }
        throw new IllegalArgumentException(property + " = \"" + given + "\" is not an address that begins with "
                + Arrays.stream(schemes).map(scheme -> scheme + "://").collect(Collectors.joining(" or "))
                + " and names a host");
    }

    /** A number above zero. */
    public static int positive(String property, int number) {
        if (number <= 0) {
            throw new IllegalArgumentException(property + " = " + number + " must be above zero");
        }
        return number;
    }

    /** A duration above zero, given in milliseconds. */
    public static Duration millis(String property, long millis) {
        if (millis <= 0) {
            throw new IllegalArgumentException(property + " = " + millis + " must be above zero, in milliseconds");
        }
        return Duration.ofMillis(millis);
    }

    /** The lower-case form of a word of ours. */
    public static String lowerCase(String word) {
        return word.toLowerCase(Locale.ROOT);
    }
}
