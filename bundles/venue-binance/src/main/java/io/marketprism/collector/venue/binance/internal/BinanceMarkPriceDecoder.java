package io.marketprism.collector.venue.binance.internal;

import com.fasterxml.jackson.core.JsonParser;
import io.marketprism.collector.model.Decimal;
import io.marketprism.collector.model.Instrument;
import io.marketprism.collector.spi.EventSink;
import io.marketprism.collector.spi.RestDecoder;
import io.marketprism.collector.spi.RestResponse;
import io.marketprism.collector.spi.VenueException;
import java.io.IOException;

/** Reads the mark price of {@code GET /fapi/v1/premiumIndex} of one contract, for its open interest in dollars. */
final class BinanceMarkPriceDecoder implements RestDecoder {

    private final BinanceRest rest;
    private final Instrument instrument;
    private final BinanceOpenInterest samples;

    BinanceMarkPriceDecoder(BinanceRest rest, Instrument instrument, BinanceOpenInterest samples) {
        this.rest = rest;
        this.instrument = instrument;
        this.samples = samples;
    }

    @Override
    public void decode(RestResponse response, EventSink sink) throws VenueException {
        Sample sample = new Sample();
        rest.object(response, sample::take);
        if (!instrument.venueSymbol().equals(sample.symbol) || sample.markPrice == null) {
            throw VenueException.malformed(
                    "The premium index of " + instrument + " lacks one of symbol, markPrice, or is of " + sample.symbol,
                    null);
        }
        samples.price(sample.markPrice, sink);
    }

    private static final class Sample {
        private final BinanceJson json = new BinanceJson();
        private String symbol = "";
        private Decimal markPrice;

        boolean take(String name, JsonParser parser) throws IOException {
            switch (name) {
                case "symbol" -> symbol = BinanceJson.text(parser);
                case "markPrice" -> markPrice = json.decimal(parser);
                default -> {
                    return false;
                }
            }
            return true;
        }
    }
}
