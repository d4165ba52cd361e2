package io.marketprism.collector.model;

/**
 * A whole order book at one moment, as the venue sent it.
 *
 * @param instrument whose book it is
 * @param bids buy side, best (highest) first
 * @param asks sell side, best (lowest) first
 * @param lastUpdateId the venue's sequence number of the book; {@link #NO_UPDATE_ID} where it gives none
 * @param eventTimeMs the venue's time of the book, or {@link MarketEvent#UNKNOWN_TIME}
 */
public record OrderBookSnapshot(
        Instrument instrument, PriceLevels bids, PriceLevels asks, long lastUpdateId, long eventTimeMs)
        implements MarketEvent {

    /** The value of {@link #lastUpdateId} where the venue gives none. */
    public static final long NO_UPDATE_ID = -1;

    @Override
    public DataType dataType() {
        return DataType.ORDERBOOK;
    }
}
