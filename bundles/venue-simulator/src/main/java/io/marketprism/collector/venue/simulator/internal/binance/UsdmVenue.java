package io.marketprism.collector.venue.simulator.internal.binance;

import io.marketprism.collector.venue.simulator.internal.http.Answer;
import io.marketprism.collector.venue.simulator.internal.http.Query;
import io.marketprism.collector.venue.simulator.internal.http.Truth;
import io.marketprism.collector.venue.simulator.internal.market.Derivative;
import io.marketprism.collector.venue.simulator.internal.market.Engine;
import io.marketprism.collector.venue.simulator.internal.market.Liquidation;
import io.marketprism.collector.venue.simulator.internal.market.Market;
import io.marketprism.collector.venue.simulator.internal.market.Numbering;
import io.marketprism.collector.venue.simulator.internal.market.Pace;
import io.marketprism.collector.venue.simulator.internal.market.Source.Reel;
import io.marketprism.collector.venue.simulator.internal.recording.Catalogue;
import io.marketprism.collector.venue.simulator.internal.stream.Subscriber;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;

/**
 * Binance USD-M futures: {@code /binance-usdm/fapi/v1/…} and the stream routes {@code /public}, {@code /market} and the
 * unrouted ones, which speak the public class only.
 */
public final class UsdmVenue extends StreamVenue {

    /** Request weight an address may use in a minute. */
    static final int WEIGHT_A_MINUTE = 2_400;

    private static final int LEAST_STRIDE = 20;
    private static final int MOST_STRIDE = 400;
    private static final int FUNDING_REQUESTS = 500;
    private static final int STATISTICS_REQUESTS = 1_000;
    private static final long USUAL_INTEREST_ORDERS = 30_000;

    /** What an open contract has beside its market. */
    record Contract(UsdmFrames frames, Derivative derivative) {}

    private final Map<String, BinanceListing> listings;
    private final ConcurrentMap<String, Contract> contracts = new ConcurrentHashMap<>();
    private final Engine engine;
    private final Pace pace;
    private final UsdmRest rest;
    private final UsdmStatistics statistics;
    private final UsdmLiquidations liquidations;
    private final RequestPool fundingPool;
    private final RequestPool statisticsPool;

    /** A host with the usual instruments, whose markets open when first asked for. */
    public UsdmVenue(Engine engine, InstantSource clock, Pace pace) {
        this(engine, clock, pace, Catalogue.usual());
    }

    /** A host with what a catalogue lists, whose markets open when first asked for. */
    public UsdmVenue(Engine engine, InstantSource clock, Pace pace, Catalogue catalogue) {
        super(clock, KeepAlive.Rules.USDM, WEIGHT_A_MINUTE, routes());
        this.engine = engine;
        this.pace = pace;
        this.listings = catalogue
                .recorded()
                .map(recorded -> BinanceListing.recorded(recorded.usdm()))
                .orElseGet(() -> BinanceListing.usdm(catalogue.coins()));
        this.rest = new UsdmRest(this, listings);
        this.statistics = new UsdmStatistics(this, listings, pace.seed());
        this.liquidations = new UsdmLiquidations(listings, topics(), pace.seed(), clock.millis(), this::price);
        this.fundingPool = new RequestPool(FUNDING_REQUESTS, clock);
        this.statisticsPool = new RequestPool(STATISTICS_REQUESTS, clock);
        engine.eachSecond(this::tick);
    }

    private static Map<String, StreamRoute.Served> routes() {
        Map<String, StreamRoute.Served> routes = new LinkedHashMap<>();
        routes.put("/public", StreamRoute.Served.PUBLIC);
        routes.put("/market", StreamRoute.Served.MARKET);
        routes.put("", StreamRoute.Served.PUBLIC);
        return routes;
    }

    @Override
    public String name() {
        return "binance-usdm";
    }

    @Override
    public Map<String, Map<String, Set<String>>> listed() {
        Map<String, Set<String>> listed = new LinkedHashMap<>();
        listings.forEach((symbol, listing) -> listed.put(symbol, listing.types()));
        return listed.isEmpty() ? Map.of() : Map.of("binance_derivatives", listed);
    }

    @Override
    boolean lists(String symbol) {
        return listings.containsKey(symbol);
    }

    @Override
    BinanceMarket open(String symbol) {
        BinanceListing listing = listings.get(symbol);
        long now = clock().millis();
        UsdmFrames frames = new UsdmFrames(listing.spec());
        Reel reel = listing.source().open(listing.spec(), pace, pace.seed() + 1);
        BinanceMarket market = new BinanceMarket(
                symbol,
                frames,
                listener -> new Market(
                        listing.spec(),
                        reel.tape(),
                        reel.speed(),
                        Numbering.since(now, LEAST_STRIDE, MOST_STRIDE),
                        now,
                        listener),
                Depths.USDM,
                topics());
        contracts.put(
                symbol,
                new Contract(
                        frames,
                        new Derivative(
                                market.market(),
                                listing.spec().usualQuantity() * USUAL_INTEREST_ORDERS,
                                listing.fundingHours())));
        engine.add(market.market().remember(pace.history()));
        return market;
    }

    /** What a listed contract has beside its market, which is opened for it. */
    Contract contract(String symbol) {
        opening(symbol);
        return contracts.get(symbol);
    }

    /** A snapshot of a listed contract's book, as REST gives it. */
    byte[] snapshot(String symbol, long limit) {
        return rest.depth(symbol, limit);
    }

    @Override
    void tick(long nowMs) {
        super.tick(nowMs);
        liquidations.tick(nowMs);
        contracts.forEach((symbol, contract) -> {
            String lower = symbol.toLowerCase(Locale.ROOT);
            publish(lower + "@markPrice@1s", contract, nowMs);
            if (nowMs / 1_000 % 3 == 0) {
                publish(lower + "@markPrice", contract, nowMs);
            }
        });
    }

    private void publish(String stream, Contract contract, long nowMs) {
        if (topics().named(stream).isWanted()) {
            topics().named(stream).publish(contract.frames().markPrice(contract.derivative(), nowMs));
        }
    }

    @Override
    int weight(Query query) {
        return UsdmStatistics.has(query.path()) ? 0 : UsdmRest.weight(query);
    }

    @Override
    Answer pooled(Query query) {
        if (UsdmStatistics.has(query.path())) {
            return statisticsPool.charge();
        }
        return query.path().startsWith("/fapi/v1/funding") ? fundingPool.charge() : null;
    }

    @Override
    boolean joined(String stream, StreamRoute route, Subscriber subscriber) {
        return route.served() == StreamRoute.Served.MARKET && liquidations.join(stream, subscriber);
    }

    /** The price of an instrument without opening its market. */
    private long price(BinanceListing listing) {
        return opened(listing.spec().symbol())
                .map(open ->
                        open.market().consistently(() -> open.market().book().middle()))
                .orElse(listing.spec().startPrice());
    }

    @Override
    byte[] answer(Query query) {
        return (UsdmStatistics.has(query.path()) ? statistics.answer(query) : rest.answer(query))
                .getBytes(StandardCharsets.US_ASCII);
    }

    @Override
    public Answer truth(Query query) {
        String symbol = query.text("symbol");
        Optional<List<Liquidation>> liquidated = liquidations.newest(symbol);
        if (query.text("type").equals("liquidation") && liquidated.isPresent()) {
            return Truth.liquidations(listings.get(symbol).spec(), liquidated.get());
        }
        return opened(symbol)
                .map(market -> Truth.of(market.market(), Truth.Numbered.BY_AGGREGATE, query))
                .orElseGet(() -> Truth.closed(query));
    }
}
