package io.marketprism.collector.venue.simulator.internal.http;

import java.util.Map;

/**
 * What a client asks for: a path below the venue's prefix, and parameters.
 *
 * @param path begins with a slash
 * @param parameters the last value of each
 */
public record Query(String path, Map<String, String> parameters) {

    /** A parameter, or empty. */
    public String text(String name) {
        return parameters.getOrDefault(name, "");
    }

    /** Whether a parameter is there and not empty. */
    public boolean has(String name) {
        return !text(name).isEmpty();
    }

    /** A whole number, or a default if the parameter is missing. */
    public long number(String name, long otherwise) {
        return has(name) ? Long.parseLong(text(name)) : otherwise;
    }
}
