package io.marketprism.collector.model;

import java.util.Optional;

/**
 * A whole order book at one moment.
 *
 * @param instrument whose book it is
 * @param bids buy side, best (highest) first
 * @param asks sell side, best (lowest) first
 * @param lastUpdateId the venue's sequence number of the book; {@link #NO_UPDATE_ID} where it gives none
 * @param eventTimeMs the venue's time of the book, or {@link MarketEvent#UNKNOWN_TIME}
 * @param change what led to this book, where it is kept by the venue's changes; empty where it is as the venue sent it
 */
public record OrderBookSnapshot(
        Instrument instrument,
        PriceLevels bids,
        PriceLevels asks,
        long lastUpdateId,
        long eventTimeMs,
        Optional<Change> change)
        implements MarketEvent {

    /** The value of {@link #lastUpdateId} where the venue gives none. */
    public static final long NO_UPDATE_ID = -1;

    /** What a kept book came from. */
    public enum Kind {
        /** The venue's snapshot, and nothing after it. */
        SNAPSHOT("snapshot"),
        /** A change to the book before. */
        UPDATE("update");

        private final String token;

        Kind(String token) {
            this.token = token;
        }

        /** The lower-case word used in payloads. */
        public String token() {
            return token;
        }
    }

    /**
     * The latest step of a book that is kept by the venue's changes.
     *
     * @param kind what it was
     * @param firstUpdateId the first update ID that it covers, or {@link #NO_UPDATE_ID}
     * @param previousUpdateId the update ID of the book before, or {@link #NO_UPDATE_ID}
     */
    public record Change(Kind kind, long firstUpdateId, long previousUpdateId) {}

    /** A book as the venue sent it. */
    public OrderBookSnapshot(
            Instrument instrument, PriceLevels bids, PriceLevels asks, long lastUpdateId, long eventTimeMs) {
        this(instrument, bids, asks, lastUpdateId, eventTimeMs, Optional.empty());
    }

    @Override
    public DataType dataType() {
        return DataType.ORDERBOOK;
    }
}
