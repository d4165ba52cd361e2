package io.marketprism.collector.spi;

import io.marketprism.collector.model.DataType;
import io.marketprism.collector.model.Exchange;
import io.marketprism.collector.model.MarketType;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Everything one child needs to know of the configuration about its exchange: the slice of one exchange (H4).
 *
 * @param exchange which exchange
 * @param marketType its market
 * @param symbols the instruments, by the venue's own names, in the order configured, without repeats
 * @param dataTypes what to collect
 * @param restUrl base of REST addresses, without a path ({@code api.base_url})
 * @param wsUrl base of WebSocket addresses as configured ({@code api.ws_url}); the venue appends today's routes
 * @param orderBook how books are collected
 * @param pollIntervals time between polls of the types that are polled, where configured
 * @param pollTimeouts how long one poll may take, where configured
 * @param liquidationSymbols those of {@code symbols} whose liquidations are collected ({@code
 *     data_types.liquidation.symbols}); all of them where that is silent
 */
public record ExchangeSettings(
        Exchange exchange,
        MarketType marketType,
        List<String> symbols,
        Set<DataType> dataTypes,
        URI restUrl,
        URI wsUrl,
        OrderBookSettings orderBook,
        Map<DataType, Duration> pollIntervals,
        Map<DataType, Duration> pollTimeouts,
        List<String> liquidationSymbols) {

    /** Settings that collect the liquidations of all symbols. */
    public ExchangeSettings(
            Exchange exchange,
            MarketType marketType,
            List<String> symbols,
            Set<DataType> dataTypes,
            URI restUrl,
            URI wsUrl,
            OrderBookSettings orderBook,
            Map<DataType, Duration> pollIntervals,
            Map<DataType, Duration> pollTimeouts) {
        this(exchange, marketType, symbols, dataTypes, restUrl, wsUrl, orderBook, pollIntervals, pollTimeouts, symbols);
    }

    /** Copies the collections, so that the settings cannot change under their user. */
    public ExchangeSettings {
        symbols = List.copyOf(symbols);
        dataTypes = Set.copyOf(dataTypes);
        pollIntervals = Map.copyOf(pollIntervals);
        pollTimeouts = Map.copyOf(pollTimeouts);
        liquidationSymbols = List.copyOf(liquidationSymbols);
    }

    /** Whether a type is collected of an instrument. */
    public boolean collects(DataType type, String symbol) {
        return dataTypes.contains(type) && (type != DataType.LIQUIDATION || liquidationSymbols.contains(symbol));
    }

    /** The configured time between polls of a type, or {@code otherwise}. */
    public Duration pollInterval(DataType type, Duration otherwise) {
        return pollIntervals.getOrDefault(type, otherwise);
    }

    /** The configured timeout of one poll of a type, or {@code otherwise}. */
    public Duration pollTimeout(DataType type, Duration otherwise) {
        return pollTimeouts.getOrDefault(type, otherwise);
    }
}
