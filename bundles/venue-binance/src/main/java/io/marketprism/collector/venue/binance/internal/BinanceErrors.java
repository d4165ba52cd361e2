package io.marketprism.collector.venue.binance.internal;

import io.marketprism.collector.spi.VenueException;
import io.marketprism.collector.spi.VenueException.Kind;
import java.time.Duration;

/** What follows from Binance's error codes ("Error Codes" of the spot and the USD-M documentation). */
final class BinanceErrors {

    private static final int BANNED = 418;
    private static final int TOO_MANY = 429;

    private BinanceErrors() {}

    /** The refusal with a code and the venue's own words. */
    static VenueException of(int code, String message) {
        return of(0, code, message, null);
    }

    /**
     * The refusal with a code and the venue's own words.
     *
     * @param status the status of the answer; 0 if it has none
     * @param retryAfter how long to wait; {@code null} if the venue does not say
     */
    static VenueException of(int status, int code, String message, Duration retryAfter) {
        return new VenueException(
                kind(status, code),
                Integer.toString(code),
                "Binance refused with code " + code + ": " + message,
                retryAfter,
                null);
    }

    private static Kind kind(int status, int code) {
        if (status == BANNED) {
            return Kind.BANNED;
        }
        if (status == TOO_MANY) {
            return Kind.RATE_LIMITED;
        }
        return switch (code) {
            case -1003, -1015, -1034 -> Kind.RATE_LIMITED;
            case -1000, -1001, -1004, -1006, -1007, -1008, -1016 -> Kind.UNAVAILABLE;
            default -> Kind.REFUSED;
        };
    }
}
