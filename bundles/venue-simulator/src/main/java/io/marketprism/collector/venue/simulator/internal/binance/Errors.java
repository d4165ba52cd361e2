package io.marketprism.collector.venue.simulator.internal.binance;

import io.marketprism.collector.venue.simulator.internal.http.Answer;
import io.marketprism.collector.venue.simulator.internal.http.JsonText;

/** Binance's refusals. */
final class Errors {

    private Errors() {}

    static Answer of(int status, int code, String message) {
        return Answer.json(status, body(code, message));
    }

    static String body(int code, String message) {
        return "{\"code\":" + code + ",\"msg\":" + JsonText.quoted(message) + "}";
    }

    /** A parameter is missing. */
    static RefusedException missing(String parameter) {
        return new RefusedException(
                -1102, "Mandatory parameter '" + parameter + "' was not sent, was empty/null, or malformed.");
    }

    static RefusedException unknownSymbol() {
        return new RefusedException(-1121, "Invalid symbol.");
    }
}
