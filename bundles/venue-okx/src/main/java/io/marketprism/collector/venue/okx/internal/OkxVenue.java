package io.marketprism.collector.venue.okx.internal;

import com.fasterxml.jackson.core.JsonFactory;
import io.marketprism.collector.model.Contract;
import io.marketprism.collector.model.DataType;
import io.marketprism.collector.model.Instrument;
import io.marketprism.collector.model.MarketType;
import io.marketprism.collector.spi.BookPlan;
import io.marketprism.collector.spi.Channel;
import io.marketprism.collector.spi.CollectionPlan;
import io.marketprism.collector.spi.ExchangeSettings;
import io.marketprism.collector.spi.InstrumentQuery;
import io.marketprism.collector.spi.OrderBookSettings.Method;
import io.marketprism.collector.spi.Quota;
import io.marketprism.collector.spi.RestPoll;
import io.marketprism.collector.spi.RestRequest;
import io.marketprism.collector.spi.StreamPlan;
import io.marketprism.collector.spi.Venue;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;

/** OKX v5, public market data: trades, liquidations and order books streamed, all else (books too, if so configured) polled. */
@Component(service = Venue.class, property = Venue.NAME_PROPERTY + "=okx")
public final class OkxVenue implements Venue {

    private static final Quota INSTRUMENTS = new Quota("instruments", 20, Duration.ofSeconds(2));
    private static final Duration REQUEST_TIMEOUT = Duration.ofSeconds(10);

    private static final List<Quota> QUOTAS = List.of(
            INSTRUMENTS,
            OkxOrderBook.QUOTA,
            OkxFundingRate.QUOTA,
            OkxOpenInterest.QUOTA,
            OkxLongShortRatio.TOP_QUOTA,
            OkxLongShortRatio.ALL_QUOTA);

    private static final Set<DataType> OF_CONTRACTS = EnumSet.of(
            DataType.OPEN_INTEREST, DataType.LIQUIDATION, DataType.LSR_TOP_POSITION, DataType.LSR_ALL_ACCOUNT);

    private final JsonFactory json = new JsonFactory();

    /** The protocol; it holds nothing but a JSON factory. */
    @Activate
    public OkxVenue() {}

    @Override
    public String name() {
        return "okx";
    }

    /** Trades and books always, funding rates of what has one, and the rest of all contracts. */
    @Override
    public Set<DataType> supports(ExchangeSettings settings) {
        Set<DataType> types = EnumSet.of(DataType.TRADE, DataType.ORDERBOOK);
        if (settings.marketType() == MarketType.PERPETUAL) {
            types.add(DataType.FUNDING_RATE);
        }
        if (settings.marketType() == MarketType.PERPETUAL || settings.marketType() == MarketType.FUTURES) {
            types.addAll(OF_CONTRACTS);
        }
        types.retainAll(settings.dataTypes());
        return types;
    }

    @Override
    public List<InstrumentQuery> instrumentQueries(ExchangeSettings settings) {
        if (settings.marketType() == MarketType.SPOT) {
            return List.of();
        }
        String kind = instType(settings.marketType());
        return settings.symbols().stream()
                .map(symbol -> new InstrumentQuery(
                        new RestRequest(
                                URI.create(settings.restUrl() + "/api/v5/public/instruments?instType=" + kind
                                        + "&instId=" + symbol),
                                REQUEST_TIMEOUT,
                                INSTRUMENTS.pool(),
                                1),
                        new OkxInstruments(json)))
                .toList();
    }

    @Override
    public CollectionPlan plan(ExchangeSettings settings, Map<String, Contract> contracts) {
        List<Instrument> instruments = settings.symbols().stream()
                .map(symbol -> instrument(settings, symbol, contracts))
                .toList();
        List<Channel> channels = new ArrayList<>();
        List<StreamPlan> streams = new ArrayList<>();
        List<RestPoll> polls = new ArrayList<>();
        List<Quota> quotas = new ArrayList<>(QUOTAS);
        List<BookPlan> books = new ArrayList<>();
        for (DataType type : supports(settings)) {
            List<Channel> ofType = instruments.stream()
                    .filter(instrument -> settings.collects(type, instrument.venueSymbol()))
                    .map(instrument -> new Channel(type, instrument))
                    .toList();
            channels.addAll(ofType);
            if (ofType.isEmpty()) {
                continue;
            }
            switch (type) {
                case TRADE -> streams.add(OkxTrades.stream(json, settings, ofType));
                case ORDERBOOK -> {
                    if (settings.orderBook().method() == Method.SNAPSHOT) {
                        ofType.forEach(channel -> polls.add(OkxOrderBook.poll(json, settings, channel)));
                    } else {
                        OkxBooks kept = new OkxBooks(json, settings, ofType);
                        streams.addAll(kept.streams());
                        books.addAll(kept.plans());
                        quotas.addAll(kept.quotas());
                    }
                }
                case FUNDING_RATE -> ofType.forEach(channel -> polls.add(OkxFundingRate.poll(json, settings, channel)));
                case OPEN_INTEREST ->
                    ofType.forEach(channel -> polls.add(OkxOpenInterest.poll(json, settings, channel)));
                case LIQUIDATION -> streams.add(OkxLiquidations.stream(json, settings, ofType));
                case LSR_TOP_POSITION, LSR_ALL_ACCOUNT ->
                    ofType.forEach(channel -> polls.add(OkxLongShortRatio.poll(json, settings, channel)));
                default -> throw new IllegalStateException("OKX supports " + type + " but has no plan for it");
            }
        }
        return new CollectionPlan(channels, streams, polls, quotas, books);
    }

    /** OKX's word for the contracts of a market. */
    static String instType(MarketType marketType) {
        return marketType == MarketType.FUTURES ? "FUTURES" : "SWAP";
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
}
