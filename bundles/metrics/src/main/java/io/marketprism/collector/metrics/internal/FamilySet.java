package io.marketprism.collector.metrics.internal;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;

/**
 * Families by name, each figure once: whatever is added under equal labels is merged as its family says. For one thread
 * until it is filled.
 */
final class FamilySet {

    /** One family and its figures. */
    record Family(Shape shape, Map<Labels, Value> figures) {}

    private final Map<String, Family> families = new TreeMap<>();
    private int refused;

    /** Adds a figure; one whose family is known in another shape is refused and counted. */
    FamilySet add(Shape shape, Labels labels, Value value) {
        Family family = families.computeIfAbsent(shape.name(), name -> new Family(shape, new LinkedHashMap<>()));
        if (!family.shape.fits(shape) || value.buckets().length != buckets(shape)) {
            return refuse();
        }
        family.figures.merge(labels, value, shape.merge() == Shape.Merge.SUM ? Value::plus : Value::max);
        return this;
    }

    private static int buckets(Shape shape) {
        return shape.type() == Shape.Type.HISTOGRAM ? shape.bounds().size() + 1 : 0;
    }

    FamilySet add(Shape shape, Labels labels, double number) {
        return add(shape, labels, Value.of(number));
    }

    FamilySet add(Shape shape, Labels labels, long number) {
        return add(shape, labels, Value.of((double) number));
    }

    FamilySet add(Shape shape, long number) {
        return add(shape, Labels.NONE, number);
    }

    FamilySet add(Shape shape, double number) {
        return add(shape, Labels.NONE, Value.of(number));
    }

    /** Raises what accumulates to what it was in an earlier state of the same: a count never falls. */
    FamilySet atLeast(FamilySet before) {
        for (Family old : before.families.values()) {
            Family now = families.get(old.shape.name());
            if (old.shape.accumulates() && (now == null || now.shape.fits(old.shape))) {
                Family raised =
                        families.computeIfAbsent(old.shape.name(), n -> new Family(old.shape, new LinkedHashMap<>()));
                old.figures.forEach((labels, value) -> raised.figures.merge(labels, value, Value::max));
            }
        }
        return this;
    }

    /** Counts something that could not become part of it. */
    FamilySet refuse() {
        refused++;
        return this;
    }

    /** Adds every figure of the other. */
    FamilySet addAll(FamilySet other) {
        return addAll(other, shape -> true);
    }

    /** Adds the figures of those of the other's families that are wanted. */
    FamilySet addAll(FamilySet other, Predicate<Shape> wanted) {
        other.families.values().stream()
                .filter(family -> wanted.test(family.shape))
                .forEach(family -> family.figures.forEach((labels, value) -> add(family.shape, labels, value)));
        refused += other.refused;
        return this;
    }

    /** Puts the other's families in, in place of those of the same name. */
    FamilySet replaceBy(FamilySet other) {
        families.putAll(other.families);
        refused += other.refused;
        return this;
    }

    /** The families by name. */
    Map<String, Family> families() {
        return Collections.unmodifiableMap(families);
    }

    /** How many figures and families could not become part of it. */
    int refused() {
        return refused;
    }
}
