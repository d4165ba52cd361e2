package io.marketprism.collector.venue.okx.internal;

import io.marketprism.collector.spi.VenueException;
import io.marketprism.collector.spi.VenueException.Kind;
import java.time.Duration;

/** What follows from OKX's error codes (OKX v5 documentation, "Error Code"). */
final class OkxErrors {

    /** OKX counts requests in windows of two seconds and sends no {@code Retry-After}. */
    private static final Duration WINDOW = Duration.ofSeconds(2);

    private OkxErrors() {}

    /** The refusal on a WebSocket with a code and the venue's own words. */
    static VenueException of(String code, String message) {
        return new VenueException(kind(code, 200), code, "OKX refused with code " + code + ": " + message);
    }

    /** The refusal of a request; the code decides, and only if it is unknown the HTTP status. */
    static VenueException of(String code, String message, int status) {
        Kind kind = kind(code, status);
        return new VenueException(
                kind,
                code,
                "OKX refused with code " + code + " and HTTP status " + status + ": " + message,
                kind == Kind.RATE_LIMITED ? WINDOW : null,
                null);
    }

    private static Kind kind(String code, int status) {
        return switch (code) {
            case "50011", "50013", "60014" -> Kind.RATE_LIMITED;
            case "50001", "50004", "50026", "63999", "64007" -> Kind.UNAVAILABLE;
            default -> status == 429 ? Kind.RATE_LIMITED : status >= 500 ? Kind.UNAVAILABLE : Kind.REFUSED;
        };
    }
}
