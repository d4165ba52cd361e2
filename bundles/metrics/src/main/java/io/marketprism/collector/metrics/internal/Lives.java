package io.marketprism.collector.metrics.internal;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Carries what finished lives of the children counted, so that no counter falls at the root when a child starts again
 * (C16). What a child counted between its last reading and its death is lost with it. Safe for any thread.
 */
final class Lives {

    private record Life(Object identity, Object source, FamilySet figures) {}

    private final Map<String, Life> current = new LinkedHashMap<>();
    private final Map<String, FamilySet> finished = new LinkedHashMap<>();

    /** Makes the figures of a source; asked only when the source is another object than the time before. */
    @FunctionalInterface
    interface Reader<T> {
        FamilySet read(T source);
    }

    /** Takes note of what a child says now; another identity is another life. */
    synchronized <T> void observe(String child, Object identity, T source, Reader<T> reader) {
        Life before = current.get(child);
        if (before != null && before.source == source) {
            return;
        }
        FamilySet figures = reader.read(source);
        if (before != null && before.identity.equals(identity)) {
            figures.atLeast(before.figures);
        } else if (before != null) {
            finished.computeIfAbsent(child, name -> new FamilySet()).addAll(before.figures, Shape::accumulates);
        }
        current.put(child, new Life(identity, source, figures));
    }

    /** Adds the figures of every child over all its lives. */
    synchronized void addTo(FamilySet sum) {
        current.values().forEach(life -> sum.addAll(life.figures));
        finished.values().forEach(sum::addAll);
    }
}
