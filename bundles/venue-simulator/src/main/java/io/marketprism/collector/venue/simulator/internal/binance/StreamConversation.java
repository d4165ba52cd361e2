package io.marketprism.collector.venue.simulator.internal.binance;

import io.marketprism.collector.venue.simulator.internal.stream.Client;
import io.marketprism.collector.venue.simulator.internal.stream.Conversation;
import io.marketprism.collector.venue.simulator.internal.stream.Subscriber;
import io.marketprism.collector.venue.simulator.internal.stream.Topic;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Binance's side of one stream connection. Every name that can be read is acknowledged, known or not; what is unknown or
 * belongs to another route stays silent.
 */
final class StreamConversation implements Conversation, Subscriber {

    private static final String METHODS =
            "`SUBSCRIBE`, `UNSUBSCRIBE`, `LIST_SUBSCRIPTIONS`, `SET_PROPERTY`, `GET_PROPERTY`";

    /** Streams a connection may listen to. */
    private static final int MOST_STREAMS = 1_024;

    private static final int POLICY_VIOLATION = 1008;

    private final StreamVenue venue;
    private final Client client;
    private final KeepAlive keepAlive;
    private final StreamRoute route;
    private final List<String> fromTheStart;
    private final Set<String> subscribed = new LinkedHashSet<>();
    private volatile boolean combined;

    StreamConversation(StreamVenue venue, Client client, KeepAlive keepAlive, StreamRoute route, List<String> streams) {
        this.venue = venue;
        this.client = client;
        this.keepAlive = keepAlive;
        this.route = route;
        this.combined = route.combined();
        this.fromTheStart = streams;
    }

    @Override
    public void opened() {
        venue.opened(this);
        fromTheStart.forEach(this::subscribe);
    }

    private void subscribe(String stream) {
        if (subscribed.size() == MOST_STREAMS && !subscribed.contains(stream)) {
            client.close(POLICY_VIOLATION, "Too many streams");
        } else if (subscribed.add(stream)) {
            venue.join(stream, route, this);
        }
    }

    @Override
    public void text(String message) {
        keepAlive.count();
        StreamRequest request;
        try {
            request = StreamRequest.parse(message);
        } catch (IOException e) {
            say(Errors.body(3, "Invalid JSON: expected value at line 1 column 1"));
            return;
        }
        String id = request.id();
        switch (request.method()) {
            case "SUBSCRIBE" -> {
                request.list().forEach(this::subscribe);
                result("null", id);
            }
            case "UNSUBSCRIBE" -> {
                for (String stream : request.list()) {
                    subscribed.remove(stream);
                    venue.topics().named(stream).remove(this);
                }
                result("null", id);
            }
            case "LIST_SUBSCRIPTIONS" ->
                result(
                        subscribed.stream()
                                .map(stream -> "\"" + stream + "\"")
                                .collect(Collectors.joining(",", "[", "]")),
                        id);
            case "SET_PROPERTY" -> {
                combined = request.list().contains("true");
                result("null", id);
            }
            case "GET_PROPERTY" -> result(Boolean.toString(combined), id);
            default ->
                say("{\"code\":2,\"msg\":\"Invalid request: unknown variant, expected one of " + METHODS + "\",\"id\":"
                        + id + "}");
        }
    }

    private void result(String value, String id) {
        say("{\"result\":" + value + ",\"id\":" + id + "}");
    }

    private void say(String message) {
        client.send(message.getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public void notice() {
        String event = "{\"e\":\"serverShutdown\",\"E\":" + venue.clock().millis() + "}";
        say(combined ? "{\"stream\":\"!serverShutdown\",\"data\":" + event + "}" : event);
    }

    @Override
    public void frame(Topic topic, byte[] frame) {
        client.send(combined ? topic.combined(frame) : frame);
    }

    void tick(long nowMs) {
        keepAlive.tick(nowMs);
    }

    @Override
    public void pinged() {
        keepAlive.count();
    }

    @Override
    public void ponged(byte[] payload) {
        keepAlive.ponged(payload);
    }

    @Override
    public void closed() {
        venue.closed(this);
    }
}
