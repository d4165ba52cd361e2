package io.marketprism.collector.venue.okx.internal;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.marketprism.collector.model.DataType;
import io.marketprism.collector.model.Decimal;
import io.marketprism.collector.model.LongShortRatio;
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
import java.util.Comparator;
import java.util.Optional;

/**
 * Long/short ratios, polled (C13): of the positions of the top traders, and of all accounts, each of one contract over
 * five minutes. The newest sample is given; it stays for up to five minutes and is published once.
 */
final class OkxLongShortRatio implements RestDecoder {

    /** The venue's limit on each of the two requests, an address. */
    static final Quota TOP_QUOTA = new Quota("long-short-position-ratio", 5, Duration.ofSeconds(2));

    static final Quota ALL_QUOTA = new Quota("long-short-account-ratio", 5, Duration.ofSeconds(2));

    private static final String BASE = "/api/v5/rubik/stat/contracts/";
    private static final String TOP_POSITIONS = "long-short-position-ratio-contract-top-trader";
    private static final String ALL_ACCOUNTS = "long-short-account-ratio-contract";
    private static final Duration PERIOD = Duration.ofMinutes(5);
    private static final Duration INTERVAL = Duration.ofSeconds(10);
    private static final Duration TIMEOUT = Duration.ofSeconds(30);

    private final JsonFactory json;
    private final Channel channel;

    private OkxLongShortRatio(JsonFactory json, Channel channel) {
        this.json = json;
        this.channel = channel;
    }

    /** The poll of one channel's ratio. */
    static RestPoll poll(JsonFactory json, ExchangeSettings settings, Channel channel) {
        DataType type = channel.dataType();
        boolean top = type == DataType.LSR_TOP_POSITION;
        RestRequest request = new RestRequest(
                URI.create(settings.restUrl() + BASE + (top ? TOP_POSITIONS : ALL_ACCOUNTS) + "?instId="
                        + channel.instrument().venueSymbol() + "&period=5m&limit=1"),
                settings.pollTimeout(type, TIMEOUT),
                (top ? TOP_QUOTA : ALL_QUOTA).pool(),
                1);
        return new RestPoll(
                channel,
                new Schedule.Every(settings.pollInterval(type, INTERVAL)),
                now -> request,
                new OkxLongShortRatio(json, channel));
    }

    @Override
    public void decode(RestResponse response, EventSink sink) throws VenueException {
        LongShortRatio newest = OkxAnswer.rows(json, response, this::row).stream()
                .max(Comparator.comparingLong(LongShortRatio::eventTimeMs))
                .orElseThrow(() -> new VenueException(
                        VenueException.Kind.UNAVAILABLE,
                        "",
                        "OKX gives no " + channel.dataType().key() + " of "
                                + channel.instrument().venueSymbol() + " now"));
        sink.event(newest);
    }

    /** {@code ["ts","ratio"]}; what may follow is left. */
    private LongShortRatio row(JsonParser parser) throws IOException {
        OkxJson.expect(parser, JsonToken.START_ARRAY);
        parser.nextToken();
        long time = OkxJson.whole(parser);
        parser.nextToken();
        Decimal ratio = OkxJson.decimal(parser);
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            parser.skipChildren();
        }
        if (time < 0 || ratio.signum() < 0) {
            throw new IOException("a ratio is " + ratio + " at " + time);
        }
        return new LongShortRatio(
                channel.instrument(), channel.dataType(), ratio, Optional.empty(), Optional.empty(), PERIOD, time);
    }
}
