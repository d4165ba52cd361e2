package io.marketprism.collector.venue.binance.internal;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.marketprism.collector.spi.Channel;
import io.marketprism.collector.spi.StreamCodec;
import io.marketprism.collector.spi.StreamSink;
import io.marketprism.collector.spi.VenueException;
import java.io.IOException;
import java.util.List;
import java.util.function.Supplier;

/**
 * Reads the frames of Binance's market streams, wrapped with the stream's name or not: events of one kind,
 * acknowledgements, refusals, and the notice of a shutdown.
 */
final class BinanceStreamCodec implements StreamCodec {

    static final String SHUTDOWN = "serverShutdown";

    private final JsonFactory factory;
    private final List<List<Channel>> requests;
    private final Supplier<BinanceEventFields> fields;

    /**
     * A codec for one life of one connection.
     *
     * @param requests the channels of each subscription; the first one's request ID is 1
     * @param fields the fields of a frame's event, empty at first
     */
    BinanceStreamCodec(JsonFactory factory, List<List<Channel>> requests, Supplier<BinanceEventFields> fields) {
        this.factory = factory;
        this.requests = List.copyOf(requests);
        this.fields = fields;
    }

    @Override
    public void decode(byte[] frame, int offset, int length, StreamSink sink) throws VenueException {
        try (JsonParser parser = factory.createParser(frame, offset, length)) {
            BinanceJson.expect(parser.nextToken(), JsonToken.START_OBJECT);
            Frame read = new Frame(fields.get());
            BinanceRest.fields(parser, read::take);
            BinanceJson.expectEnd(parser);
            tell(read, sink);
        } catch (IOException | IllegalArgumentException e) {
            throw VenueException.malformed("The frame is not what Binance documents (" + e.getMessage() + ")", e);
        }
    }

    private void tell(Frame frame, StreamSink sink) throws IOException {
        if (frame.event != null) {
            if (frame.event.equals(frame.fields.event())) {
                sink.event(frame.fields.read());
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

    /** What a frame says, its own fields and those of the event in it together: no name means two things. */
    private static final class Frame {
        private final BinanceEventFields fields;
        private String stream;
        private String event;
        private long id = BinanceJson.MISSING;
        private boolean result;
        private boolean refused;
        private int code;
        private String message = "";

        Frame(BinanceEventFields fields) {
            this.fields = fields;
        }

        boolean take(String name, JsonParser parser) throws IOException {
            JsonToken token = parser.currentToken();
            if (token == JsonToken.VALUE_STRING) {
                return text(name, parser);
            }
            if (token == JsonToken.VALUE_NUMBER_INT) {
                return integer(name, parser);
            }
            return switch (name) {
                case "result" -> {
                    result = true;
                    yield false;
                }
                case "error" -> {
                    refused = true;
                    yield within(parser, token);
                }
                case "data", "event" -> within(parser, token);
                default -> fields.take(name, parser);
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
                case "msg" -> message = parser.getText();
                default -> {
                    return fields.take(name, parser);
                }
            }
            return true;
        }

        private boolean integer(String name, JsonParser parser) throws IOException {
            switch (name) {
                case "id" -> id = parser.getLongValue();
                case "code" -> {
                    refused = true;
                    code = parser.getIntValue();
                }
                default -> {
                    return fields.take(name, parser);
                }
            }
            return true;
        }
    }
}
