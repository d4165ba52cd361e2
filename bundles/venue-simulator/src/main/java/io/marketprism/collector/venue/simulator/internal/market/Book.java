package io.marketprism.collector.venue.simulator.internal.market;

import io.marketprism.collector.model.Side;

/** The two sides of an order book. Not thread-safe. */
public final class Book {

    private final Ladder bids;
    private final Ladder asks;

    /** An empty book. */
    public Book() {
        this(new Ladder(true), new Ladder(false));
    }

    private Book(Ladder bids, Ladder asks) {
        this.bids = bids;
        this.asks = asks;
    }

    /** A copy that goes its own way. */
    Book copy() {
        return new Book(bids.copy(), asks.copy());
    }

    /** Buy orders, highest first. */
    public Ladder bids() {
        return bids;
    }

    /** Sell orders, lowest first. */
    public Ladder asks() {
        return asks;
    }

    /** The side with the orders of buyers or of sellers. */
    public Ladder side(Side side) {
        return side == Side.BUY ? bids : asks;
    }

    /** Whether a buyer offers as much as a seller asks. */
    public boolean isCrossed() {
        return !bids.isEmpty() && !asks.isEmpty() && bids.price(0) >= asks.price(0);
    }

    /** The unscaled price between best bid and best ask; the one there is, or 0 in an empty book. */
    public long middle() {
        if (bids.isEmpty() || asks.isEmpty()) {
            Ladder side = bids.isEmpty() ? asks : bids;
            return side.isEmpty() ? 0 : side.price(0);
        }
        return (bids.price(0) + asks.price(0)) / 2;
    }
}
