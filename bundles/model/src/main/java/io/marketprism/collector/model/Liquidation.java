package io.marketprism.collector.model;

import java.util.Optional;

/**
 * One forced order of a position that could not be held.
 *
 * @param instrument the contract
 * @param side the order's side: a sell closes a long position
 * @param status how far the order went
 * @param price the price in the venue's sense: bankruptcy price on OKX, order price on Binance
 * @param averagePrice the price it was filled at, where the venue gives it
 * @param quantity the order's size in the venue's unit: coins, or contracts where the instrument has a contract
 * @param filledQuantity how much of it was filled in all, where the venue gives it
 * @param eventTimeMs when it happened
 * @param ordinal how many liquidations equal in all the rest one message of the venue named before this one; the venues
 *     give no IDs, so that this alone tells equal ones apart (C5)
 */
public record Liquidation(
        Instrument instrument,
        Side side,
        Status status,
        Decimal price,
        Optional<Decimal> averagePrice,
        Decimal quantity,
        Optional<Decimal> filledQuantity,
        long eventTimeMs,
        int ordinal)
        implements MarketEvent {

    /** How far a liquidation order went. */
    public enum Status {
        FILLED("filled"),
        PARTIALLY_FILLED("partially_filled"),
        CANCELLED("cancelled"),
        PENDING("pending");

        private final String token;

        Status(String token) {
            this.token = token;
        }

        /** The lower-case word used in payloads. */
        public String token() {
            return token;
        }
    }

    @Override
    public DataType dataType() {
        return DataType.LIQUIDATION;
    }
}
