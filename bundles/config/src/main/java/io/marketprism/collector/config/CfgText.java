package io.marketprism.collector.config;

import java.util.Map;

/**
 * Writes a configuration as the text of an {@code etc/<pid>.cfg} file, such that it is read back exactly: as Java
 * properties, by a runtime that would replace <code>${…}</code> and {@code $[…]}.
 */
public final class CfgText {

    private static final String HEADER =
            "# Written from unified_data_collection.yaml at each start and change; edit that.\n";

    private CfgText() {}

    /** The name of a PID's file. */
    public static String fileName(String pid) {
        return pid + ".cfg";
    }

    /**
     * The text of a file, ASCII only, keys in the order given.
     *
     * @throws IllegalArgumentException if a value holds something that the runtime would replace
     */
    public static String of(Map<String, String> configuration) {
        StringBuilder text = new StringBuilder(HEADER);
        configuration.forEach((key, value) -> {
            if (value.contains("${") || value.contains("$[")) {
                throw new IllegalArgumentException("The value of " + key
                        + " holds ${ or $[, which the runtime would replace; in an address write $ as %24");
            }
            escape(key, true, text);
            text.append(" = ");
            escape(value, false, text);
            text.append('\n');
        });
        return text.toString();
    }

    private static void escape(String plain, boolean key, StringBuilder out) {
        for (int i = 0; i < plain.length(); i++) {
            char c = plain.charAt(i);
            switch (c) {
                case '\\' -> out.append("\\\\");
                case '\n' -> out.append("\\n");
                case '\r' -> out.append("\\r");
                case '\t' -> out.append("\\t");
                case ' ' -> out.append(key || i == 0 || i == plain.length() - 1 ? "\\u0020" : " ");
                case '=', ':', '#', '!' -> out.append(key ? "\\" : "").append(c);
                default -> {
                    if (c < ' ' || c > '~') {
                        out.append(String.format("\\u%04x", (int) c));
                    } else {
                        out.append(c);
                    }
                }
            }
        }
    }
}
