package io.marketprism.collector.launcher;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * One look at the root's health.
 *
 * @param document what it said, if it answered
 * @param problem why there is no document; empty if there is one
 * @param nanos when it was taken, on {@link Ticks#nanos}
 */
record HealthReading(Optional<HealthDocument> document, String problem, long nanos) {

    /** Where readings come from. */
    @FunctionalInterface
    interface Source {
        /** Takes one now. */
        HealthReading read();
    }

    /** Readings from an address. */
    static Source at(String url, Ticks ticks) {
        return () -> {
            try {
                return new HealthReading(Optional.of(HealthDocument.parse(Http.get(url))), "", ticks.nanos());
            } catch (IOException e) {
                return new HealthReading(
                        Optional.empty(), url + " does not answer (" + e.getMessage() + ")", ticks.nanos());
            }
        };
    }

    /** What keeps this from being healthy, one sentence each; nothing if all the expected children are. */
    List<String> problems(Set<String> expected) {
        if (document.isEmpty()) {
            return List.of(problem);
        }
        List<String> problems = new ArrayList<>();
        for (String name : expected) {
            ChildHealth child = document.get().children().get(name);
            if (child == null) {
                problems.add(name + " is not there yet");
            } else if (!child.isHealthy()) {
                problems.add(child.describe());
            }
        }
        if (problems.isEmpty() && !document.get().isHealthy()) {
            problems.add("the root says " + document.get().status() + " though its children are healthy"
                    + (document.get().natsConnected() ? "" : "; NATS is not connected"));
        }
        return problems;
    }
}
