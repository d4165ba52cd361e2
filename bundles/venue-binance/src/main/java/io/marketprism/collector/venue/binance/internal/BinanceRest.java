package io.marketprism.collector.venue.binance.internal;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.marketprism.collector.spi.RestResponse;
import io.marketprism.collector.spi.VenueException;
import java.io.IOException;

/** Reads REST answers: what was asked for, or {@code {"code","msg"}} instead of it. Thread-safe. */
final class BinanceRest {

    /** Takes the fields of an answer one by one. */
    interface Fields {

        /** Takes one field, the parser standing at its value; false if it is of no interest. */
        boolean take(String name, JsonParser parser) throws IOException;
    }

    /** Reads a value that the parser stands at. */
    interface Value {

        /** Reads it to its end. */
        void read(JsonParser parser) throws IOException;
    }

    private final JsonFactory json;

    BinanceRest(JsonFactory json) {
        this.json = json;
    }

    /**
     * Reads an answer that is one object.
     *
     * @throws VenueException if the venue refused, or if the answer is not what it documents
     */
    void object(RestResponse response, Fields fields) throws VenueException {
        read(response, parser -> {
            BinanceJson.expect(parser.currentToken(), JsonToken.START_OBJECT);
            fields(parser, fields);
        });
    }

    /**
     * Reads an answer that is a list of objects.
     *
     * @param begin called before each object
     * @param end called after each object
     * @throws VenueException if the venue refused, or if the answer is not what it documents
     */
    void list(RestResponse response, Runnable begin, Fields fields, Value end) throws VenueException {
        read(response, parser -> {
            BinanceJson.expect(parser.currentToken(), JsonToken.START_ARRAY);
            while (parser.nextToken() != JsonToken.END_ARRAY) {
                BinanceJson.expect(parser.currentToken(), JsonToken.START_OBJECT);
                begin.run();
                fields(parser, fields);
                end.read(parser);
            }
        });
    }

    /** Reads the fields of an object that the parser stands in. */
    static void fields(JsonParser parser, Fields fields) throws IOException {
        while (parser.nextToken() != JsonToken.END_OBJECT) {
            String name = parser.currentName();
            parser.nextToken();
            if (!fields.take(name, parser)) {
                parser.skipChildren();
            }
        }
    }

    private void read(RestResponse response, Value value) throws VenueException {
        Refusal refusal = new Refusal();
        try (JsonParser parser = json.createParser(response.body())) {
            parser.nextToken();
            if (response.status() >= 400) {
                BinanceJson.expect(parser.currentToken(), JsonToken.START_OBJECT);
                fields(parser, refusal::take);
            } else {
                value.read(parser);
            }
            BinanceJson.expectEnd(parser);
        } catch (IOException | IllegalArgumentException e) {
            throw VenueException.malformed(
                    "The answer with HTTP status " + response.status() + " is not what Binance documents ("
                            + e.getMessage() + ")",
                    e);
        }
        if (response.status() >= 400) {
            throw refusal.exception(response.status());
        }
    }

    /** An error object. */
    static final class Refusal {
        private long code;
        private String message = "";

        boolean take(String name, JsonParser parser) throws IOException {
            switch (name) {
                case "code" -> {
                    BinanceJson.expect(parser.currentToken(), JsonToken.VALUE_NUMBER_INT);
                    code = parser.getIntValue();
                }
                case "msg" -> message = BinanceJson.text(parser);
                default -> {
                    return false;
                }
            }
            return true;
        }

        VenueException exception(int status) {
            return BinanceErrors.of(status, (int) code, message, null);
        }
    }
}
