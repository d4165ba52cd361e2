package io.marketprism.collector.venue.simulator.internal.market;

/** What happens in one market, step by step and without end: played from a recording or made up. Not thread-safe. */
public interface Tape {

    /** Fills a book with the state before the first step. */
    void open(Book book);

    /** When the next step is due, in microseconds of the tape since its start; never falls. */
    long dueMicros();

    /** Does the next step and moves on. */
    void play(Floor floor);
}
