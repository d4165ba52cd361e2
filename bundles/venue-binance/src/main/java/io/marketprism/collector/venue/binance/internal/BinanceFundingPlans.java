package io.marketprism.collector.venue.binance.internal;

import com.fasterxml.jackson.core.JsonFactory;
import io.marketprism.collector.model.DataType;
import io.marketprism.collector.model.Instrument;
import io.marketprism.collector.spi.Channel;
import io.marketprism.collector.spi.ExchangeSettings;
import io.marketprism.collector.spi.Quota;
import io.marketprism.collector.spi.RestPoll;
import io.marketprism.collector.spi.RestRequest;
import io.marketprism.collector.spi.Schedule;
import java.net.URI;
import java.time.Duration;
import java.util.List;

/**
 * Plans the polling of funding rates of perpetual contracts: the premium index of each, and once for all the list of
 * funding intervals.
 */
final class BinanceFundingPlans {

    private static final String INTERVALS_POOL = "funding_info";
    private static final int INTERVALS_LIMIT = 500;
    private static final Duration INTERVALS_WINDOW = Duration.ofMinutes(5);

    /** An adjusted interval is announced hours ahead; a lost answer shall not cost more than this. */
    private static final Duration INTERVALS_EVERY = Duration.ofMinutes(5);

    private static final Duration USUAL_INTERVAL = Duration.ofSeconds(60);
    private static final Duration USUAL_TIMEOUT = Duration.ofSeconds(10);

    private final JsonFactory json;

    BinanceFundingPlans(JsonFactory json) {
        this.json = json;
    }

    void add(BinanceVenue.Draft draft, ExchangeSettings settings, List<Instrument> instruments) {
        List<Instrument> perpetuals = instruments.stream()
                .filter(instrument -> !BinanceSymbol.isDated(instrument.venueSymbol()))
                .toList();
        if (perpetuals.isEmpty()) {
            return;
        }
        draft.quotas.add(new Quota(INTERVALS_POOL, INTERVALS_LIMIT, INTERVALS_WINDOW));
        BinanceRest rest = new BinanceRest(json);
        BinanceFundingIntervals intervals = new BinanceFundingIntervals(rest);
        String base = BinanceBookPlans.base(settings.restUrl());
        Duration timeout = settings.pollTimeout(DataType.FUNDING_RATE, USUAL_TIMEOUT);
        Schedule every = new Schedule.Every(settings.pollInterval(DataType.FUNDING_RATE, USUAL_INTERVAL));
        for (Instrument instrument : perpetuals) {
            Channel channel = draft.channel(DataType.FUNDING_RATE, instrument);
            if (instrument.equals(perpetuals.get(0))) {
                RestRequest list =
                        new RestRequest(URI.create(base + "/fapi/v1/fundingInfo"), timeout, INTERVALS_POOL, 1);
                draft.polls.add(new RestPoll(channel, new Schedule.Every(INTERVALS_EVERY), now -> list, intervals));
            }
            RestRequest sample = new RestRequest(
                    URI.create(base + "/fapi/v1/premiumIndex?symbol=" + BinanceSymbol.inUri(instrument.venueSymbol())),
                    timeout,
                    BinanceMarket.WEIGHT_POOL,
                    1);
            draft.polls.add(new RestPoll(
                    channel, every, now -> sample, new BinanceFundingDecoder(rest, instrument, intervals)));
        }
    }
}
