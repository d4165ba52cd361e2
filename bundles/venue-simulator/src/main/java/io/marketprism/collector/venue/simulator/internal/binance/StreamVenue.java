package io.marketprism.collector.venue.simulator.internal.binance;

import io.marketprism.collector.venue.simulator.internal.http.Answer;
import io.marketprism.collector.venue.simulator.internal.http.Gate;
import io.marketprism.collector.venue.simulator.internal.http.Query;
import io.marketprism.collector.venue.simulator.internal.http.Venue;
import io.marketprism.collector.venue.simulator.internal.market.Market;
import io.marketprism.collector.venue.simulator.internal.stream.Client;
import io.marketprism.collector.venue.simulator.internal.stream.Conversation;
import io.marketprism.collector.venue.simulator.internal.stream.Subscriber;
import io.marketprism.collector.venue.simulator.internal.stream.Topic;
import io.marketprism.collector.venue.simulator.internal.stream.Topics;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;

/** What both Binance hosts have in common: stream connections, markets that open when asked for, refusals. */
abstract class StreamVenue implements Venue {

    /** The weight of a route that is not there. */
    static final int NO_ROUTE = -1;

    private final InstantSource clock;
    private final KeepAlive.Rules rules;
    private final Map<String, StreamRoute.Served> routes;
    private final Topics topics = new Topics();
    private final Gate gate;
    private final Weights weights;
    private final Set<StreamConversation> conversations = ConcurrentHashMap.newKeySet();
    private final ConcurrentMap<String, BinanceMarket> markets = new ConcurrentHashMap<>();

    /**
     * A host.
     *
     * @param routes path before {@code /ws} and {@code /stream} → what it serves
     */
    StreamVenue(InstantSource clock, KeepAlive.Rules rules, int weightLimit, Map<String, StreamRoute.Served> routes) {
        this.clock = clock;
        this.rules = rules;
        this.routes = routes;
        this.gate = new Gate(clock);
        this.weights = new Weights(weightLimit, clock);
    }

    /** Whether an instrument is listed. */
    abstract boolean lists(String symbol);

    /** Opens a listed instrument. */
    abstract BinanceMarket open(String symbol);

    /** Answers a REST request that has been charged. */
    abstract byte[] answer(Query query);

    /** The weight of a REST request; {@link #NO_ROUTE} where there is no such route. */
    abstract int weight(Query query);

    /** Charges a request to the pool its route has beside the weight; its refusal, or null where it may be served. */
    Answer pooled(Query query) {
        return null;
    }

    InstantSource clock() {
        return clock;
    }

    Weights weights() {
        return weights;
    }

    void tick(long nowMs) {
        conversations.forEach(conversation -> conversation.tick(nowMs));
    }

    /**
     * The market of an instrument.
     *
     * @throws RefusedException if it is not listed
     */
    BinanceMarket opening(String symbol) {
        if (symbol.isEmpty()) {
            throw Errors.missing("symbol");
        }
        if (!symbol.matches("[A-Z0-9_.-]{1,20}")) {
            throw new RefusedException(-1100, "Illegal characters found in parameter 'symbol'.");
        }
        if (!lists(symbol)) {
            throw Errors.unknownSymbol();
        }
        return markets.computeIfAbsent(symbol, this::open);
    }

    @Override
    public Answer get(Query query) {
        int weight = weight(query);
        if (weight == NO_ROUTE) {
            return Errors.of(404, -1000, "Nothing is served at " + query.path());
        }
        Answer refused = pooled(query);
        refused = refused == null ? weights.charge(weight) : refused;
        if (refused != null) {
            return refused;
        }
        Answer answer;
        try {
            answer = Answer.ok(answer(query));
        } catch (RefusedException e) {
            answer = Errors.of(400, e.code(), e.getMessage());
        } catch (NumberFormatException e) {
            answer = Errors.of(400, -1100, "Illegal characters found in a parameter.");
        }
        return answer.with(weights.header());
    }

    @Override
    public Answer refusal(int status, long untilMs) {
        return switch (status) {
            case 418 -> Weights.banned(untilMs, clock.millis());
            case 429 -> Weights.tooMuch(weights.limit(), untilMs - clock.millis());
            default ->
                Errors.of(status, -1008, "Server is currently overloaded with other requests. Please try again.");
        };
    }

    @Override
    public Optional<Conversation> accept(Query query, Client client) {
        for (Map.Entry<String, StreamRoute.Served> route : routes.entrySet()) {
            String rest = query.path().startsWith(route.getKey())
                    ? query.path().substring(route.getKey().length())
                    : "";
            if (rest.equals("/stream")) {
                return Optional.of(conversation(client, true, route.getValue(), query.text("streams")));
            }
            if (rest.equals("/ws") || rest.startsWith("/ws/")) {
                String streams = rest.length() > 4 ? rest.substring(4) : "";
                return Optional.of(conversation(client, false, route.getValue(), streams));
            }
        }
        return Optional.empty();
    }

    private Conversation conversation(Client client, boolean combined, StreamRoute.Served served, String streams) {
        List<String> names = Arrays.stream(streams.split("/", -1))
                .filter(name -> !name.isEmpty())
                .toList();
        return new StreamConversation(
                this, client, new KeepAlive(rules, client, clock), new StreamRoute(combined, served), names);
    }

    /** Lets a client listen to a stream, if there is such a stream and its route serves it. */
    void join(String stream, StreamRoute route, Subscriber subscriber) {
        if (joined(stream, route, subscriber)) {
            return;
        }
        int at = stream.indexOf('@');
        String named = at < 0 ? "" : stream.substring(0, at);
        String symbol = named.toUpperCase(Locale.ROOT);
        boolean lower = named.equals(named.toLowerCase(Locale.ROOT));
        if (lower && lists(symbol) && route.served().serves(stream.substring(at))) {
            BinanceMarket market = opening(symbol);
            Topic topic = topics.named(stream);
            market.market().consistently(() -> {
                topic.add(subscriber);
                return topic;
            });
        }
    }

    /** Lets a client listen to a stream that is not of one market; whether it is such a stream. */
    boolean joined(String stream, StreamRoute route, Subscriber subscriber) {
        return false;
    }

    void opened(StreamConversation conversation) {
        conversations.add(conversation);
    }

    void closed(StreamConversation conversation) {
        conversations.remove(conversation);
        topics.remove(conversation);
    }

    /** The market of an instrument if it is open. */
    Optional<BinanceMarket> opened(String symbol) {
        return Optional.ofNullable(markets.get(symbol));
    }

    @Override
    public Optional<Market> market(String symbol) {
        return opened(symbol).map(BinanceMarket::market);
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
    public int notice() {
        conversations.forEach(Conversation::notice);
        return conversations.size();
    }
}
