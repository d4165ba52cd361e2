package io.marketprism.collector.venue.simulator.internal.market;

/** Hears the changes of a book at the pace of one feed. */
@FunctionalInterface
public interface DeltaListener {

    /** What changed since the last call; the feed's content is reused afterwards. */
    void delta(DeltaFeed feed, long timeMs);
}
