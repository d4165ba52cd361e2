package io.marketprism.collector.venue.okx.internal;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.marketprism.collector.model.Contract;
import io.marketprism.collector.model.DataType;
import io.marketprism.collector.model.Decimal;
import io.marketprism.collector.model.Instrument;
import io.marketprism.collector.model.MarketEvent;
import io.marketprism.collector.model.OpenInterest;
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
 * Open interest, polled: {@code GET /api/v5/public/open-interest} (C10). The value is in contracts. The USD are the
 * venue's own {@code oiUsd}; where it gives none, those of an inverse contract follow exactly from its size, and those of
 * a linear one are unknown.
 */
final class OkxOpenInterest implements RestDecoder {

    /** The venue's limit on this request, an address and an instrument; held for all instruments together. */
    static final Quota QUOTA = new Quota("open-interest", 20, Duration.ofSeconds(2));

    private static final Duration INTERVAL = Duration.ofMinutes(5);
    private static final Duration TIMEOUT = Duration.ofSeconds(10);
    private static final String DOLLAR = "USD";

    private final JsonFactory json;
    private final Instrument instrument;

    private OkxOpenInterest(JsonFactory json, Instrument instrument) {
        this.json = json;
        this.instrument = instrument;
    }

    /** The poll of one channel's open interest. */
    static RestPoll poll(JsonFactory json, ExchangeSettings settings, Channel channel) {
        RestRequest request = new RestRequest(
                URI.create(settings.restUrl() + "/api/v5/public/open-interest?instType="
                        + OkxVenue.instType(settings.marketType()) + "&instId="
                        + channel.instrument().venueSymbol()),
                settings.pollTimeout(DataType.OPEN_INTEREST, TIMEOUT),
                QUOTA.pool(),
                1);
        return new RestPoll(
                channel,
                new Schedule.Every(settings.pollInterval(DataType.OPEN_INTEREST, INTERVAL)),
                now -> request,
                new OkxOpenInterest(json, channel.instrument()));
    }

    @Override
    public void decode(RestResponse response, EventSink sink) throws VenueException {
        List<Row> rows = OkxAnswer.rows(json, response, OkxOpenInterest::row);
        if (rows.size() != 1 || !rows.get(0).instId.equals(instrument.venueSymbol())) {
            throw VenueException.malformed(
                    "The answer about the open interest of " + instrument.venueSymbol() + " is not one row about it",
                    null);
        }
        try {
            sink.event(event(rows.get(0)));
        } catch (IllegalArgumentException e) {
            throw VenueException.malformed(
                    "The open interest of " + instrument.venueSymbol() + " is not what OKX documents (" + e.getMessage()
                            + ")",
                    e);
        }
    }

    /** The fields of a row that are read, each as written and empty if missing. */
    private static final class Row {
        private String instId = "";
        private String contracts = "";
        private String usd = "";
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
                case "oi" -> row.contracts = OkxJson.text(parser);
                case "oiUsd" -> row.usd = OkxJson.text(parser);
                case "ts" -> row.time = OkxJson.text(parser);
                default -> parser.skipChildren();
            }
        }
        return row;
    }

    private OpenInterest event(Row row) {
        Decimal contracts = Decimal.parse(row.contracts);
        return new OpenInterest(
                instrument,
                contracts,
                OpenInterest.Unit.CONTRACTS,
                row.usd.isEmpty() ? usdBySize(contracts) : Optional.of(Decimal.parse(row.usd)),
                Optional.empty(),
                row.time.isEmpty() ? MarketEvent.UNKNOWN_TIME : Long.parseLong(row.time));
    }

    private Optional<Decimal> usdBySize(Decimal contracts) {
        return instrument
                .contract()
                .filter(contract -> contract.kind() == Contract.Kind.INVERSE
                        && contract.currency().equals(DOLLAR))
                .map(contract -> contract.size().times(contracts));
    }
}
