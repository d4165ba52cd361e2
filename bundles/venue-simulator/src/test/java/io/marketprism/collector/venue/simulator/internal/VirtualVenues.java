package io.marketprism.collector.venue.simulator.internal;

import io.marketprism.collector.venue.simulator.Json;
import io.marketprism.collector.venue.simulator.internal.http.Answer;
import io.marketprism.collector.venue.simulator.internal.http.Query;
import io.marketprism.collector.venue.simulator.internal.http.Venue;
import io.marketprism.collector.venue.simulator.internal.market.Engine;
import io.marketprism.collector.venue.simulator.internal.stream.Conversation;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;

/** A clock that moves when told, an engine on it, and a way to ask a venue without sockets. */
public final class VirtualVenues implements InstantSource {

    private static final long STEP_MS = 10;

    private long nowMs = 1_795_500_000_000L;
    private final Engine engine = new Engine(this);

    @Override
    public Instant instant() {
        return Instant.ofEpochMilli(nowMs);
    }

    @Override
    public long millis() {
        return nowMs;
    }

    /** The engine; it moves with {@link #pass}. */
    public Engine engine() {
        return engine;
    }

    /** Lets time pass in small steps. */
    public void pass(long ms) {
        long end = nowMs + ms;
        while (nowMs < end) {
            nowMs = Math.min(end, nowMs + STEP_MS);
            engine.advance();
        }
    }

    /** Asks a venue's REST side: path and query. */
    public static Answer get(Venue venue, String target) {
        return venue.get(query(target));
    }

    /** The JSON of an answer. */
    public static Json body(Answer answer) {
        return Json.parse(new String(answer.body(), StandardCharsets.UTF_8));
    }

    /** A target as a query. */
    public static Query query(String target) {
        URI uri = URI.create(target);
        Map<String, String> parameters = new LinkedHashMap<>();
        if (uri.getQuery() != null) {
            for (String pair : uri.getQuery().split("&", -1)) {
                int at = pair.indexOf('=');
                parameters.put(pair.substring(0, at), pair.substring(at + 1));
            }
        }
        return new Query(uri.getPath(), parameters);
    }

    /** Opens a WebSocket at a venue. */
    public static Listener connect(Venue venue, String target) {
        Listener listener = new Listener();
        Conversation conversation = venue.accept(query(target), listener).orElseThrow();
        listener.attach(conversation);
        conversation.opened();
        return listener;
    }
}
