package io.marketprism.collector.venue.okx.internal;

import io.marketprism.collector.spi.VenueException;
import io.marketprism.collector.spi.VenueException.Kind;

/** What follows from OKX's error codes (OKX v5 documentation, "Error Code"). */
final class OkxErrors {

    private OkxErrors() {}

    /** The refusal with a code and the venue's own words. */
    static VenueException of(String code, String message) {
        return new VenueException(kind(code), code, "OKX refused with code " + code + ": " + message);
    }

    private static Kind kind(String code) {
        return switch (code) {
            case "50011", "50013", "60014" -> Kind.RATE_LIMITED;
            case "50001", "50004", "50026", "63999", "64007" -> Kind.UNAVAILABLE;
            default -> Kind.REFUSED;
        };
    }
}
