package io.marketprism.collector.venue.binance.internal;

import com.fasterxml.jackson.core.JsonParser;
import io.marketprism.collector.model.Decimal;
import io.marketprism.collector.model.Instrument;
import io.marketprism.collector.spi.EventSink;
import io.marketprism.collector.spi.RestDecoder;
import io.marketprism.collector.spi.RestResponse;
import io.marketprism.collector.spi.VenueException;
import java.io.IOException;

/** Reads {@code GET /fapi/v1/openInterest} of one contract; the dollars come with its mark price (C10). */
final class BinanceOpenInterestDecoder implements RestDecoder {

    private final BinanceRest rest;
    private final Instrument instrument;
    private final BinanceOpenInterest samples;

    BinanceOpenInterestDecoder(BinanceRest rest, Instrument instrument, BinanceOpenInterest samples) {
        this.rest = rest;
        this.instrument = instrument;
        this.samples = samples;
    }

    @Override
    public void decode(RestResponse response, EventSink sink) throws VenueException {
        Sample sample = new Sample();
        rest.object(response, sample::take);
        if (!instrument.venueSymbol().equals(sample.symbol) || sample.value == null || sample.time < 0) {
            throw VenueException.malformed(
                    "The open interest of " + instrument + " lacks one of symbol, openInterest, time, or is of "
                            + sample.symbol,
                    null);
        }
        samples.value(sample.value, sample.time, sink);
    }

    private static final class Sample {
        private final BinanceJson json = new BinanceJson();
        private String symbol = "";
        private Decimal value;
        private long time = BinanceJson.MISSING;

        boolean take(String name, JsonParser parser) throws IOException {
            switch (name) {
                case "symbol" -> symbol = BinanceJson.text(parser);
                case "openInterest" -> value = json.decimal(parser);
                case "time" -> time = BinanceJson.integer(parser);
                default -> {
                    return false;
                }
            }
            return true;
        }
    }
}
