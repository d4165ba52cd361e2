package io.marketprism.collector.connection.internal;

import java.time.Duration;
import java.util.SplittableRandom;
import java.util.function.Supplier;

/**
 * How a connection behaves, whatever it carries.
 *
 * @param backoffs makes the pauses between attempts
 * @param opens gives each attempt its turn
 * @param limits what one socket may do
 */
public record Conduct(Supplier<Backoff> backoffs, Opens opens, Limits limits) {

    /**
     * What one socket may do.
     *
     * @param openTimeout how long opening may take, upgrade included
     * @param messageBytes how long a message may be
     * @param fragments in how many parts a message may come
     * @param wholeWithin how long a message may take from its first part to its last
     */
    public record Limits(Duration openTimeout, int messageBytes, int fragments, Duration wholeWithin) {

        /** Far above what any venue sends: 16 MiB, in parts as small as a TCP segment. */
        public static final Limits STANDARD =
                new Limits(Duration.ofSeconds(10), 16 << 20, 1 << 16, Duration.ofSeconds(30));
    }

    /** What is right for venues. */
    public static Conduct standard() {
        return new Conduct(() -> Backoff.standard(new SplittableRandom()), Opens.ofThisJvm(), Limits.STANDARD);
    }

    /** This conduct with other pauses. */
    public Conduct with(Supplier<Backoff> others) {
        return new Conduct(others, opens, limits);
    }

    /** This conduct with other turns. */
    public Conduct with(Opens others) {
        return new Conduct(backoffs, others, limits);
    }

    /** This conduct with other limits. */
    public Conduct with(Limits others) {
        return new Conduct(backoffs, opens, others);
    }
}
