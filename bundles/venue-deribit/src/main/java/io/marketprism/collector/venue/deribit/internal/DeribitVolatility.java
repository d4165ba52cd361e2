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
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Reads {@code public/get_volatility_index_data} and gives its last finished candle (C14): the newest one in an answer
 * still runs and changes.
 */
final class DeribitVolatility implements RestDecoder {

    private final JsonFactory json;
    private final Instrument instrument;
    private final Duration resolution;

    /** A decoder for candles of a length; the venue's own clock in the answer tells which are finished. */
    DeribitVolatility(JsonFactory json, Instrument instrument, Duration resolution) {
        this.json = json;
        this.instrument = instrument;
        this.resolution = resolution;
    }

    @Override
    public void decode(RestResponse response, EventSink sink) throws VenueException {
        List<VolatilityIndex> candles = null;
        long venueTimeMs = 0;
        try (JsonParser parser = json.createParser(response.body())) {
            require(parser.nextToken() == JsonToken.START_OBJECT);
            while (parser.nextToken() != JsonToken.END_OBJECT) {
                String name = parser.currentName();
                parser.nextToken();
                switch (name) {
                    case "error" -> throw refusal(parser);
                    case "result" -> candles = candles(parser);
                    case "usOut" -> venueTimeMs = parser.getLongValue() / 1_000;
                    default -> parser.skipChildren();
                }
            }
            require(candles != null && venueTimeMs > 0);
        } catch (IOException | IllegalArgumentException e) {
            throw VenueException.malformed(
                    "The answer with HTTP status " + response.status() + " is not what Deribit documents ("
                            + e.getMessage() + ")",
                    e);
        }
        long latestStart = venueTimeMs - resolution.toMillis();
        candles.stream()
                .filter(candle -> candle.eventTimeMs() <= latestStart)
                .max(Comparator.comparingLong(VolatilityIndex::eventTimeMs))
                .ifPresent(sink::event);
    }

    private List<VolatilityIndex> candles(JsonParser parser) throws IOException {
        List<VolatilityIndex> candles = new ArrayList<>();
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
                candles.add(candle(parser));
            }
        }
        return candles;
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
                case "code" -> code = text(parser);
                case "message" -> message = text(parser);
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

    /** The text of a string, number or word; an object or a list has none. */
    private static String text(JsonParser parser) throws IOException {
        require(parser.currentToken().isScalarValue());
        return parser.getText();
    }

    private static void require(boolean holds) throws IOException {
        if (!holds) {
            throw new IOException("its structure is another one");
        }
    }
}
