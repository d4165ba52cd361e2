package io.marketprism.collector.config.internal;

/**
 * Where something was said.
 *
 * @param source the file, or what else it was: an override, an environment variable
 * @param line the line counted from 1; 0 where there are none
 */
public record Place(String source, int line) {

    @Override
    public String toString() {
        return line > 0 ? source + ":" + line : source;
    }
}
