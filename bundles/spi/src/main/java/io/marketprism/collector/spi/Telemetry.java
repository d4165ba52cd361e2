package io.marketprism.collector.spi;

import java.util.List;
import java.util.function.DoubleSupplier;
import org.osgi.annotation.versioning.ProviderType;

/**
 * The one place that figures are kept. A figure belongs to a family (one name, one meaning, one set of label names) and
 * is fetched once and kept by its user; recording is lock-free and allocates nothing. Fetching the same figure again
 * gives the same object.
 */
@ProviderType
public interface Telemetry {

    /** How a family's figures of several children with equal labels become one at the root. */
    enum Merge {
        SUM,
        MAX
    }

    /**
     * What a family is.
     *
     * @param name the Prometheus name, {@code _total} included for counters
     * @param help one line for the operator
     * @param merge how equal figures of several children become one
     * @param labels the label names
     */
    record Family(String name, String help, Merge merge, List<String> labels) {

        /** Copies the list. */
        public Family {
            labels = List.copyOf(labels);
        }

        /** A family whose equal figures are added. */
        public static Family sum(String name, String help, String... labels) {
            return new Family(name, help, Merge.SUM, List.of(labels));
        }

        /** A family whose equal figures become the largest. */
        public static Family max(String name, String help, String... labels) {
            return new Family(name, help, Merge.MAX, List.of(labels));
        }
    }

    /** A count that only grows. */
    @ProviderType
    interface Counter {
        /** One more. */
        default void increment() {
            add(1);
        }

        /** Some more; {@code amount} is not negative. */
        void add(long amount);

        /** How many by now. */
        long count();
    }

    /** A value that is set. */
    @ProviderType
    interface Gauge {
        /** The value from now on. */
        void set(double value);
    }

    /** A distribution of durations. */
    @ProviderType
    interface Timer {
        /** One duration, in nanoseconds. */
        void record(long nanos);
    }

    /** The counter of a family with these label values. */
    Counter counter(Family family, String... labelValues);

    /** The gauge of a family with these label values, set by its owner. */
    Gauge gauge(Family family, String... labelValues);

    /** A gauge that asks for its value when it is read; replaces an earlier one with the same labels. */
    void gauge(Family family, DoubleSupplier value, String... labelValues);

    /**
     * The timer of a family (unit: seconds in what is exported) with these label values.
     *
     * @param upperBoundsSeconds the upper bounds of its histogram's buckets, ascending, without infinity
     */
    Timer timer(Family family, List<Double> upperBoundsSeconds, String... labelValues);
}
