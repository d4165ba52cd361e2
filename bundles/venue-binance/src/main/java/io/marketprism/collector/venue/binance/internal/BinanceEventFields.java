package io.marketprism.collector.venue.binance.internal;

import com.fasterxml.jackson.core.JsonParser;
import io.marketprism.collector.model.MarketEvent;
import java.io.IOException;

/**
 * The fields of one event of one kind. They come before it is known which event the frame holds, and the letters of one
 * event mean other things in another: a value of another type is left alone, and missed only by {@link #read}.
 */
interface BinanceEventFields {

    /** Binance's word for the event. */
    String event();

    /** Takes one field, the parser standing at its value; false if it is of no interest. */
    boolean take(String name, JsonParser parser) throws IOException;

    /**
     * The event that the fields say.
     *
     * @throws IOException if they lack something, or are about something that was not subscribed
     */
    MarketEvent read() throws IOException;
}
