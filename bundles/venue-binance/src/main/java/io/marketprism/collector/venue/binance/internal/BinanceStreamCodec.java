package io.marketprism.collector.venue.binance.internal;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.marketprism.collector.model.Decimal;
import io.marketprism.collector.model.Instrument;
import io.marketprism.collector.model.Side;
import io.marketprism.collector.model.Trade;
import io.marketprism.collector.spi.Channel;
import io.marketprism.collector.spi.StreamCodec;
import io.marketprism.collector.spi.StreamSink;
import io.marketprism.collector.spi.VenueException;
import java.io.IOException;
import java.util.List;
import java.util.Map;

/**
 * Reads the frames of Binance's market streams, wrapped with the stream's name or not: trades, acknowledgements, refusals,
 * and the notice of a shutdown. Spot sends {@code trade} with the ID {@code t}, USD-M {@code aggTrade} with the ID {@code
 * a}, which grows by one; either is one trade here (contract 2.5).
 */
final class BinanceStreamCodec implements StreamCodec {

    static final String SHUTDOWN = "serverShutdown";

    private final JsonFactory factory;
    private final Map<String, Instrument> instruments;
    private final List<List<Channel>> requests;
    private final String event;
    private final boolean aggregated;
    private final BinanceJson json = new BinanceJson();

    /**
     * A codec for one life of one connection.
     *
     * @param instruments what is subscribed, by the venue's symbol
     * @param requests the channels of each subscription; the first one's request ID is 1
     * @param market spot or USD-M
     */
    BinanceStreamCodec(
            JsonFactory factory,
            Map<String, Instrument> instruments,
            List<List<Channel>> requests,
            BinanceMarket market) {
        this.factory = factory;
        this.instruments = Map.copyOf(instruments);
        this.requests = List.copyOf(requests);
        this.event = market.tradeEvent();
        this.aggregated = market == BinanceMarket.USD_M;
    }

    @Override
    public void decode(byte[] frame, int offset, int length, StreamSink sink) throws VenueException {
        try (JsonParser parser = factory.createParser(frame, offset, length)) {
            BinanceJson.expect(parser.nextToken(), JsonToken.START_OBJECT);
            Frame read = new Frame();
            BinanceRest.fields(parser, read::take);
            BinanceJson.expectEnd(parser);
            tell(read, sink);
        } catch (IOException | IllegalArgumentException e) {
            throw VenueException.malformed("The frame is not what Binance documents (" + e.getMessage() + ")", e);
        }
    }

    private void tell(Frame frame, StreamSink sink) throws IOException {
        if (frame.event != null) {
            if (frame.event.equals(event)) {
                sink.event(trade(frame));
            } else if (frame.event.equals(SHUTDOWN)) {
                sink.closingSoon("Binance says that this server shuts down");
            } else {
                sink.unknown(frame.event);
            }
        } else if (frame.refused) {
            refused(BinanceErrors.of(frame.code, frame.message), channels(frame.id), sink);
        } else if (frame.result) {
            channels(frame.id).forEach(sink::acknowledged);
        } else {
            sink.unknown(frame.stream == null ? "frame without event" : frame.stream);
        }
    }

    private static void refused(VenueException reason, List<Channel> channels, StreamSink sink) {
        if (channels.size() == 1) {
            sink.refused(channels.get(0), reason);
        } else {
            sink.refused(reason);
        }
    }

    private List<Channel> channels(long id) {
        return id < 1 || id > requests.size() ? List.of() : requests.get((int) id - 1);
    }

    private Trade trade(Frame frame) throws IOException {
        long id = aggregated ? frame.aggregateId : frame.tradeId;
        if (frame.symbol == null
                || id < 0
                || frame.price == null
                || frame.quantity == null
                || frame.buyerIsMaker == null
                || frame.time < 0) {
            throw new IOException("a trade lacks one of s, " + (aggregated ? "a" : "t") + ", p, q, m, T");
        }
        Instrument instrument = instruments.get(frame.symbol);
        if (instrument == null) {
            throw new IOException("it is about " + frame.symbol + ", which was not subscribed");
        }
        return new Trade(
                instrument,
                Long.toString(id),
                frame.price,
                frame.quantity,
                frame.buyerIsMaker ? Side.SELL : Side.BUY,
                1,
                frame.time);
    }

    /**
     * What a frame says, its own fields and those of the event in it together: no name means two things. The letters of a
     * trade mean other things in other events, so that a value of another type is left alone, and missed only if the event
     * turns out to be a trade.
     */
    private final class Frame {
        private String stream;
        private String event;
        private String symbol;
        private Decimal price;
        private Decimal quantity;
        private Boolean buyerIsMaker;
        private long tradeId = BinanceJson.MISSING;
        private long aggregateId = BinanceJson.MISSING;
        private long time = BinanceJson.MISSING;
        private long id = BinanceJson.MISSING;
        private boolean result;
        private boolean refused;
        private int code;
        private String message = "";

        boolean take(String name, JsonParser parser) throws IOException {
            JsonToken token = parser.currentToken();
            if (token == JsonToken.VALUE_STRING) {
                return text(name, parser);
            }
            if (token == JsonToken.VALUE_NUMBER_INT) {
                return integer(name, parser);
            }
            return switch (name) {
                case "m" -> {
                    buyerIsMaker = token.isBoolean() ? parser.getBooleanValue() : null;
                    yield token.isScalarValue();
                }
                case "result" -> {
                    result = true;
                    yield false;
                }
                case "error" -> {
                    refused = true;
                    yield within(parser, token);
                }
                case "data", "event" -> within(parser, token);
                default -> false;
            };
        }

        private boolean within(JsonParser parser, JsonToken token) throws IOException {
            if (token != JsonToken.START_OBJECT) {
                return false;
            }
            BinanceRest.fields(parser, this::take);
            return true;
        }

        private boolean text(String name, JsonParser parser) throws IOException {
            switch (name) {
                case "stream" -> stream = parser.getText();
                case "e" -> event = parser.getText();
                case "s" -> symbol = parser.getText();
                case "p" -> price = json.decimal(parser);
                case "q" -> quantity = json.decimal(parser);
                case "msg" -> message = parser.getText();
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
                case "id" -> id = parser.getLongValue();
                case "code" -> {
                    refused = true;
                    code = parser.getIntValue();
                }
                default -> {
                    return false;
                }
            }
            return true;
        }
    }
}
