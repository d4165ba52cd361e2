package io.marketprism.collector.venue.simulator.internal.okx;

import io.marketprism.collector.venue.simulator.internal.http.Answer;
import io.marketprism.collector.venue.simulator.internal.http.Gate;
import io.marketprism.collector.venue.simulator.internal.http.Query;
import io.marketprism.collector.venue.simulator.internal.http.Truth;
import io.marketprism.collector.venue.simulator.internal.http.Venue;
import io.marketprism.collector.venue.simulator.internal.market.Dress;
import io.marketprism.collector.venue.simulator.internal.market.Engine;
import io.marketprism.collector.venue.simulator.internal.market.Liquidation;
import io.marketprism.collector.venue.simulator.internal.market.Market;
import io.marketprism.collector.venue.simulator.internal.market.Pace;
import io.marketprism.collector.venue.simulator.internal.market.Source.Reel;
import io.marketprism.collector.venue.simulator.internal.recording.Catalogue;
import io.marketprism.collector.venue.simulator.internal.stream.Client;
import io.marketprism.collector.venue.simulator.internal.stream.Conversation;
import io.marketprism.collector.venue.simulator.internal.stream.Subscriber;
import io.marketprism.collector.venue.simulator.internal.stream.Topics;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.atomic.AtomicInteger;

/** OKX: {@code /okx/api/v5/…} and {@code /okx/ws/v5/public}. */
public final class OkxVenue implements Venue {

    private static final String PUBLIC = "/ws/v5/public";
    private static final int CONNECTION_ID_START = 0xa4d30000;

    private final Engine engine;
    private final InstantSource clock;
    private final Pace pace;
    private final Topics topics = new Topics();
    private final Gate gate;
    private final Map<String, OkxListing> listings;
    private final ConcurrentMap<String, OkxMarket> markets = new ConcurrentHashMap<>();
    private final Set<OkxConversation> conversations = ConcurrentHashMap.newKeySet();
    private final AtomicInteger connections = new AtomicInteger(CONNECTION_ID_START);
    private final OkxQuotas quotas;
    private final OkxRest rest;
    private final OkxLiquidations liquidations;
    private final Dress dress;

    /** A venue with the usual instruments, whose markets open when first asked for. */
    public OkxVenue(Engine engine, InstantSource clock, Pace pace) {
        this(engine, clock, pace, Catalogue.usual());
    }

    /** A venue with what a catalogue lists, whose markets open when first asked for. */
    public OkxVenue(Engine engine, InstantSource clock, Pace pace, Catalogue catalogue) {
        this.engine = engine;
        this.clock = clock;
        this.pace = pace;
        this.dress = catalogue.dress();
        this.listings = catalogue
                .recorded()
                .map(recorded -> OkxListing.recorded(recorded.okx()))
                .orElseGet(() -> OkxListing.of(catalogue.coins()));
        this.gate = new Gate(clock);
        this.quotas = new OkxQuotas(clock);
        this.liquidations = new OkxLiquidations(listings, topics, pace.seed(), clock.millis(), this::price);
        this.rest = new OkxRest(
                listings, this::opened, clock, new OkxStatistics(listings, clock, pace.seed()), liquidations);
        engine.eachSecond(this::tick);
    }

    /** The price of an instrument without opening its market. */
    private long price(OkxListing listing) {
        OkxMarket open = markets.get(listing.spec().symbol());
        return open == null
                ? listing.spec().startPrice()
                : open.market().consistently(() -> open.market().book().middle());
    }

    private void tick(long nowMs) {
        markets.values().forEach(market -> market.tick(nowMs));
        liquidations.tick(nowMs);
        conversations.forEach(conversation -> conversation.tick(nowMs));
    }

    @Override
    public String name() {
        return "okx";
    }

    @Override
    public Answer get(Query query) {
        return quotas.allow(query) ? rest.get(query) : refusal(429, 0);
    }

    @Override
    public Answer refusal(int status, long untilMs) {
        return status == 429
                ? OkxRest.error(429, "50011", "Too Many Requests")
                : OkxRest.error(status, "50001", "Service temporarily unavailable. Try again later");
    }

    @Override
    public Optional<Conversation> accept(Query query, Client client) {
        return query.path().equals(PUBLIC)
                ? Optional.of(new OkxConversation(this, client, clock, connectionId()))
                : Optional.empty();
    }

    void opened(OkxConversation conversation) {
        conversations.add(conversation);
    }

    void closed(OkxConversation conversation) {
        conversations.remove(conversation);
        topics.remove(conversation);
    }

    private String connectionId() {
        return dress == Dress.AS_RECORDED ? "" : Integer.toHexString(connections.incrementAndGet());
    }

    /** What a channel is about: an instrument, but for liquidations a type of them. */
    static String subject(String channel, Map<String, String> argument) {
        return argument.getOrDefault(channel.equals("liquidation-orders") ? "instType" : "instId", "");
    }

    /** Whether a channel exists with these parameters. */
    boolean serves(String channel, String instId, String instType) {
        if (channel.equals("liquidation-orders")) {
            return OkxLiquidations.TYPES.contains(instType);
        }
        OkxListing listing = listings.get(instId);
        return listing != null
                && (channel.equals("trades")
                        || channel.equals("books")
                        || (listing.terms().isSwap() && OkxGauges.has(channel)));
    }

    void join(String channel, String subject, Subscriber subscriber) {
        switch (channel) {
            case "trades" -> opened(subject).joinTrades(subscriber);
            case "books" -> opened(subject).joinBooks(subscriber);
            case "liquidation-orders" -> liquidations.join(subject, subscriber);
            default -> opened(subject).gauges().orElseThrow().join(channel, subscriber, clock.millis());
        }
    }

    @Override
    public Optional<Market> market(String symbol) {
        return Optional.ofNullable(markets.get(symbol)).map(OkxMarket::market);
    }

    @Override
    public Map<String, Map<String, Set<String>>> listed() {
        Map<String, Map<String, Set<String>>> listed = new LinkedHashMap<>();
        listings.forEach((instId, listing) -> listed.computeIfAbsent(
                        listing.terms().isSpot() ? "okx_spot" : "okx_derivatives", exchange -> new LinkedHashMap<>())
                .put(instId, listing.types()));
        return listed;
    }

    private OkxMarket opened(String instId) {
        return markets.computeIfAbsent(instId, this::open);
    }

    private OkxMarket open(String instId) {
        OkxListing listing = listings.get(instId);
        Reel reel = listing.source().open(listing.spec(), pace, pace.seed());
        boolean numbered = dress == Dress.MODERN || reel.numbered();
        OkxMarket market = new OkxMarket(listing, reel, numbered, topics, clock.millis());
        engine.add(market.market().remember(pace.history()));
        return market;
    }

    @Override
    public Topics topics() {
        return topics;
    }

    @Override
    public Set<String> markets() {
        return markets.keySet();
    }

    @Override
    public Gate gate() {
        return gate;
    }

    @Override
    public Answer truth(Query query) {
        String symbol = query.text("symbol");
        Optional<List<Liquidation>> liquidated = liquidations.newest(symbol);
        if (query.text("type").equals("liquidation") && liquidated.isPresent()) {
            return Truth.liquidations(listings.get(symbol).spec(), liquidated.get());
        }
        OkxMarket market = markets.get(symbol);
        return market == null ? Truth.closed(query) : Truth.of(market.market(), Truth.Numbered.BY_LAST_MATCH, query);
    }

    @Override
    public int notice() {
        conversations.forEach(OkxConversation::notice);
        return conversations.size();
    }
}
