package io.marketprism.collector.venue.binance.internal;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.marketprism.collector.model.Instrument;
import io.marketprism.collector.model.OrderBookSnapshot;
import io.marketprism.collector.spi.StreamCodec;
import io.marketprism.collector.spi.StreamSink;
import io.marketprism.collector.spi.VenueException;
import java.io.IOException;
import java.time.Duration;
import java.util.List;

/**
 * Reads the answers of the WebSocket API to {@code depth}: {@code {"id","status","result"}} or {@code {"id","status",
 * "error"}}. The request ID tells the instrument: {@code b2-17} is request 17, about the third.
 */
final class BinanceBookCodec implements StreamCodec {

    private static final String PREFIX = "b";
    private static final int OK = 200;

    private final JsonFactory factory;
    private final List<Instrument> instruments;
    private final BinanceBook book;

    /** A codec for one life of one connection. */
    BinanceBookCodec(JsonFactory factory, List<Instrument> instruments, int depth) {
        this.factory = factory;
        this.instruments = List.copyOf(instruments);
        this.book = new BinanceBook(new BinanceJson(), depth);
    }

    /** The ID of a request about one of the instruments. */
    static String requestId(int instrument, long number) {
        return PREFIX + instrument + "-" + number;
    }

    @Override
    public void decode(byte[] frame, int offset, int length, StreamSink sink) throws VenueException {
        try (JsonParser parser = factory.createParser(frame, offset, length)) {
            BinanceJson.expect(parser.nextToken(), JsonToken.START_OBJECT);
            book.clear();
            Answer answer = new Answer();
            BinanceRest.fields(parser, answer::take);
            BinanceJson.expectEnd(parser);
            tell(answer, sink);
        } catch (IOException | IllegalArgumentException e) {
            throw VenueException.malformed("The answer is not what Binance documents (" + e.getMessage() + ")", e);
        }
    }

    private void tell(Answer answer, StreamSink sink) throws IOException {
        if (BinanceStreamCodec.SHUTDOWN.equals(answer.event)) {
            sink.closingSoon("Binance says that this server shuts down");
        } else if (answer.event != null) {
            sink.unknown(answer.event);
        } else if (answer.refused || (answer.status != OK && answer.status >= 0)) {
            VenueException refusal = answer.refusal();
            if (answer.id == null) {
                sink.refused(refusal);
            } else {
                sink.answered(answer.id, refusal);
            }
        } else if (answer.result && answer.id != null) {
            OrderBookSnapshot snapshot = book.build(instrument(answer.id));
            sink.event(snapshot);
            sink.answered(answer.id);
        } else {
            sink.unknown("frame without result");
        }
    }

    private Instrument instrument(String id) throws IOException {
        int dash = id.indexOf('-');
        if (id.startsWith(PREFIX) && dash > 1 && dash < 9) {
            int index = Integer.parseInt(id.substring(1, dash));
            if (index >= 0 && index < instruments.size()) {
                return instruments.get(index);
            }
        }
        throw new IOException("it answers " + id + ", which was not asked");
    }

    /** What an answer says beside its book. */
    private final class Answer {
        private String id;
        private String event;
        private long status = BinanceJson.MISSING;
        private boolean result;
        private boolean refused;
        private int code;
        private String message = "";
        private long serverTime = BinanceJson.MISSING;
        private long retryAt = BinanceJson.MISSING;

        boolean take(String name, JsonParser parser) throws IOException {
            JsonToken token = parser.currentToken();
            switch (name) {
                case "id" -> {
                    id = token == JsonToken.VALUE_STRING ? parser.getText() : null;
                    return token.isScalarValue();
                }
                case "status" -> status = BinanceJson.integer(parser);
                case "result" -> {
                    result = true;
                    BinanceJson.expect(token, JsonToken.START_OBJECT);
                    BinanceRest.fields(parser, book::take);
                }
                case "error" -> {
                    refused = true;
                    BinanceJson.expect(token, JsonToken.START_OBJECT);
                    BinanceRest.fields(parser, this::error);
                }
                case "event" -> {
                    if (token != JsonToken.START_OBJECT) {
                        return false;
                    }
                    BinanceRest.fields(parser, this::event);
                }
                default -> {
                    return event(name, parser);
                }
            }
            return true;
        }

        private boolean event(String name, JsonParser parser) throws IOException {
            if (!name.equals("e")) {
                return false;
            }
            event = BinanceJson.text(parser);
            return true;
        }

        private boolean error(String name, JsonParser parser) throws IOException {
            switch (name) {
                case "code" -> {
                    BinanceJson.expect(parser.currentToken(), JsonToken.VALUE_NUMBER_INT);
                    code = parser.getIntValue();
                }
                case "msg" -> message = BinanceJson.text(parser);
                case "data" -> {
                    if (parser.currentToken() != JsonToken.START_OBJECT) {
                        return false;
                    }
                    BinanceRest.fields(parser, this::error);
                }
                case "serverTime" -> serverTime = BinanceJson.integer(parser);
                case "retryAfter" -> retryAt = BinanceJson.integer(parser);
                default -> {
                    return false;
                }
            }
            return true;
        }

        VenueException refusal() {
            Duration wait = serverTime >= 0 && retryAt > serverTime ? Duration.ofMillis(retryAt - serverTime) : null;
            return BinanceErrors.of((int) Math.max(0, Math.min(status, 999)), code, message, wait);
        }
    }
}
