package io.marketprism.collector.venue.binance.internal;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.StreamReadConstraints;
import io.marketprism.collector.model.Contract;
import io.marketprism.collector.model.DataType;
import io.marketprism.collector.model.Instrument;
import io.marketprism.collector.spi.BookPlan;
import io.marketprism.collector.spi.Channel;
import io.marketprism.collector.spi.CollectionPlan;
import io.marketprism.collector.spi.ExchangeSettings;
import io.marketprism.collector.spi.InstrumentQuery;
import io.marketprism.collector.spi.OrderBookSettings;
import io.marketprism.collector.spi.Quota;
import io.marketprism.collector.spi.RestPoll;
import io.marketprism.collector.spi.StreamPlan;
import io.marketprism.collector.spi.Venue;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;

/** Binance, public market data of spot and USD-M futures; the market type of an exchange tells which. */
@Component(service = Venue.class, property = Venue.NAME_PROPERTY + "=binance")
public final class BinanceVenue implements Venue {

    /** No answer nests deeper than this; deeper ones are no market data but an attack on the stack. */
    private static final int MAX_NESTING = 16;

    private static final Set<DataType> OF_CONTRACTS = EnumSet.of(
            DataType.FUNDING_RATE,
            DataType.OPEN_INTEREST,
            DataType.LIQUIDATION,
            DataType.LSR_TOP_POSITION,
            DataType.LSR_ALL_ACCOUNT);

    private final JsonFactory json = json();
    private final BinanceStreamPlans trades = BinanceStreamPlans.trades(json);
    private final BinanceStreamPlans liquidations = BinanceStreamPlans.liquidations(json);
    private final BinanceBookPlans books = new BinanceBookPlans(json);
    private final BinanceDepthPlans depths = new BinanceDepthPlans(json);
    private final BinanceFundingPlans funding = new BinanceFundingPlans(json);
    private final BinanceStatisticsPlans statistics = new BinanceStatisticsPlans(json);

    /** The protocol; it holds nothing but a JSON factory. */
    @Activate
    public BinanceVenue() {}

    static JsonFactory json() {
        return JsonFactory.builder()
                .streamReadConstraints(StreamReadConstraints.builder()
                        .maxNestingDepth(MAX_NESTING)
                        .build())
                .build();
    }

    @Override
    public String name() {
        return "binance";
    }

    @Override
    public Set<DataType> supports(ExchangeSettings settings) {
        Set<DataType> types = EnumSet.of(DataType.TRADE, DataType.ORDERBOOK);
        if (BinanceMarket.of(settings.marketType()) == BinanceMarket.USD_M) {
            types.addAll(OF_CONTRACTS);
        }
        return types;
    }

    /** None: USD-M quantities are coins already, and a symbol says all. */
    @Override
    public List<InstrumentQuery> instrumentQueries(ExchangeSettings settings) {
        return List.of();
    }

    @Override
    public CollectionPlan plan(ExchangeSettings settings, Map<String, Contract> contracts) {
        BinanceMarket market = BinanceMarket.of(settings.marketType());
        List<Instrument> instruments = settings.symbols().stream()
                .map(symbol -> new Instrument(
                        settings.exchange(),
                        settings.marketType(),
                        BinanceSymbol.checked(symbol),
                        BinanceSymbol.normalised(symbol)))
                .toList();
        Set<DataType> types = EnumSet.copyOf(supports(settings));
        types.retainAll(settings.dataTypes());
        Draft draft = new Draft(market);
        if (types.contains(DataType.ORDERBOOK)) {
            if (settings.orderBook().method() == OrderBookSettings.Method.SNAPSHOT) {
                books.add(draft, settings, market, instruments);
            } else {
                depths.add(draft, settings, market, instruments);
            }
        }
        if (types.contains(DataType.TRADE)) {
            trades.add(draft, settings, market, instruments);
        }
        if (types.contains(DataType.FUNDING_RATE)) {
            funding.add(draft, settings, instruments);
        }
        if (types.contains(DataType.OPEN_INTEREST)) {
            statistics.addOpenInterest(draft, settings, instruments);
        }
        if (types.contains(DataType.LIQUIDATION)) {
            liquidations.add(
                    draft,
                    settings,
                    market,
                    instruments.stream()
                            .filter(instrument -> settings.collects(DataType.LIQUIDATION, instrument.venueSymbol()))
                            .toList());
        }
        for (DataType ratio : List.of(DataType.LSR_TOP_POSITION, DataType.LSR_ALL_ACCOUNT)) {
            if (types.contains(ratio)) {
                statistics.addRatio(draft, settings, ratio, instruments);
            }
        }
        return new CollectionPlan(draft.channels, draft.streams, draft.polls, draft.quotas, draft.books);
    }

    /** A plan being written. */
    static final class Draft {
        final List<Channel> channels = new ArrayList<>();
        final List<StreamPlan> streams = new ArrayList<>();
        final List<RestPoll> polls = new ArrayList<>();
        final List<Quota> quotas = new ArrayList<>();
        final List<BookPlan> books = new ArrayList<>();

        Draft(BinanceMarket market) {
            quotas.add(market.weightQuota());
        }

        /** Adds the channel of an instrument, and gives it. */
        Channel channel(DataType type, Instrument instrument) {
            Channel channel = new Channel(type, instrument);
            channels.add(channel);
            return channel;
        }
    }
}
