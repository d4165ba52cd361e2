package io.marketprism.collector.connection.internal;

import java.time.Duration;
import java.util.random.RandomGenerator;

/**
 * How long to wait before each attempt after a failure: nothing before the first, then a random time below a ceiling that
 * doubles (full jitter), so that many who fell together do not come back together. Not thread-safe.
 */
public final class Backoff {

    private final long firstCeilingMs;
    private final long lastCeilingMs;
    private final RandomGenerator random;
    private long ceilingMs;

    /**
     * A backoff that has seen no failure.
     *
     * @param firstCeiling the ceiling of the second wait; the first is none
     * @param lastCeiling the ceiling that is not exceeded
     * @param random the jitter
     */
    public Backoff(Duration firstCeiling, Duration lastCeiling, RandomGenerator random) {
        this.firstCeilingMs = firstCeiling.toMillis();
        this.lastCeilingMs = lastCeiling.toMillis();
        this.random = random;
    }

    /** One second, doubling to thirty. */
    public static Backoff standard(RandomGenerator random) {
        return new Backoff(Duration.ofSeconds(1), Duration.ofSeconds(30), random);
    }

    /** There was a failure; how long to wait now. */
    public Duration next() {
        long ceiling = ceilingMs;
        ceilingMs = ceiling == 0 ? firstCeilingMs : Math.min(ceiling * 2, lastCeilingMs);
        return Duration.ofMillis(ceiling == 0 ? 0 : random.nextLong(ceiling + 1));
    }

    /** There was a success that lasted: the next failure is a first one. */
    public void reset() {
        ceilingMs = 0;
    }
}
