package io.marketprism.collector.venue.binance.internal;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.marketprism.collector.model.Decimal;
import io.marketprism.collector.model.LongShortRatio;
import io.marketprism.collector.spi.Channel;
import io.marketprism.collector.spi.EventSink;
import io.marketprism.collector.spi.RestDecoder;
import io.marketprism.collector.spi.RestResponse;
import io.marketprism.collector.spi.VenueException;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * Reads the long/short ratios of {@code GET /futures/data/…LongShort…Ratio} and gives the newest (C13). The shares are called
 * {@code longAccount} and {@code shortAccount} in the ratio of positions too.
 */
final class BinanceRatioDecoder implements RestDecoder {

    private final BinanceRest rest;
    private final Channel channel;
    private final Duration period;

    BinanceRatioDecoder(BinanceRest rest, Channel channel, Duration period) {
        this.rest = rest;
        this.channel = channel;
        this.period = period;
    }

    @Override
    public void decode(RestResponse response, EventSink sink) throws VenueException {
        List<LongShortRatio> samples = new ArrayList<>();
        Row row = new Row();
        rest.list(response, row::clear, row::take, end -> samples.add(row.sample()));
        sink.event(samples.stream()
                .max(Comparator.comparingLong(LongShortRatio::eventTimeMs))
                .orElseThrow(() -> new VenueException(
                        VenueException.Kind.UNAVAILABLE,
                        "",
                        "Binance gives no " + channel.dataType().key() + " of "
                                + channel.instrument().venueSymbol() + " now")));
    }

    /** One sample of the list. */
    private final class Row {
        private final BinanceJson json = new BinanceJson();
        private String symbol;
        private Decimal ratio;
        private Decimal longShare;
        private Decimal shortShare;
        private long time;

        void clear() {
            symbol = null;
            ratio = null;
            longShare = null;
            shortShare = null;
            time = BinanceJson.MISSING;
        }

        boolean take(String name, JsonParser parser) throws IOException {
            switch (name) {
                case "symbol" -> symbol = BinanceJson.text(parser);
                case "longShortRatio" -> ratio = json.decimal(parser);
                case "longAccount" -> longShare = json.decimal(parser);
                case "shortAccount" -> shortShare = json.decimal(parser);
                case "timestamp" -> time = time(parser);
                default -> {
                    return false;
                }
            }
            return true;
        }

        /** A number; the documentation's examples write it as a text too. */
        private long time(JsonParser parser) throws IOException {
            return parser.currentToken() == JsonToken.VALUE_STRING
                    ? Long.parseLong(parser.getText())
                    : BinanceJson.integer(parser);
        }

        LongShortRatio sample() throws IOException {
            if (!channel.instrument().venueSymbol().equals(symbol) || ratio == null || ratio.signum() < 0 || time < 0) {
                throw new IOException("a row lacks one of symbol, longShortRatio, timestamp, or is of " + symbol);
            }
            return new LongShortRatio(
                    channel.instrument(),
                    channel.dataType(),
                    ratio,
                    Optional.ofNullable(longShare),
                    Optional.ofNullable(shortShare),
                    period,
                    time);
        }
    }
}
