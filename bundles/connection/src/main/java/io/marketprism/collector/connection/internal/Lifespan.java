package io.marketprism.collector.connection.internal;

import java.time.Duration;
import java.util.random.RandomGenerator;

/** How old a connection becomes before it is renewed, where the venue ends it at an age (P25). Pure. */
public final class Lifespan {

    /** Of a life of 24 h: an hour is kept, and 20 min either way are left to chance. */
    private static final int PARTS = 72;

    private static final int KEPT = 3;

    private Lifespan() {}

    /** An age well before the most, by chance, so that connections opened together are not renewed together. */
    public static Duration of(Duration most, RandomGenerator random) {
        long part = most.toNanos() / PARTS;
        return Duration.ofNanos(part * (PARTS - KEPT - 1) + random.nextLong(2 * part + 1));
    }
}
