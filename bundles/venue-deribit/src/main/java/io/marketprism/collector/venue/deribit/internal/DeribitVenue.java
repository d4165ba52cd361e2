package io.marketprism.collector.venue.deribit.internal;

import com.fasterxml.jackson.core.JsonFactory;
import io.marketprism.collector.model.Contract;
import io.marketprism.collector.model.DataType;
import io.marketprism.collector.model.Instrument;
import io.marketprism.collector.model.MarketType;
import io.marketprism.collector.spi.Channel;
import io.marketprism.collector.spi.CollectionPlan;
import io.marketprism.collector.spi.ExchangeSettings;
import io.marketprism.collector.spi.InstrumentQuery;
import io.marketprism.collector.spi.Quota;
import io.marketprism.collector.spi.RestPoll;
import io.marketprism.collector.spi.RestRequest;
import io.marketprism.collector.spi.Schedule;
import io.marketprism.collector.spi.Venue;
import java.net.URI;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;

/** Deribit's volatility index, over REST. Its currencies are published as options (contract 2.3). */
@Component(service = Venue.class, property = Venue.NAME_PROPERTY + "=deribit")
public final class DeribitVenue implements Venue {

    private static final Duration RESOLUTION = Duration.ofMinutes(1);
    private static final Duration AFTER_THE_MINUTE = Duration.ofMillis(200);
    private static final Duration HISTORY = Duration.ofMinutes(10);
    private static final Duration TIMEOUT = Duration.ofSeconds(30);
    private static final String POOL = "public";

    private final JsonFactory json = new JsonFactory();

    /** The protocol; it holds nothing but a JSON factory. */
    @Activate
    public DeribitVenue() {}

    @Override
    public String name() {
        return "deribit";
    }

    @Override
    public Set<DataType> supports(ExchangeSettings settings) {
        return EnumSet.of(DataType.VOLATILITY_INDEX);
    }

    @Override
    public List<InstrumentQuery> instrumentQueries(ExchangeSettings settings) {
        return List.of();
    }

    @Override
    public CollectionPlan plan(ExchangeSettings settings, Map<String, Contract> contracts) {
        List<Quota> quotas = List.of(new Quota(POOL, 20, Duration.ofSeconds(1)));
        if (!settings.dataTypes().contains(DataType.VOLATILITY_INDEX)) {
            return new CollectionPlan(List.of(), List.of(), List.of(), quotas);
        }
        List<RestPoll> polls = settings.symbols().stream()
                .map(currency -> poll(settings, currency))
                .toList();
        return new CollectionPlan(polls.stream().map(RestPoll::channel).toList(), List.of(), polls, quotas);
    }

    private RestPoll poll(ExchangeSettings settings, String currency) {
        Instrument instrument = new Instrument(settings.exchange(), MarketType.OPTIONS, currency, currency);
        Duration timeout = settings.pollTimeout(DataType.VOLATILITY_INDEX, TIMEOUT);
        return new RestPoll(
                new Channel(DataType.VOLATILITY_INDEX, instrument),
                new Schedule.Aligned(settings.pollInterval(DataType.VOLATILITY_INDEX, RESOLUTION), AFTER_THE_MINUTE),
                now -> new RestRequest(
                        URI.create(settings.restUrl() + "/api/v2/public/get_volatility_index_data?currency=" + currency
                                + "&start_timestamp=" + (now - HISTORY.toMillis()) + "&end_timestamp=" + now
                                + "&resolution=" + RESOLUTION.toSeconds()),
                        timeout,
                        POOL,
                        1),
                new DeribitVolatility(json, instrument, RESOLUTION));
    }
}
