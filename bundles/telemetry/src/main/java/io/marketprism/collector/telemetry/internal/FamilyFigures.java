package io.marketprism.collector.telemetry.internal;

import io.marketprism.collector.spi.Telemetry.Family;
import io.marketprism.collector.spi.management.MetricFamilySnapshot;
import io.marketprism.collector.spi.management.MetricSampleSnapshot;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One family and its figures by their label values. Thread-safe. */
final class FamilyFigures {

    private static final Logger LOG = LoggerFactory.getLogger(FamilyFigures.class);

    /** What a family's figures are; the name is Prometheus's. */
    enum Kind {
        COUNTER,
        GAUGE,
        HISTOGRAM;

        String word() {
            return name().toLowerCase(java.util.Locale.ROOT);
        }
    }

    private record Entry(String[] labelValues, Figure figure) {}

    private final Family family;
    private final Kind kind;
    private final double[] upperBounds;
    private final Map<List<String>, Figure> byLabels = new ConcurrentHashMap<>();
    private final Queue<Entry> inOrder = new ConcurrentLinkedQueue<>();
    private final AtomicBoolean complained = new AtomicBoolean();

    FamilyFigures(Family family, Kind kind, double[] upperBounds) {
        this.family = family;
        this.kind = kind;
        this.upperBounds = upperBounds.clone();
    }

    /**
     * Holds a later declaration against the first.
     *
     * @throws IllegalArgumentException if it contradicts it
     */
    void require(Family again, Kind otherKind, double[] otherBounds) {
        if (kind != otherKind) {
            throw contradiction("is a " + kind.word(), "a " + otherKind.word());
        }
        if (!family.labels().equals(again.labels())) {
            throw contradiction(
                    "has the labels " + family.labels(), again.labels().toString());
        }
        if (family.merge() != again.merge()) {
            throw contradiction("is merged by " + family.merge(), again.merge().toString());
        }
        if (!Arrays.equals(upperBounds, otherBounds)) {
            throw contradiction("has the buckets " + Arrays.toString(upperBounds), Arrays.toString(otherBounds));
        }
    }

    private IllegalArgumentException contradiction(String first, String then) {
        return new IllegalArgumentException("The metric family " + family.name() + " " + first
                + " since it was first declared, but now " + then + " was asked for; declare it once and share it");
    }

    /** The figure with these label values; made, and told to {@code added}, if there is none. */
    Figure figure(List<String> labelValues, Supplier<Figure> make, Added added) {
        if (labelValues.size() != family.labels().size()) {
            throw new IllegalArgumentException("The metric family " + family.name() + " has the labels "
                    + family.labels() + ", but the values " + labelValues + " were given; give one for each label");
        }
        return byLabels.computeIfAbsent(labelValues, values -> {
            Figure figure = make.get();
            inOrder.add(new Entry(values.toArray(String[]::new), figure));
            added.figure(values, figure);
            return figure;
        });
    }

    /** Hears of a new figure. */
    interface Added {
        void figure(List<String> labelValues, Figure figure);
    }

    MetricFamilySnapshot snapshot() {
        List<MetricSampleSnapshot> samples = new ArrayList<>(byLabels.size());
        for (Entry entry : inOrder) {
            try {
                samples.add(entry.figure.sample(entry.labelValues));
            } catch (RuntimeException e) {
                // One gauge's owner must not cost the operator every other figure.
                if (complained.compareAndSet(false, true)) {
                    LOG.warn(
                            "The figure {}{} could not be read and is left out while that is so",
                            family.name(),
                            Arrays.toString(entry.labelValues),
                            e);
                }
            }
        }
        return new MetricFamilySnapshot(
                family.name(),
                family.help(),
                kind.word(),
                family.merge().name(),
                family.labels().toArray(String[]::new),
                upperBounds,
                samples.toArray(MetricSampleSnapshot[]::new));
    }
}
