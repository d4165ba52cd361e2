package io.marketprism.collector.venue.simulator.internal.binance;

import io.marketprism.collector.venue.simulator.internal.http.Answer;
import io.marketprism.collector.venue.simulator.internal.http.Query;
import io.marketprism.collector.venue.simulator.internal.http.Truth;
import io.marketprism.collector.venue.simulator.internal.market.Engine;
import io.marketprism.collector.venue.simulator.internal.market.Market;
import io.marketprism.collector.venue.simulator.internal.market.Numbering;
import io.marketprism.collector.venue.simulator.internal.market.Pace;
import io.marketprism.collector.venue.simulator.internal.market.Source.Reel;
import io.marketprism.collector.venue.simulator.internal.recording.Catalogue;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** Binance spot: {@code /binance-spot/api/v3/…}, {@code /binance-spot/ws} and {@code /binance-spot/stream}. */
public final class SpotVenue extends StreamVenue {

    private static final int WEIGHT_A_MINUTE = 6_000;
    private static final int MOST_DEPTH = 5_000;
    private static final int USUAL_DEPTH = 100;

    private final Map<String, BinanceListing> listings;
    private final Engine engine;
    private final Pace pace;

    /** A host with the usual instruments, whose markets open when first asked for. */
    public SpotVenue(Engine engine, InstantSource clock, Pace pace) {
        this(engine, clock, pace, Catalogue.usual());
    }

    /** A host with what a catalogue lists, whose markets open when first asked for. */
    public SpotVenue(Engine engine, InstantSource clock, Pace pace, Catalogue catalogue) {
        super(clock, KeepAlive.Rules.SPOT, WEIGHT_A_MINUTE, Map.of("", StreamRoute.Served.ALL));
        this.engine = engine;
        this.pace = pace;
        this.listings = catalogue
                .recorded()
                .map(recorded -> BinanceListing.recorded(recorded.spot()))
                .orElseGet(() -> BinanceListing.spot(catalogue.coins()));
        engine.eachSecond(this::tick);
    }

    @Override
    public String name() {
        return "binance-spot";
    }

    @Override
    public Map<String, Map<String, Set<String>>> listed() {
        Map<String, Set<String>> listed = new LinkedHashMap<>();
        listings.forEach((symbol, listing) -> listed.put(symbol, listing.types()));
        return listed.isEmpty() ? Map.of() : Map.of("binance_spot", listed);
    }

    @Override
    boolean lists(String symbol) {
        return listings.containsKey(symbol);
    }

    @Override
    BinanceMarket open(String symbol) {
        BinanceListing listing = listings.get(symbol);
        Reel reel = listing.source().open(listing.spec(), pace, pace.seed());
        long now = clock().millis();
        BinanceMarket market = new BinanceMarket(
                symbol,
                new SpotFrames(listing.spec()),
                listener -> new Market(
                        listing.spec(), reel.tape(), reel.speed(), Numbering.since(now, 1, 1), now, listener),
                Depths.SPOT,
                topics());
        engine.add(market.market().remember(pace.history()));
        return market;
    }

    @Override
    int weight(Query query) {
        return switch (query.path()) {
            case "/api/v3/depth" -> {
                long depth = query.text("limit").matches("\\d{1,9}") ? query.number("limit", 0) : USUAL_DEPTH;
                yield depth <= 100 ? 5 : depth <= 500 ? 25 : depth <= 1_000 ? 50 : 250;
            }
            case "/api/v3/aggTrades" -> 4;
            case "/api/v3/historicalTrades", "/api/v3/trades" -> 25;
            case "/api/v3/exchangeInfo" -> 20;
            case "/api/v3/time", "/api/v3/ping" -> 1;
            default -> NO_ROUTE;
        };
    }

    @Override
    byte[] answer(Query query) {
        return switch (query.path()) {
            case "/api/v3/depth" -> {
                long depth = query.number("limit", USUAL_DEPTH);
                if (depth < 1) {
                    throw new RefusedException(-1130, "Data sent for parameter 'limit' is not valid.");
                }
                yield opening(query.text("symbol")).snapshot((int) Math.min(depth, MOST_DEPTH));
            }
            case "/api/v3/aggTrades" -> TradeRows.aggregates(opening(query.text("symbol")), query);
            case "/api/v3/historicalTrades", "/api/v3/trades" ->
                TradeRows.matches(opening(query.text("symbol")), query);
            case "/api/v3/exchangeInfo" -> exchangeInfo(query).getBytes(StandardCharsets.US_ASCII);
            case "/api/v3/time" -> ("{\"serverTime\":" + clock().millis() + "}").getBytes(StandardCharsets.US_ASCII);
            default -> "{}".getBytes(StandardCharsets.US_ASCII);
        };
    }

    private String exchangeInfo(Query query) {
        if (query.has("symbol") && !lists(query.text("symbol"))) {
            throw Errors.unknownSymbol();
        }
        return "{\"timezone\":\"UTC\",\"serverTime\":" + clock().millis()
                + ",\"rateLimits\":[{\"rateLimitType\":\"REQUEST_WEIGHT\",\"interval\":\"MINUTE\",\"intervalNum\":1,"
                + "\"limit\":" + WEIGHT_A_MINUTE + "}],\"exchangeFilters\":[],\"symbols\":["
                + listings.values().stream()
                        .filter(listing ->
                                !query.has("symbol") || listing.spec().symbol().equals(query.text("symbol")))
                        .map(BinanceListing::spotRow)
                        .collect(Collectors.joining(","))
                + "]}";
    }

    @Override
    public Answer truth(Query query) {
        return opened(query.text("symbol"))
                .map(market -> Truth.of(market.market(), Truth.Numbered.EACH_MATCH, query))
                .orElseGet(() -> Truth.closed(query));
    }
}
