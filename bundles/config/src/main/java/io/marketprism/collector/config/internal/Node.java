package io.marketprism.collector.config.internal;

import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * A value of the file with its place. What an alias names is shared, so a tree is never larger than its file.
 */
sealed interface Node {

    /** Where it starts. */
    Place place();

    /** The end of the sentence "but found …". */
    String found();

    /**
     * A text, number or the like; what it means is its reader's matter.
     *
     * @param plain whether it stood without quotes
     */
    record Scalar(Place place, String text, boolean plain) implements Node {

        private static final int SHOWN = 60;
        private static final Pattern CREDENTIALS = Pattern.compile("://.*@");

        /** Whether nothing was said: empty, {@code ~} or {@code null}. */
        boolean isNothing() {
            return plain && (text.isEmpty() || text.equals("~") || text.equalsIgnoreCase("null"));
        }

        @Override
        public String found() {
            if (isNothing()) {
                return "nothing";
            }
            String shown = CREDENTIALS.matcher(text).replaceAll("://…@");
            return "\"" + (shown.length() > SHOWN ? shown.substring(0, SHOWN) + "…" : shown) + "\"";
        }
    }

    /** A list. */
    record Sequence(Place place, List<Node> items) implements Node {
        @Override
        public String found() {
            return switch (items.size()) {
                case 0 -> "an empty list";
                case 1 -> "a list of one";
                default -> "a list of " + items.size();
            };
        }
    }

    /** Keys and their values in order. */
    record Mapping(Place place, Map<String, Field> fields) implements Node {

        private static final int NAMED = 4;

        @Override
        public String found() {
            String names = fields.keySet().stream().limit(NAMED).collect(Collectors.joining(", "));
            return fields.isEmpty()
                    ? "an empty section"
                    : "a section with the keys " + names + (fields.size() > NAMED ? ", …" : "");
        }
    }

    /**
     * A key's value.
     *
     * @param place where the key stands
     */
    record Field(Place place, Node value) {}
}
