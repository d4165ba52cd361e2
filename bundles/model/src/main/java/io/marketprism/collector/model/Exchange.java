package io.marketprism.collector.model;

/**
 * One exchange as configured and collected by one child.
 *
 * @param name its full name, {@code okx_derivatives}; also the child instance's name
 * @param venue the company behind it, {@code okx}; the word used in subjects and payloads
 */
public record Exchange(String name, String venue) {

    /** The exchange with a configured full name; its venue is the part before the first underscore. */
    public static Exchange named(String name) {
        int end = name.indexOf('_');
        return new Exchange(name, end < 0 ? name : name.substring(0, end));
    }
}
