package io.marketprism.collector.venue.simulator.internal.binance;

import io.marketprism.collector.venue.simulator.internal.http.Answer;
import io.marketprism.collector.venue.simulator.internal.http.Gate;
import io.marketprism.collector.venue.simulator.internal.http.Query;
import io.marketprism.collector.venue.simulator.internal.http.Venue;
import io.marketprism.collector.venue.simulator.internal.market.Engine;
import io.marketprism.collector.venue.simulator.internal.market.Market;
import io.marketprism.collector.venue.simulator.internal.stream.Client;
import io.marketprism.collector.venue.simulator.internal.stream.Conversation;
import io.marketprism.collector.venue.simulator.internal.stream.Topics;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** The WebSocket API of Binance USD-M: {@code /binance-ws-fapi/ws-fapi/v1}; its markets are those of {@link UsdmVenue}. */
public final class WsApiVenue implements Venue {

    private static final String ROUTE = "/ws-fapi/v1";

    private final UsdmVenue futures;
    private final Topics topics = new Topics();
    private final Gate gate;
    private final Set<WsApiConversation> conversations = ConcurrentHashMap.newKeySet();

    /** The WebSocket API over a host's markets. */
    public WsApiVenue(UsdmVenue futures, Engine engine) {
        this.futures = futures;
        this.gate = new Gate(futures.clock());
        engine.eachSecond(now -> conversations.forEach(conversation -> conversation.tick(now)));
    }

    @Override
    public String name() {
        return "binance-ws-fapi";
    }

    @Override
    public Answer get(Query query) {
        return Errors.of(404, -1000, "Only WebSocket requests are served here");
    }

    @Override
    public Answer refusal(int status, long untilMs) {
        return futures.refusal(status, untilMs);
    }

    @Override
    public Optional<Conversation> accept(Query query, Client client) {
        return query.path().equals(ROUTE)
                ? Optional.of(new WsApiConversation(
                        futures,
                        gate,
                        client,
                        new KeepAlive(KeepAlive.Rules.USDM, client, futures.clock()),
                        conversations))
                : Optional.empty();
    }

    @Override
    public Topics topics() {
        return topics;
    }

    @Override
    public Set<String> markets() {
        return Set.of();
    }

    @Override
    public Gate gate() {
        return gate;
    }

    @Override
    public Optional<Market> market(String symbol) {
        return Optional.empty();
    }

    @Override
    public Map<String, Map<String, Set<String>>> listed() {
        return Map.of();
    }

    @Override
    public Answer truth(Query query) {
        return futures.truth(query);
    }

    @Override
    public int notice() {
        conversations.forEach(Conversation::notice);
        return conversations.size();
    }
}
