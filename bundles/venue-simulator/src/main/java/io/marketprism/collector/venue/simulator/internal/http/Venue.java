package io.marketprism.collector.venue.simulator.internal.http;

import io.marketprism.collector.venue.simulator.internal.market.Market;
import io.marketprism.collector.venue.simulator.internal.stream.Client;
import io.marketprism.collector.venue.simulator.internal.stream.Conversation;
import io.marketprism.collector.venue.simulator.internal.stream.Topics;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** One host of a venue: its REST routes and its WebSocket routes. Thread-safe. */
public interface Venue {

    /** The path prefix without slashes, for instance {@code okx}. */
    String name();

    /** Answers a REST request. */
    Answer get(Query query);

    /** What the venue answers to a REST request it refuses with an HTTP status. */
    Answer refusal(int status, long untilMs);

    /** The venue's side of a new WebSocket, or nothing where the path is no WebSocket route. */
    Optional<Conversation> accept(Query query, Client client);

    /** The venue's streams. */
    Topics topics();

    /** The host's open sockets and faults as a whole. */
    Gate gate();

    /** The instruments whose markets are open. */
    Set<String> markets();

    /** The market of an instrument if it is open. */
    Optional<Market> market(String symbol);

    /** What is listed: exchange → instrument → types of data; instruments in the order they are listed in. */
    Map<String, Map<String, Set<String>>> listed();

    /** What was sent of an instrument and type, as JSON. */
    Answer truth(Query query);

    /** Tells all clients that the venue closes soon; how many were told. */
    int notice();
}
