package io.marketprism.collector.venue.simulator.internal.http;

import com.fasterxml.jackson.core.io.JsonStringEncoder;

/** Writes text into JSON. */
public final class JsonText {

    private JsonText() {}

    /** The text as a JSON string with its quotes. */
    public static String quoted(String text) {
        return "\"" + new String(JsonStringEncoder.getInstance().quoteAsString(text)) + "\"";
    }
}
