package io.marketprism.collector.model;

/** One thing a venue said about one instrument. Immutable and safe to hand between threads. */
public sealed interface MarketEvent
        permits Trade, OrderBookSnapshot, FundingRate, OpenInterest, Liquidation, LongShortRatio, VolatilityIndex {

    /** What it is about. */
    Instrument instrument();

    /** What kind of data it is. */
    DataType dataType();

    /** The venue's own time of it, UTC epoch milliseconds; {@link #UNKNOWN_TIME} where the venue gives none. */
    long eventTimeMs();

    /** The value of a time that the venue does not give. */
    long UNKNOWN_TIME = -1;
}
