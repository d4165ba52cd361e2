package io.marketprism.collector.venue.okx.internal;

import com.fasterxml.jackson.core.JsonFactory;
import io.marketprism.collector.model.Contract;
import io.marketprism.collector.model.DataType;
import io.marketprism.collector.model.Instrument;
import io.marketprism.collector.model.MarketType;
import io.marketprism.collector.spi.Channel;
import io.marketprism.collector.spi.CollectionPlan;
import io.marketprism.collector.spi.ExchangeSettings;
import io.marketprism.collector.spi.InstrumentQuery;
import io.marketprism.collector.spi.KeepAlive;
import io.marketprism.collector.spi.Quota;
import io.marketprism.collector.spi.RestRequest;
import io.marketprism.collector.spi.StreamPlan;
import io.marketprism.collector.spi.Subscription;
import io.marketprism.collector.spi.Venue;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;

/** OKX v5, public market data. */
@Component(service = Venue.class, property = Venue.NAME_PROPERTY + "=okx")
public final class OkxVenue implements Venue {

    private static final String INSTRUMENTS_POOL = "instruments";
    private static final Duration REQUEST_TIMEOUT = Duration.ofSeconds(10);

    /** OKX closes a connection after 30 s without a message ("WebSocket API, Connect"). */
    private static final KeepAlive KEEP_ALIVE =
            new KeepAlive.TextPings("ping", Duration.ofSeconds(20), Duration.ofSeconds(8));

    /** Clients and venue agree on frames below this size, though 64 KB are documented today. */
    private static final int MAX_FRAME_CHARACTERS = 4_000;

    private static final Duration SEND_INTERVAL = Duration.ofMillis(100);

    private final JsonFactory json = new JsonFactory();

    /** The protocol; it holds nothing but a JSON factory. */
    @Activate
    public OkxVenue() {}

    @Override
    public String name() {
        return "okx";
    }

    @Override
    public Set<DataType> supports(ExchangeSettings settings) {
        return EnumSet.of(DataType.TRADE);
    }

    @Override
    public List<InstrumentQuery> instrumentQueries(ExchangeSettings settings) {
        if (settings.marketType() == MarketType.SPOT) {
            return List.of();
        }
        return settings.symbols().stream()
                .map(symbol -> new InstrumentQuery(
                        new RestRequest(
                                URI.create(settings.restUrl() + "/api/v5/public/instruments?instType=SWAP&instId="
                                        + symbol),
                                REQUEST_TIMEOUT,
                                INSTRUMENTS_POOL,
                                1),
                        new OkxInstruments(json)))
                .toList();
    }

    @Override
    public CollectionPlan plan(ExchangeSettings settings, Map<String, Contract> contracts) {
        Map<String, Instrument> instruments = new LinkedHashMap<>();
        for (String symbol : settings.symbols()) {
            instruments.put(symbol, instrument(settings, symbol, contracts));
        }
        List<Quota> quotas = List.of(new Quota(INSTRUMENTS_POOL, 20, Duration.ofSeconds(2)));
        if (!settings.dataTypes().contains(DataType.TRADE)) {
            return new CollectionPlan(List.of(), List.of(), List.of(), quotas);
        }
        List<Channel> channels = instruments.values().stream()
                .map(instrument -> new Channel(DataType.TRADE, instrument))
                .toList();
        StreamPlan trades = new StreamPlan(
                "trades",
                settings.wsUrl(),
                KEEP_ALIVE,
                subscriptions(channels),
                SEND_INTERVAL,
                List.of(),
                () -> new OkxStreamCodec(json, instruments));
        return new CollectionPlan(channels, List.of(trades), List.of(), quotas);
    }

    private static Instrument instrument(ExchangeSettings settings, String symbol, Map<String, Contract> contracts) {
        return new Instrument(
                settings.exchange(),
                settings.marketType(),
                symbol,
                normalised(symbol),
                Optional.ofNullable(contracts.get(symbol)));
    }

    /** A swap's name without its suffix; spot pairs and dated futures as they are (contract 2.3). */
    private static String normalised(String symbol) {
        String suffix = "-SWAP";
        return symbol.endsWith(suffix) ? symbol.substring(0, symbol.length() - suffix.length()) : symbol;
    }

    private static List<Subscription> subscriptions(List<Channel> channels) {
        List<Subscription> frames = new ArrayList<>();
        List<Channel> batch = new ArrayList<>();
        StringBuilder arguments = new StringBuilder();
        for (Channel channel : channels) {
            String argument = "{\"channel\":\"trades\",\"instId\":\""
                    + channel.instrument().venueSymbol() + "\"}";
            if (arguments.length() + argument.length() > MAX_FRAME_CHARACTERS) {
                frames.add(subscription(arguments, batch));
                arguments.setLength(0);
                batch.clear();
            }
            arguments.append(arguments.isEmpty() ? "" : ",").append(argument);
            batch.add(channel);
        }
        if (!batch.isEmpty()) {
            frames.add(subscription(arguments, batch));
        }
        return frames;
    }

    private static Subscription subscription(CharSequence arguments, List<Channel> channels) {
        return new Subscription("{\"op\":\"subscribe\",\"args\":[" + arguments + "]}", channels);
    }
}
