package io.marketprism.collector.metrics.internal;

import java.util.ArrayList;
import java.util.List;

/**
 * Which figure of a family: label names and their values, in the order they are written.
 *
 * @param names the names
 * @param values the value of each
 */
record Labels(List<String> names, List<String> values) {

    /** The figure of a family without labels. */
    static final Labels NONE = new Labels(List.of(), List.of());

    /** Copies the lists. */
    Labels {
        names = List.copyOf(names);
        values = List.copyOf(values);
    }

    /** Labels from name, value, name, value, … */
    static Labels of(String... namesAndValues) {
        List<String> names = new ArrayList<>();
        List<String> values = new ArrayList<>();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            names.add(namesAndValues[i]);
            values.add(namesAndValues[i + 1]);
        }
        return new Labels(names, values);
    }
}
