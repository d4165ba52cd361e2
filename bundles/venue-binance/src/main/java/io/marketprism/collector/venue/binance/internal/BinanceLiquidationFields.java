package io.marketprism.collector.venue.binance.internal;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.marketprism.collector.model.Decimal;
import io.marketprism.collector.model.Instrument;
import io.marketprism.collector.model.Liquidation;
import io.marketprism.collector.model.Side;
import java.io.IOException;
import java.util.Map;
import java.util.Optional;

/**
 * A liquidation order of USD-M: {@code forceOrder}. Binance sends at most one a symbol and second, the largest of it, so
 * that they are a sample. What was filled in all is {@code z} at the average {@code ap}; {@code l} is only the last fill
 * (C12).
 */
final class BinanceLiquidationFields implements BinanceEventFields {

    static final String EVENT = "forceOrder";

    private final Map<String, Instrument> instruments;
    private final BinanceJson json;
    private String symbol;
    private String side;
    private String status;
    private Decimal price;
    private Decimal average;
    private Decimal quantity;
    private Decimal filled;
    private long time = BinanceJson.MISSING;

    BinanceLiquidationFields(Map<String, Instrument> instruments, BinanceJson json) {
        this.instruments = instruments;
        this.json = json;
    }

    @Override
    public String event() {
        return EVENT;
    }

    /** The order is an object of its own in the event. */
    @Override
    public boolean take(String name, JsonParser parser) throws IOException {
        if (!name.equals("o") || parser.currentToken() != JsonToken.START_OBJECT) {
            return false;
        }
        BinanceRest.fields(parser, this::order);
        return true;
    }

    private boolean order(String name, JsonParser parser) throws IOException {
        switch (name) {
            case "s" -> symbol = BinanceJson.text(parser);
            case "S" -> side = BinanceJson.text(parser);
            case "X" -> status = BinanceJson.text(parser);
            case "p" -> price = json.decimal(parser);
            case "ap" -> average = json.decimal(parser);
            case "q" -> quantity = json.decimal(parser);
            case "z" -> filled = json.decimal(parser);
            case "T" -> time = BinanceJson.integer(parser);
            default -> {
                return false;
            }
        }
        return true;
    }

    @Override
    public Liquidation read() throws IOException {
        if (symbol == null || side == null || status == null || price == null || quantity == null || time < 0) {
            throw new IOException("a liquidation lacks one of s, S, X, p, q, T");
        }
        Instrument instrument = instruments.get(symbol);
        if (instrument == null) {
            throw new IOException("it is about " + symbol + ", which was not subscribed");
        }
        return new Liquidation(
                instrument,
                side(side),
                status(status),
                price,
                Optional.ofNullable(average).filter(value -> value.signum() != 0),
                quantity,
                Optional.ofNullable(filled),
                time,
                0);
    }

    private static Side side(String word) throws IOException {
        return switch (word) {
            case "BUY" -> Side.BUY;
            case "SELL" -> Side.SELL;
            default -> throw new IOException("the side of a liquidation is \"" + word + "\"");
        };
    }

    private static Liquidation.Status status(String word) throws IOException {
        return switch (word) {
            case "FILLED" -> Liquidation.Status.FILLED;
            case "PARTIALLY_FILLED" -> Liquidation.Status.PARTIALLY_FILLED;
            case "CANCELED", "EXPIRED", "EXPIRED_IN_MATCH", "REJECTED" -> Liquidation.Status.CANCELLED;
            case "NEW", "NEW_INSURANCE", "NEW_ADL", "PENDING_CANCEL" -> Liquidation.Status.PENDING;
            default -> throw new IOException("the status of a liquidation is \"" + word + "\"");
        };
    }
}
