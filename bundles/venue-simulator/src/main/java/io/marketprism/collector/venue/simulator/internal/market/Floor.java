package io.marketprism.collector.venue.simulator.internal.market;

import io.marketprism.collector.model.Side;

/** Where a {@link Tape} acts: the market as its orders see it. */
public interface Floor {

    /** The book as it stands. */
    Book book();

    /** Sets one level of the book; a quantity of zero removes it. */
    void change(Side side, long price, long quantity, int orders);

    /** Tells of a trade of several matches at one price; the book is changed apart. */
    void trade(Side taker, long price, long quantity, int matches);

    /**
     * Ends one beat of the book: what changed goes out.
     *
     * @param updates how many update numbers this beat took at least
     */
    void beat(int updates);
}
