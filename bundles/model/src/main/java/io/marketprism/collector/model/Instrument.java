package io.marketprism.collector.model;

import java.util.Optional;

/**
 * One thing that trades, as seen by one exchange.
 *
 * @param exchange who lists it
 * @param marketType the market it trades on
 * @param venueSymbol its name in the venue's protocol, {@code BTC-USDT-SWAP}
 * @param symbol its normalised name in subjects and payloads, {@code BTC-USDT}
 * @param contract what one contract stands for, if quantities are contracts
 */
public record Instrument(
        Exchange exchange, MarketType marketType, String venueSymbol, String symbol, Optional<Contract> contract) {

    /** An instrument whose quantities are coins. */
    public Instrument(Exchange exchange, MarketType marketType, String venueSymbol, String symbol) {
        this(exchange, marketType, venueSymbol, symbol, Optional.empty());
    }

    @Override
    public String toString() {
        return exchange.name() + "/" + venueSymbol;
    }
}
