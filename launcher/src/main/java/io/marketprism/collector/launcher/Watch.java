package io.marketprism.collector.launcher;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;

/** Looks at the root again and again. */
final class Watch {

    private static final Duration WHILE_STARTING = Duration.ofMillis(250);
    private static final Duration WHILE_RUNNING = Duration.ofSeconds(1);

    private final HealthReading.Source source;
    private final Set<String> expected;
    private final BooleanSupplier rootRuns;
    private final Ticks ticks;

    /** A watch over a root and the children it is expected to have. */
    Watch(HealthReading.Source source, Set<String> expected, BooleanSupplier rootRuns, Ticks ticks) {
        this.source = source;
        this.expected = expected;
        this.rootRuns = rootRuns;
        this.ticks = ticks;
    }

    /**
     * Waits until all are healthy.
     *
     * @param atMost how long
     * @param shown is given each reading
     * @return the reading that was healthy; nothing if the time ran out
     * @throws FailureException if the root ended
     */
    Optional<HealthReading> awaitHealthy(Duration atMost, Consumer<HealthReading> shown) throws FailureException {
        long deadline = ticks.nanos() + atMost.toNanos();
        while (true) {
            HealthReading reading = look(shown);
            if (reading.problems(expected).isEmpty()) {
                return Optional.of(reading);
            }
            if (ticks.nanos() - deadline >= 0) {
                return Optional.empty();
            }
            ticks.pause(WHILE_STARTING);
        }
    }

    /**
     * Looks each second.
     *
     * @param length how long; until the root ends if empty
     * @param shown is given each reading
     * @return the problems of the first reading that had any; none if all were healthy
     * @throws FailureException if the root ended
     */
    List<String> observe(Optional<Duration> length, Consumer<HealthReading> shown) throws FailureException {
        long start = ticks.nanos();
        List<String> first = List.of();
        while (true) {
            List<String> problems = look(shown).problems(expected);
            if (first.isEmpty()) {
                first = problems;
            }
            if (length.isPresent() && ticks.nanos() - start >= length.get().toNanos()) {
                return first;
            }
            ticks.pause(WHILE_RUNNING);
        }
    }

    /** What is wrong now. */
    List<String> problems() {
        return source.read().problems(expected);
    }

    private HealthReading look(Consumer<HealthReading> shown) throws FailureException {
        if (!rootRuns.getAsBoolean()) {
            throw new FailureException("The root ended by itself");
        }
        HealthReading reading = source.read();
        shown.accept(reading);
        return reading;
    }
}
