package io.marketprism.collector.venue.okx.internal;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.marketprism.collector.model.Decimal;
import io.marketprism.collector.model.Side;
import java.io.IOException;

/** Steps of a JSON parser that hold what is read against what OKX documents. */
final class OkxJson {

    private OkxJson() {}

    /** Holds the current token against the one expected. */
    static void expect(JsonParser parser, JsonToken expected) throws IOException {
        if (parser.currentToken() != expected) {
            throw new IOException("expected " + expected + " but found " + parser.currentToken());
        }
    }

    /** The text of a string, number or word; {@code null} is the empty text, as where OKX has nothing to say. */
    static String text(JsonParser parser) throws IOException {
        JsonToken token = parser.currentToken();
        if (token == null || !token.isScalarValue()) {
            throw new IOException("expected a text but found " + token);
        }
        return token == JsonToken.VALUE_NULL ? "" : parser.getText();
    }

    /** The exact number that a text says (C7). */
    static Decimal decimal(JsonParser parser) throws IOException {
        return Decimal.parse(text(parser));
    }

    /** The whole number that a text says, such as a time in epoch milliseconds. */
    static long whole(JsonParser parser) throws IOException {
        return Long.parseLong(text(parser));
    }

    /** The side that a text says. */
    static Side side(String text) {
        return switch (text) {
            case "buy" -> Side.BUY;
            case "sell" -> Side.SELL;
            default -> throw new IllegalArgumentException("a side is \"" + text + "\"");
        };
    }
}
