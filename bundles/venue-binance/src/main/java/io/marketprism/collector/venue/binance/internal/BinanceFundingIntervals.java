package io.marketprism.collector.venue.binance.internal;

import com.fasterxml.jackson.core.JsonParser;
import io.marketprism.collector.model.FundingRate;
import io.marketprism.collector.spi.EventSink;
import io.marketprism.collector.spi.RestDecoder;
import io.marketprism.collector.spi.RestResponse;
import io.marketprism.collector.spi.VenueException;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * The time between settlements of each contract (C11). {@code GET /fapi/v1/fundingInfo} lists the contracts whose interval
 * was adjusted; any other has eight hours. Until the first answer no interval is known and none is assumed: a sample waits,
 * the newest of each contract, and comes out with the answer. Binance changes intervals in the middle of the day, so that
 * the list is asked for again and again. Thread-safe.
 */
final class BinanceFundingIntervals implements RestDecoder {

    private static final Duration USUAL = Duration.ofHours(8);
    private static final long LONGEST_HOURS = 168;

    private final BinanceRest rest;
    private final Map<String, Function<Duration, FundingRate>> waiting = new LinkedHashMap<>();
    private Map<String, Duration> adjusted;

    BinanceFundingIntervals(BinanceRest rest) {
        this.rest = rest;
    }

    /** Gives a sample to the sink once its interval is known: now, or with the first answer. */
    void complete(String symbol, Function<Duration, FundingRate> sample, EventSink sink) {
        Duration interval;
        synchronized (this) {
            if (adjusted == null) {
                waiting.put(symbol, sample);
                return;
            }
            interval = adjusted.getOrDefault(symbol, USUAL);
        }
        sink.event(sample.apply(interval));
    }

    @Override
    public void decode(RestResponse response, EventSink sink) throws VenueException {
        Map<String, Duration> listed = new HashMap<>();
        Row row = new Row();
        rest.list(response, row::clear, row::take, end -> row.putInto(listed));
        List<FundingRate> complete = new ArrayList<>();
        synchronized (this) {
            adjusted = Map.copyOf(listed);
            waiting.forEach((symbol, sample) -> complete.add(sample.apply(listed.getOrDefault(symbol, USUAL))));
            waiting.clear();
        }
        complete.forEach(sink::event);
    }

    /** One contract of the list. */
    private static final class Row {
        private String symbol;
        private long hours;

        void clear() {
            symbol = null;
            hours = BinanceJson.MISSING;
        }

        boolean take(String name, JsonParser parser) throws IOException {
            switch (name) {
                case "symbol" -> symbol = BinanceJson.text(parser);
                case "fundingIntervalHours" -> hours = BinanceJson.integer(parser);
                default -> {
                    return false;
                }
            }
            return true;
        }

        void putInto(Map<String, Duration> listed) throws IOException {
            if (symbol == null || hours < 1 || hours > LONGEST_HOURS) {
                throw new IOException("a row lacks its symbol or a sensible fundingIntervalHours");
            }
            listed.put(symbol, Duration.ofHours(hours));
        }
    }
}
