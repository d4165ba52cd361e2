package io.marketprism.collector.venue.okx.internal;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.marketprism.collector.model.DataType;
import io.marketprism.collector.model.Decimal;
import io.marketprism.collector.model.Instrument;
import io.marketprism.collector.model.Side;
import io.marketprism.collector.model.Trade;
import io.marketprism.collector.spi.Channel;
import io.marketprism.collector.spi.StreamSink;
import java.io.IOException;
import java.util.List;
import java.util.Map;

/**
 * The channel {@code trades}, subscribed for each instrument. Sizes stay in the venue's unit; a push covers {@code
 * count} matches up to {@code tradeId} (C9).
 */
final class OkxTradeFeed implements OkxFeed {

    static final String CHANNEL = "trades";

    private final Map<String, Instrument> instruments;

    /** The trades of instruments by their OKX name. */
    OkxTradeFeed(Map<String, Instrument> instruments) {
        this.instruments = Map.copyOf(instruments);
    }

    @Override
    public String channel() {
        return CHANNEL;
    }

    @Override
    public List<Channel> subscribed(String instId) {
        Instrument instrument = instruments.get(instId);
        return instrument == null ? List.of() : List.of(new Channel(DataType.TRADE, instrument));
    }

    /** The one instrument that is named; several leave it open which one is meant. */
    @Override
    public List<Channel> named(String message) {
        List<Channel> named = instruments.values().stream()
                .filter(instrument -> names(message, instrument.venueSymbol()))
                .map(instrument -> new Channel(DataType.TRADE, instrument))
                .toList();
        return named.size() == 1 ? named : List.of();
    }

    /** Whether a message has the symbol as a whole word, so that BTC-USDT is not found in BTC-USDT-SWAP. */
    static boolean names(String message, String symbol) {
        for (int at = message.indexOf(symbol); at >= 0; at = message.indexOf(symbol, at + 1)) {
            int end = at + symbol.length();
            boolean startsHere = at == 0 || !isSymbolPart(message.charAt(at - 1));
            boolean endsHere = end == message.length() || !isSymbolPart(message.charAt(end));
            if (startsHere && endsHere) {
                return true;
            }
        }
        return false;
    }

    private static boolean isSymbolPart(char c) {
        return Character.isLetterOrDigit(c) || c == '-';
    }

    @Override
    public void read(JsonParser parser, String instId, StreamSink sink) throws IOException {
        Instrument instrument = instruments.get(instId);
        if (instrument == null) {
            throw new IllegalArgumentException("it is about " + instId + ", which was not subscribed");
        }
        OkxJson.expect(parser, JsonToken.START_ARRAY);
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            sink.event(trade(parser, instrument));
        }
    }

    private static Trade trade(JsonParser parser, Instrument instrument) throws IOException {
        OkxJson.expect(parser, JsonToken.START_OBJECT);
        String tradeId = null;
        Decimal price = null;
        Decimal size = null;
        Side side = null;
        long time = -1;
        int count = 1;
        while (parser.nextToken() != JsonToken.END_OBJECT) {
            String name = parser.currentName();
            parser.nextToken();
            switch (name) {
                case "tradeId" -> tradeId = OkxJson.text(parser);
                case "px" -> price = OkxJson.decimal(parser);
                case "sz" -> size = OkxJson.decimal(parser);
                case "side" -> side = OkxJson.side(OkxJson.text(parser));
                case "ts" -> time = OkxJson.whole(parser);
                case "count" -> count = Integer.parseInt(OkxJson.text(parser));
                default -> parser.skipChildren();
            }
        }
        if (tradeId == null
                || tradeId.isEmpty()
                || price == null
                || size == null
                || side == null
                || time < 0
                || count < 1) {
            throw new IllegalArgumentException("a trade lacks one of tradeId, px, sz, side, ts");
        }
        return new Trade(instrument, tradeId, price, size, side, count, time);
    }
}
