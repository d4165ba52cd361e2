package io.marketprism.collector.venue.binance.internal;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.marketprism.collector.model.Decimal;
import io.marketprism.collector.model.FundingRate;
import io.marketprism.collector.model.Instrument;
import io.marketprism.collector.spi.EventSink;
import io.marketprism.collector.spi.RestDecoder;
import io.marketprism.collector.spi.RestResponse;
import io.marketprism.collector.spi.VenueException;
import java.io.IOException;
import java.util.Optional;

/**
 * Reads {@code GET /fapi/v1/premiumIndex} of one perpetual contract. {@code lastFundingRate} is, despite its name, the rate
 * that will be charged at {@code nextFundingTime} as it stands now; Binance gives no forecast beyond (C11).
 */
final class BinanceFundingDecoder implements RestDecoder {

    private final BinanceRest rest;
    private final Instrument instrument;
    private final BinanceFundingIntervals intervals;

    BinanceFundingDecoder(BinanceRest rest, Instrument instrument, BinanceFundingIntervals intervals) {
        this.rest = rest;
        this.instrument = instrument;
        this.intervals = intervals;
    }

    @Override
    public void decode(RestResponse response, EventSink sink) throws VenueException {
        Sample sample = new Sample();
        rest.object(response, sample::take);
        if (!instrument.venueSymbol().equals(sample.symbol) || sample.nextFundingTime < 0 || sample.time < 0) {
            throw VenueException.malformed(
                    "The premium index of " + instrument + " lacks one of symbol, nextFundingTime, time, or is of "
                            + sample.symbol,
                    null);
        }
        if (sample.rate == null) {
            throw new VenueException(
                    VenueException.Kind.REFUSED,
                    "",
                    "Binance gives no funding rate for " + instrument.venueSymbol()
                            + "; only perpetual contracts that trade have one");
        }
        intervals.complete(
                instrument.venueSymbol(),
                interval -> new FundingRate(
                        instrument,
                        sample.rate,
                        Optional.empty(),
                        sample.nextFundingTime,
                        interval,
                        Optional.ofNullable(sample.markPrice),
                        Optional.ofNullable(sample.indexPrice),
                        sample.time),
                sink);
    }

    private static final class Sample {
        private final BinanceJson json = new BinanceJson();
        private String symbol = "";
        private Decimal rate;
        private Decimal markPrice;
        private Decimal indexPrice;
        private long nextFundingTime = BinanceJson.MISSING;
        private long time = BinanceJson.MISSING;

        boolean take(String name, JsonParser parser) throws IOException {
            switch (name) {
                case "symbol" -> symbol = BinanceJson.text(parser);
                case "lastFundingRate" -> rate = optional(parser);
                case "markPrice" -> markPrice = optional(parser);
                case "indexPrice" -> indexPrice = optional(parser);
                case "nextFundingTime" -> nextFundingTime = BinanceJson.integer(parser);
                case "time" -> time = BinanceJson.integer(parser);
                default -> {
                    return false;
                }
            }
            return true;
        }

        /** A decimal; {@code null} where the venue writes an empty text for what does not exist. */
        private Decimal optional(JsonParser parser) throws IOException {
            BinanceJson.expect(parser.currentToken(), JsonToken.VALUE_STRING);
            return parser.getTextLength() == 0 ? null : json.decimal(parser);
        }
    }
}
