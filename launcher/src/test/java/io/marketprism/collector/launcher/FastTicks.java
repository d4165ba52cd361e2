package io.marketprism.collector.launcher;

import java.time.Duration;
import java.time.Instant;

/** Time that passes so many times as fast as the real one, for tests in which real processes run. */
class FastTicks implements Ticks {

    private final int times;

    FastTicks(int times) {
        this.times = times;
    }

    @Override
    public long nanos() {
        return System.nanoTime() * times;
    }

    @Override
    public Instant now() {
        return Instant.now();
    }

    @Override
    public void pause(Duration length) throws FailureException {
        Ticks.real().pause(length.dividedBy(times));
    }
}
