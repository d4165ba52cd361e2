package io.marketprism.collector.model;

import java.util.Optional;

/**
 * How much of a contract is open.
 *
 * @param instrument the contract
 * @param value the open amount in {@code unit}
 * @param unit what {@code value} counts: {@code contracts} or {@code coins}
 * @param valueUsd the open amount in USD, where the venue gives it or what it gives suffices to compute it exactly
 * @param markPrice mark price, where the same answer gives it
 * @param eventTimeMs the venue's time of this sample
 */
public record OpenInterest(
        Instrument instrument,
        Decimal value,
        Unit unit,
        Optional<Decimal> valueUsd,
        Optional<Decimal> markPrice,
        long eventTimeMs)
        implements MarketEvent {

    /** What an amount counts. */
    public enum Unit {
        CONTRACTS("contracts"),
        COINS("coins");

        private final String token;

        Unit(String token) {
            this.token = token;
        }

        /** The lower-case word used in payloads. */
        public String token() {
            return token;
        }
    }

    @Override
    public DataType dataType() {
        return DataType.OPEN_INTEREST;
    }
}
