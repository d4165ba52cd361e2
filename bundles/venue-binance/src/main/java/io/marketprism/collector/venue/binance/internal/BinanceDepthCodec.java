package io.marketprism.collector.venue.binance.internal;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.marketprism.collector.model.Decimal;
import io.marketprism.collector.model.Instrument;
import io.marketprism.collector.model.MarketEvent;
import io.marketprism.collector.model.OrderBookUpdate;
import io.marketprism.collector.model.PriceLevels;
import io.marketprism.collector.spi.Channel;
import io.marketprism.collector.spi.StreamCodec;
import io.marketprism.collector.spi.StreamSink;
import io.marketprism.collector.spi.VenueException;
import java.io.IOException;
import java.util.List;
import java.util.Map;

/**
 * Reads the frames of a connection that brings changes of books: {@code depthUpdate}, wrapped with the stream's name or not;
 * with the ID of the change before, {@code pu}, on USD-M only. In one pass over the bytes (D5).
 */
final class BinanceDepthCodec implements StreamCodec {

    private static final String EVENT = "depthUpdate";

    private final JsonFactory factory;
    private final Map<String, Instrument> instruments;
    private final List<List<Channel>> requests;
    private final BinanceJson json = new BinanceJson();
    private final PriceLevels.Builder levels = new PriceLevels.Builder(64);

    /**
     * A codec for one life of one connection.
     *
     * @param instruments what is subscribed, by the venue's symbol
     * @param requests the channels of each subscription; the first one's request ID is 1
     */
    BinanceDepthCodec(JsonFactory factory, Map<String, Instrument> instruments, List<List<Channel>> requests) {
        this.factory = factory;
        this.instruments = Map.copyOf(instruments);
        this.requests = List.copyOf(requests);
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
            if (frame.event.equals(EVENT)) {
                sink.book(frame.update());
            } else if (frame.event.equals(BinanceStreamCodec.SHUTDOWN)) {
                sink.closingSoon("Binance says that this server shuts down");
            } else {
                sink.unknown(frame.event);
            }
        } else if (frame.refused) {
            VenueException reason = BinanceErrors.of(frame.code, frame.message);
            List<Channel> channels = channels(frame.id);
            if (channels.size() == 1) {
                sink.refused(channels.get(0), reason);
            } else {
                sink.refused(reason);
            }
        } else if (frame.result) {
            channels(frame.id).forEach(sink::acknowledged);
        } else {
            sink.unknown(frame.stream == null ? "frame without event" : frame.stream);
        }
    }

    private List<Channel> channels(long id) {
        return id < 1 || id > requests.size() ? List.of() : requests.get((int) id - 1);
    }

    /** What a frame says, its own fields and those of the event in it together: no name means two things here. */
    private final class Frame {
        private String stream;
        private String event;
        private String symbol;
        private PriceLevels bids;
        private PriceLevels asks;
        private long firstId = BinanceJson.MISSING;
        private long lastId = BinanceJson.MISSING;
        private long previousId = BinanceJson.MISSING;
        private long matchedAt = BinanceJson.MISSING;
        private long sentAt = BinanceJson.MISSING;
        private long id = BinanceJson.MISSING;
        private boolean result;
        private boolean refused;
        private int code;
        private String message = "";

        boolean take(String name, JsonParser parser) throws IOException {
            return switch (parser.currentToken()) {
                case VALUE_STRING -> text(name, parser);
                case VALUE_NUMBER_INT -> integer(name, parser);
                case START_ARRAY -> array(name, parser);
                case START_OBJECT -> object(name, parser);
                case VALUE_NULL -> {
                    result |= name.equals("result");
                    yield true;
                }
                default -> false;
            };
        }

        private boolean object(String name, JsonParser parser) throws IOException {
            switch (name) {
                case "data", "event" -> BinanceRest.fields(parser, this::take);
                case "error" -> {
                    refused = true;
                    BinanceRest.fields(parser, this::take);
                }
                default -> {
                    return false;
                }
            }
            return true;
        }

        private boolean array(String name, JsonParser parser) throws IOException {
            switch (name) {
                case "b" -> bids = side(parser);
                case "a" -> asks = side(parser);
                default -> {
                    result |= name.equals("result");
                    return false;
                }
            }
            return true;
        }

        private boolean text(String name, JsonParser parser) throws IOException {
            switch (name) {
                case "stream" -> stream = parser.getText();
                case "e" -> event = parser.getText();
                case "s" -> symbol = parser.getText();
                case "msg" -> message = parser.getText();
                default -> {
                    return false;
                }
            }
            return true;
        }

        private boolean integer(String name, JsonParser parser) throws IOException {
            switch (name) {
                case "U" -> firstId = BinanceJson.integer(parser);
                case "u" -> lastId = BinanceJson.integer(parser);
                case "pu" -> previousId = BinanceJson.integer(parser);
                case "T" -> matchedAt = BinanceJson.integer(parser);
                case "E" -> sentAt = BinanceJson.integer(parser);
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

        OrderBookUpdate update() throws IOException {
            if (symbol == null || firstId < 0 || lastId < 0 || bids == null || asks == null) {
                throw new IOException("a change of a book lacks one of s, U, u, b, a");
            }
            Instrument instrument = instruments.get(symbol);
            if (instrument == null) {
                throw new IOException("it is about " + symbol + ", which was not subscribed");
            }
            long time = matchedAt >= 0 ? matchedAt : sentAt;
            return new OrderBookUpdate(
                    instrument,
                    false,
                    bids,
                    asks,
                    firstId,
                    lastId,
                    previousId,
                    OrderBookUpdate.NO_CHECKSUM,
                    time >= 0 ? time : MarketEvent.UNKNOWN_TIME);
        }
    }

    private PriceLevels side(JsonParser parser) throws IOException {
        levels.clear();
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            BinanceJson.expect(parser.currentToken(), JsonToken.START_ARRAY);
            parser.nextToken();
            Decimal price = json.decimal(parser);
            parser.nextToken();
            levels.add(price, json.decimal(parser));
            while (parser.nextToken() != JsonToken.END_ARRAY) {
                parser.skipChildren();
            }
        }
        return levels.build();
    }
}
