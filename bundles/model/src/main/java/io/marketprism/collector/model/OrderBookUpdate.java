package io.marketprism.collector.model;

/**
 * What a venue's stream says about one order book: the whole of it, or the levels that changed. Immutable and safe to
 * hand between threads.
 *
 * @param instrument whose book it is
 * @param snapshot whether it is the whole book; else a change
 * @param bids buy side: new quantities by price, absolute; zero removes the level
 * @param asks sell side, likewise
 * @param firstUpdateId the first sequence number that it covers, or {@link OrderBookSnapshot#NO_UPDATE_ID}
 * @param lastUpdateId the sequence number of the book after it, or {@link OrderBookSnapshot#NO_UPDATE_ID}
 * @param previousUpdateId the sequence number of the book before it, or {@link OrderBookSnapshot#NO_UPDATE_ID}
 * @param checksum the venue's check of the book after it; {@link #NO_CHECKSUM} where it sends none
 * @param eventTimeMs the venue's time of it, or {@link MarketEvent#UNKNOWN_TIME}
 */
public record OrderBookUpdate(
        Instrument instrument,
        boolean snapshot,
        PriceLevels bids,
        PriceLevels asks,
        long firstUpdateId,
        long lastUpdateId,
        long previousUpdateId,
        int checksum,
        long eventTimeMs) {

    /** The value of {@link #checksum} where the venue sends none; OKX sends it always since June 2026. */
    public static final int NO_CHECKSUM = 0;

    /** The whole book that a request was answered with, as the start of a book that is kept. */
    public static OrderBookUpdate of(OrderBookSnapshot book) {
        return new OrderBookUpdate(
                book.instrument(),
                true,
                book.bids(),
                book.asks(),
                OrderBookSnapshot.NO_UPDATE_ID,
                book.lastUpdateId(),
                OrderBookSnapshot.NO_UPDATE_ID,
                NO_CHECKSUM,
                book.eventTimeMs());
    }

    /** Whether it says nothing of any level. */
    public boolean isEmpty() {
        return bids.isEmpty() && asks.isEmpty();
    }
}
