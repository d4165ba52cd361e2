package io.marketprism.collector.venue.binance.internal;

import com.fasterxml.jackson.core.JsonFactory;
import io.marketprism.collector.model.DataType;
import io.marketprism.collector.model.Instrument;
import io.marketprism.collector.spi.Channel;
import io.marketprism.collector.spi.ExchangeSettings;
import io.marketprism.collector.spi.Quota;
import io.marketprism.collector.spi.RestDecoder;
import io.marketprism.collector.spi.RestPoll;
import io.marketprism.collector.spi.RestRequest;
import io.marketprism.collector.spi.Schedule;
import java.net.URI;
import java.time.Duration;
import java.util.List;

/** Plans the polling of open interest and of long/short ratios of USD-M. */
final class BinanceStatisticsPlans {

    /** The requests below {@code /futures/data} weigh nothing and have a limit of their own. */
    private static final Quota DATA = new Quota("futures_data", 1_000, Duration.ofMinutes(5));

    private static final Duration PERIOD = Duration.ofMinutes(5);
    private static final String PERIOD_WORDS = "&period=5m&limit=1";
    private static final Duration INTEREST_INTERVAL = Duration.ofMinutes(5);
    private static final Duration INTEREST_TIMEOUT = Duration.ofSeconds(10);
    private static final Duration RATIO_INTERVAL = Duration.ofSeconds(10);
    private static final Duration RATIO_TIMEOUT = Duration.ofSeconds(30);

    private final BinanceRest rest;

    BinanceStatisticsPlans(JsonFactory json) {
        this.rest = new BinanceRest(json);
    }

    /** Open interest in coins, and each time the mark price just before it. */
    void addOpenInterest(BinanceVenue.Draft draft, ExchangeSettings settings, List<Instrument> instruments) {
        Duration timeout = settings.pollTimeout(DataType.OPEN_INTEREST, INTEREST_TIMEOUT);
        Schedule every = new Schedule.Every(settings.pollInterval(DataType.OPEN_INTEREST, INTEREST_INTERVAL));
        for (Instrument instrument : instruments) {
            Channel channel = draft.channel(DataType.OPEN_INTEREST, instrument);
            BinanceOpenInterest samples = new BinanceOpenInterest(instrument);
            draft.polls.add(poll(
                    channel,
                    every,
                    request(settings, "/fapi/v1/premiumIndex", instrument, "", timeout, BinanceMarket.WEIGHT_POOL),
                    new BinanceMarkPriceDecoder(rest, instrument, samples)));
            draft.polls.add(poll(
                    channel,
                    every,
                    request(settings, "/fapi/v1/openInterest", instrument, "", timeout, BinanceMarket.WEIGHT_POOL),
                    new BinanceOpenInterestDecoder(rest, instrument, samples)));
        }
    }

    /** The ratio of the top traders' positions, or of all accounts. */
    void addRatio(BinanceVenue.Draft draft, ExchangeSettings settings, DataType type, List<Instrument> instruments) {
        if (!draft.quotas.contains(DATA)) {
            draft.quotas.add(DATA);
        }
        String path = type == DataType.LSR_TOP_POSITION
                ? "/futures/data/topLongShortPositionRatio"
                : "/futures/data/globalLongShortAccountRatio";
        Duration timeout = settings.pollTimeout(type, RATIO_TIMEOUT);
        Schedule every = new Schedule.Every(settings.pollInterval(type, RATIO_INTERVAL));
        for (Instrument instrument : instruments) {
            Channel channel = draft.channel(type, instrument);
            draft.polls.add(poll(
                    channel,
                    every,
                    request(settings, path, instrument, PERIOD_WORDS, timeout, DATA.pool()),
                    new BinanceRatioDecoder(rest, channel, PERIOD)));
        }
    }

    private static RestRequest request(
            ExchangeSettings settings, String path, Instrument instrument, String more, Duration timeout, String pool) {
        return new RestRequest(
                URI.create(BinanceBookPlans.base(settings.restUrl()) + path + "?symbol="
                        + BinanceSymbol.inUri(instrument.venueSymbol()) + more),
                timeout,
                pool,
                1);
    }

    private static RestPoll poll(Channel channel, Schedule schedule, RestRequest request, RestDecoder decoder) {
        return new RestPoll(channel, schedule, now -> request, decoder);
    }
}
