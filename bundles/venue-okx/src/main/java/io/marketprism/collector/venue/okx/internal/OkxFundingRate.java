package io.marketprism.collector.venue.okx.internal;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.marketprism.collector.model.DataType;
import io.marketprism.collector.model.Decimal;
import io.marketprism.collector.model.FundingRate;
import io.marketprism.collector.model.Instrument;
import io.marketprism.collector.model.MarketEvent;
import io.marketprism.collector.spi.Channel;
import io.marketprism.collector.spi.EventSink;
import io.marketprism.collector.spi.ExchangeSettings;
import io.marketprism.collector.spi.Quota;
import io.marketprism.collector.spi.RestDecoder;
import io.marketprism.collector.spi.RestPoll;
import io.marketprism.collector.spi.RestRequest;
import io.marketprism.collector.spi.RestResponse;
import io.marketprism.collector.spi.Schedule;
import io.marketprism.collector.spi.VenueException;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * Funding rates, polled: {@code GET /api/v5/public/funding-rate} (C11). The settlement times, and with them the
 * interval, are the venue's; nothing is assumed.
 */
final class OkxFundingRate implements RestDecoder {

    /** The venue's limit on this request, an address and an instrument; held for all instruments together. */
    static final Quota QUOTA = new Quota("funding-rate", 10, Duration.ofSeconds(2));

    private static final Duration INTERVAL = Duration.ofMinutes(1);
    private static final Duration TIMEOUT = Duration.ofSeconds(10);

    private final JsonFactory json;
    private final Instrument instrument;

    private OkxFundingRate(JsonFactory json, Instrument instrument) {
        this.json = json;
        this.instrument = instrument;
    }

    /** The poll of one channel's rate. */
    static RestPoll poll(JsonFactory json, ExchangeSettings settings, Channel channel) {
        RestRequest request = new RestRequest(
                URI.create(settings.restUrl() + "/api/v5/public/funding-rate?instId="
                        + channel.instrument().venueSymbol()),
                settings.pollTimeout(DataType.FUNDING_RATE, TIMEOUT),
                QUOTA.pool(),
                1);
        return new RestPoll(
                channel,
                new Schedule.Every(settings.pollInterval(DataType.FUNDING_RATE, INTERVAL)),
                now -> request,
                new OkxFundingRate(json, channel.instrument()));
    }

    @Override
    public void decode(RestResponse response, EventSink sink) throws VenueException {
        List<Row> rows = OkxAnswer.rows(json, response, OkxFundingRate::row);
        if (rows.size() != 1 || !rows.get(0).instId.equals(instrument.venueSymbol())) {
            throw VenueException.malformed(
                    "The answer about the funding rate of " + instrument.venueSymbol() + " is not one row about it",
                    null);
        }
        Row row = rows.get(0);
        if (row.rate.isEmpty()) {
            throw new VenueException(
                    VenueException.Kind.UNAVAILABLE,
                    "",
                    "OKX gives no funding rate of " + instrument.venueSymbol() + " now");
        }
        try {
            sink.event(event(row));
        } catch (IllegalArgumentException e) {
            throw VenueException.malformed(
                    "The funding rate of " + instrument.venueSymbol() + " is not what OKX documents (" + e.getMessage()
                            + ")",
                    e);
        }
    }

    /** The fields of a row that are read, each as written and empty if missing. */
    private static final class Row {
        private String instId = "";
        private String rate = "";
        private String nextRate = "";
        private String fundingTime = "";
        private String nextFundingTime = "";
        private String time = "";
    }

    private static Row row(JsonParser parser) throws IOException {
        OkxJson.expect(parser, JsonToken.START_OBJECT);
        Row row = new Row();
        while (parser.nextToken() != JsonToken.END_OBJECT) {
            String name = parser.currentName();
            parser.nextToken();
            switch (name) {
                case "instId" -> row.instId = OkxJson.text(parser);
                case "fundingRate" -> row.rate = OkxJson.text(parser);
                case "nextFundingRate" -> row.nextRate = OkxJson.text(parser);
                case "fundingTime" -> row.fundingTime = OkxJson.text(parser);
                case "nextFundingTime" -> row.nextFundingTime = OkxJson.text(parser);
                case "ts" -> row.time = OkxJson.text(parser);
                default -> parser.skipChildren();
            }
        }
        return row;
    }

    private FundingRate event(Row row) {
        long fundingTime = Long.parseLong(row.fundingTime);
        long interval = Math.subtractExact(Long.parseLong(row.nextFundingTime), fundingTime);
        if (fundingTime <= 0 || interval <= 0) {
            throw new IllegalArgumentException(
                    "it is settled at " + row.fundingTime + " and then at " + row.nextFundingTime);
        }
        return new FundingRate(
                instrument,
                Decimal.parse(row.rate),
                row.nextRate.isEmpty() ? Optional.empty() : Optional.of(Decimal.parse(row.nextRate)),
                fundingTime,
                Duration.ofMillis(interval),
                Optional.empty(),
                Optional.empty(),
                row.time.isEmpty() ? MarketEvent.UNKNOWN_TIME : Long.parseLong(row.time));
    }
}
