package io.marketprism.collector.metrics.internal;

import java.util.List;

/**
 * What a family is.
 *
 * @param name the Prometheus name
 * @param help one line for the operator
 * @param type counter, gauge or histogram
 * @param merge how equal figures become one
 * @param bounds upper bounds of a histogram's buckets, ascending, without infinity; else empty
 */
record Shape(String name, String help, Type type, Merge merge, List<Double> bounds) {

    /** The types of the text format that are used. */
    enum Type {
        COUNTER("counter"),
        GAUGE("gauge"),
        HISTOGRAM("histogram");

        private final String word;

        Type(String word) {
            this.word = word;
        }

        String word() {
            return word;
        }
    }

    /** How equal figures become one. */
    enum Merge {
        SUM,
        MAX
    }

    /** Copies the list. */
    Shape {
        bounds = List.copyOf(bounds);
    }

    static Shape counter(String name, String help) {
        return new Shape(name, help, Type.COUNTER, Merge.SUM, List.of());
    }

    static Shape gauge(String name, String help) {
        return new Shape(name, help, Type.GAUGE, Merge.SUM, List.of());
    }

    /** Whether figures of the other can be merged with figures of this: the help may differ. */
    boolean fits(Shape other) {
        return type == other.type && merge == other.merge && bounds.equals(other.bounds);
    }

    /** Whether it only grows, so that finished lives count (C16). */
    boolean accumulates() {
        return type != Type.GAUGE && merge == Merge.SUM;
    }
}
