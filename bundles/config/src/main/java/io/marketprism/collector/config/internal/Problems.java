package io.marketprism.collector.config.internal;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** What is wrong with a configuration, collected so that all of it is told at once. */
public final class Problems {

    private record Problem(Place place, String sentence) {}

    private final boolean lenient;
    private final List<Problem> errors = new ArrayList<>();
    private final List<String> warnings = new ArrayList<>();

    /** Lenient: what is merely unknown becomes a warning. */
    public Problems(boolean lenient) {
        this.lenient = lenient;
    }

    /** Something that cannot be used. */
    public void error(Place place, String sentence) {
        errors.add(new Problem(place, place + ": " + sentence));
    }

    /** Something that is not known: an error, or a warning that it is ignored. */
    public void unknown(Place place, String sentence) {
        if (lenient) {
            warnings.add(place + ": " + sentence + " (ignored)");
        } else {
            error(place, sentence);
        }
    }

    /** Something that can be used but should be looked at. */
    public void warning(Place place, String sentence) {
        warnings.add(place + ": " + sentence);
    }

    /** A value of another kind than expected. */
    void mismatch(String key, Node node, String expected) {
        error(node.place(), key + ": expected " + expected + ", but found " + node.found());
    }

    /** Whether there is an error. */
    public boolean any() {
        return !errors.isEmpty();
    }

    /** The errors in the order of the file. */
    public List<String> errors() {
        return errors.stream()
                .sorted(Comparator.comparing(problem -> problem.place().line()))
                .map(Problem::sentence)
                .toList();
    }

    /** The warnings in the order found. */
    public List<String> warnings() {
        return List.copyOf(warnings);
    }
}
