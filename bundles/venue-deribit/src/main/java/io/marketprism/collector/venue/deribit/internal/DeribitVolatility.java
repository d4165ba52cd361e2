package io.marketprism.collector.venue.deribit.internal;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.marketprism.collector.model.Decimal;
import io.marketprism.collector.model.Instrument;
import io.marketprism.collector.model.VolatilityIndex;
import io.marketprism.collector.spi.EventSink;
import io.marketprism.collector.spi.RestDecoder;
import io.marketprism.collector.spi.RestResponse;
import io.marketprism.collector.spi.VenueException;
import io.marketprism.collector.spi.VenueException.Kind;
import java.io.IOException;

/**
 * Reads {@code public/get_volatility_index_data} and gives its last finished candle (C14): the newest one in an answer
 * still runs and changes.
 */
final class DeribitVolatility implements RestDecoder {

    private final JsonFactory json;
    private final Instrument instrument;
    private final long finishedBeforeMs;

    /** A decoder for one request; candles that start at or after {@code finishedBeforeMs} are not finished. */
    DeribitVolatility(JsonFactory json, Instrument instrument, long finishedBeforeMs) {
        this.json = json;
        this.instrument = instrument;
        this.finishedBeforeMs = finishedBeforeMs;
    }

    @Override
    public void decode(RestResponse response, EventSink sink) throws VenueException {
        VolatilityIndex last = null;
        boolean answered = false;
        try (JsonParser parser = json.createParser(response.body())) {
            require(parser.nextToken() == JsonToken.START_OBJECT);
            while (parser.nextToken() != JsonToken.END_OBJECT) {
                String name = parser.currentName();
                parser.nextToken();
                switch (name) {
                    case "error" -> throw refusal(parser);
                    case "result" -> {
                        answered = true;
                        last = lastFinished(parser);
                    }
                    default -> parser.skipChildren();
                }
            }
            require(answered);
        } catch (IOException | IllegalArgumentException e) {
            throw VenueException.malformed(
                    "The answer with HTTP status " + response.status() + " is not what Deribit documents ("
                            + e.getMessage() + ")",
                    e);
        }
        if (last != null) {
            sink.event(last);
        }
    }

    private VolatilityIndex lastFinished(JsonParser parser) throws IOException {
        VolatilityIndex last = null;
        require(parser.currentToken() == JsonToken.START_OBJECT);
        while (parser.nextToken() != JsonToken.END_OBJECT) {
            String name = parser.currentName();
            JsonToken value = parser.nextToken();
            if (!name.equals("data")) {
                parser.skipChildren();
                continue;
            }
            require(value == JsonToken.START_ARRAY);
            while (parser.nextToken() != JsonToken.END_ARRAY) {
                VolatilityIndex candle = candle(parser);
                boolean newer = last == null || candle.eventTimeMs() > last.eventTimeMs();
                if (candle.eventTimeMs() < finishedBeforeMs && newer) {
                    last = candle;
                }
            }
        }
        return last;
    }

    private VolatilityIndex candle(JsonParser parser) throws IOException {
        require(parser.currentToken() == JsonToken.START_ARRAY);
        require(parser.nextToken() == JsonToken.VALUE_NUMBER_INT);
        long start = parser.getLongValue();
        Decimal open = number(parser);
        Decimal high = number(parser);
        Decimal low = number(parser);
        Decimal close = number(parser);
        require(parser.nextToken() == JsonToken.END_ARRAY);
        return new VolatilityIndex(instrument, open, high, low, close, start);
    }

    /** The number by its text: a JSON number never becomes a double here (C7). */
    private static Decimal number(JsonParser parser) throws IOException {
        require(parser.nextToken().isNumeric());
        return Decimal.parse(parser.getText());
    }

    private static VenueException refusal(JsonParser parser) throws IOException {
        require(parser.currentToken() == JsonToken.START_OBJECT);
        String code = "";
        String message = "";
        while (parser.nextToken() != JsonToken.END_OBJECT) {
            String name = parser.currentName();
            parser.nextToken();
            switch (name) {
                case "code" -> code = parser.getText();
                case "message" -> message = parser.getText();
                default -> parser.skipChildren();
            }
        }
        Kind kind =
                switch (code) {
                    case "10028" -> Kind.RATE_LIMITED;
                    case "10040", "11051", "11044" -> Kind.UNAVAILABLE;
                    default -> Kind.REFUSED;
                };
        return new VenueException(kind, code, "Deribit refused with code " + code + ": " + message);
    }

    private static void require(boolean holds) throws IOException {
        if (!holds) {
            throw new IOException("its structure is another one");
        }
    }
}
