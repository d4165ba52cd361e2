package io.marketprism.collector.supervisor.internal;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * When a child that died is started again (S1): after the delays of a ladder, whose last rung holds for the rest, and no
 * more often than allowed; a life that was healthy long enough clears the count. Pure; one a child.
 *
 * @param ladder the delays of the first, second, … restart
 * @param allowed how many restarts are allowed; the death after them is final
 * @param clearedAfter how long a life must have been healthy to clear the count
 */
record RestartPolicy(List<Duration> ladder, int allowed, Duration clearedAfter) {

    RestartPolicy {
        ladder = List.copyOf(ladder);
        if (ladder.isEmpty()) {
            throw new IllegalArgumentException("The restart ladder needs at least one delay");
        }
    }

    /** The plan's numbers: at once, 5 s, 5 s, then 30 s up to the tenth; cleared after an hour. */
    static RestartPolicy standard() {
        return new RestartPolicy(
                List.of(Duration.ZERO, Duration.ofSeconds(5), Duration.ofSeconds(5), Duration.ofSeconds(30)),
                10,
                Duration.ofHours(1));
    }

    /**
     * How long to wait before the next restart.
     *
     * @param restarts how many there were since the count was cleared
     * @return the delay, or nothing if this death is final
     */
    Optional<Duration> delay(int restarts) {
        return restarts >= allowed ? Optional.empty() : Optional.of(ladder.get(Math.min(restarts, ladder.size() - 1)));
    }

    /** Whether a life that was healthy for so long clears the count. */
    boolean clears(Duration healthy) {
        return healthy.compareTo(clearedAfter) >= 0;
    }
}
