package io.marketprism.collector.venue.binance.internal;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.marketprism.collector.model.Decimal;
import io.marketprism.collector.model.Instrument;
import io.marketprism.collector.model.Side;
import io.marketprism.collector.model.Trade;
import java.io.IOException;
import java.util.Map;

/**
 * A trade. Spot sends {@code trade} with the ID {@code t}, USD-M {@code aggTrade} with the ID {@code a}, which grows by
 * one; either is one trade here (contract 2.5).
 */
final class BinanceTradeFields implements BinanceEventFields {

    private final Map<String, Instrument> instruments;
    private final BinanceMarket market;
    private final BinanceJson json;
    private String symbol;
    private Decimal price;
    private Decimal quantity;
    private Boolean buyerIsMaker;
    private long tradeId = BinanceJson.MISSING;
    private long aggregateId = BinanceJson.MISSING;
    private long time = BinanceJson.MISSING;

    BinanceTradeFields(Map<String, Instrument> instruments, BinanceMarket market, BinanceJson json) {
        this.instruments = instruments;
        this.market = market;
        this.json = json;
    }

    @Override
    public String event() {
        return market.tradeEvent();
    }

    @Override
    public boolean take(String name, JsonParser parser) throws IOException {
        JsonToken token = parser.currentToken();
        if (token == JsonToken.VALUE_STRING) {
            return text(name, parser);
        }
        if (token == JsonToken.VALUE_NUMBER_INT) {
            return integer(name, parser);
        }
        if (name.equals("m")) {
            buyerIsMaker = token.isBoolean() ? parser.getBooleanValue() : null;
            return token.isScalarValue();
        }
        return false;
    }

    private boolean text(String name, JsonParser parser) throws IOException {
        switch (name) {
            case "s" -> symbol = parser.getText();
            case "p" -> price = json.decimal(parser);
            case "q" -> quantity = json.decimal(parser);
            default -> {
                return false;
            }
        }
        return true;
    }

    private boolean integer(String name, JsonParser parser) throws IOException {
        switch (name) {
            case "t" -> tradeId = parser.getLongValue();
            case "a" -> aggregateId = parser.getLongValue();
            case "T" -> time = parser.getLongValue();
            default -> {
                return false;
            }
        }
        return true;
    }

    @Override
    public Trade read() throws IOException {
        boolean aggregated = market == BinanceMarket.USD_M;
        long id = aggregated ? aggregateId : tradeId;
        if (symbol == null || id < 0 || price == null || quantity == null || buyerIsMaker == null || time < 0) {
            throw new IOException("a trade lacks one of s, " + (aggregated ? "a" : "t") + ", p, q, m, T");
        }
        Instrument instrument = instruments.get(symbol);
        if (instrument == null) {
            throw new IOException("it is about " + symbol + ", which was not subscribed");
        }
        return new Trade(instrument, Long.toString(id), price, quantity, buyerIsMaker ? Side.SELL : Side.BUY, 1, time);
    }
}
