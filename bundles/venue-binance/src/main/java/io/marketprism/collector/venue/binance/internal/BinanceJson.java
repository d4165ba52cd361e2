package io.marketprism.collector.venue.binance.internal;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.marketprism.collector.model.Decimal;
import java.io.IOException;

/** Reads Binance's JSON values: decimals are strings, IDs and times are integers. Not thread-safe. */
final class BinanceJson {

    /** The value of an integer that is missing; no ID or time is negative. */
    static final long MISSING = -1;

    private final byte[] digits = new byte[40];

    /**
     * The decimal that a string holds, read without making the string.
     *
     * @throws NumberFormatException if it is none
     */
    Decimal decimal(JsonParser parser) throws IOException {
        expect(parser.currentToken(), JsonToken.VALUE_STRING);
        int length = parser.getTextLength();
        if (length > digits.length) {
            return Decimal.parse(parser.getText());
        }
        char[] text = parser.getTextCharacters();
        int offset = parser.getTextOffset();
        for (int i = 0; i < length; i++) {
            char c = text[offset + i];
            digits[i] = c < 128 ? (byte) c : (byte) '?';
        }
        return Decimal.parse(digits, 0, length);
    }

    /** A time or an ID. */
    static long integer(JsonParser parser) throws IOException {
        expect(parser.currentToken(), JsonToken.VALUE_NUMBER_INT);
        long value = parser.getLongValue();
        if (value < 0) {
            throw new IOException("an ID or a time is " + value);
        }
        return value;
    }

    /** A text. */
    static String text(JsonParser parser) throws IOException {
        expect(parser.currentToken(), JsonToken.VALUE_STRING);
        return parser.getText();
    }

    /** The next value begins as it should. */
    static void expect(JsonToken found, JsonToken expected) throws IOException {
        if (found != expected) {
            throw new IOException("expected " + expected + " but found " + found);
        }
    }

    /** Nothing follows. */
    static void expectEnd(JsonParser parser) throws IOException {
        if (parser.nextToken() != null) {
            throw new IOException("something follows its end");
        }
    }
}
