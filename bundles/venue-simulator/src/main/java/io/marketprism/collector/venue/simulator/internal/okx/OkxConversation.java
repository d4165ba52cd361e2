package io.marketprism.collector.venue.simulator.internal.okx;

import io.marketprism.collector.venue.simulator.internal.http.JsonText;
import io.marketprism.collector.venue.simulator.internal.stream.Client;
import io.marketprism.collector.venue.simulator.internal.stream.Conversation;
import io.marketprism.collector.venue.simulator.internal.stream.Subscriber;
import io.marketprism.collector.venue.simulator.internal.stream.Topic;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.Map;

/**
 * OKX's side of one public WebSocket: text ping, one acknowledgement for each argument, errors that name the request
 * only in their message, 480 requests an hour, close 4004 after 30 s without a message.
 */
final class OkxConversation implements Conversation, Subscriber {

    private static final long IDLE_MS = 30_000;
    private static final int IDLE_CLOSE = 4004;
    private static final int REQUESTS_AN_HOUR = 480;
    private static final long HOUR_MS = 3_600_000;

    private final OkxVenue venue;
    private final Client client;
    private final InstantSource clock;
    private final String connectionId;
    private volatile long lastMessageMs;
    private long hourStartMs;
    private int requests;

    OkxConversation(OkxVenue venue, Client client, InstantSource clock, String connectionId) {
        this.venue = venue;
        this.client = client;
        this.clock = clock;
        this.connectionId = connectionId;
        this.lastMessageMs = clock.millis();
        this.hourStartMs = lastMessageMs;
    }

    @Override
    public void opened() {
        venue.opened(this);
    }

    @Override
    public void text(String message) {
        lastMessageMs = clock.millis();
        if (message.equals("ping")) {
            say("pong");
            return;
        }
        OkxRequest request;
        try {
            request = OkxRequest.parse(message);
        } catch (IOException e) {
            error("", "60012", "Invalid request: " + message);
            return;
        }
        boolean on = request.op().equals("subscribe");
        if (!on && !request.op().equals("unsubscribe")) {
            error(request.id(), "60012", "Invalid request: " + message);
        } else if (request.args().isEmpty()) {
            error(request.id(), "60013", "Invalid args: " + message);
        } else if (!mayAsk()) {
            error(request.id(), "60014", "Requests too frequent: " + message);
        } else {
            request.args().forEach(argument -> one(request.id(), on, argument));
        }
    }

    private boolean mayAsk() {
        if (lastMessageMs - hourStartMs >= HOUR_MS) {
            hourStartMs = lastMessageMs;
            requests = 0;
        }
        return ++requests <= REQUESTS_AN_HOUR;
    }

    private void one(String id, boolean on, Map<String, String> argument) {
        String channel = argument.getOrDefault("channel", "");
        String instId = argument.getOrDefault("instId", "");
        if (channel.isEmpty()) {
            error(id, "60013", "Invalid args: " + object(argument));
        } else if (!venue.serves(channel, instId, argument.getOrDefault("instType", ""))) {
            StringBuilder named = new StringBuilder();
            argument.forEach((name, value) -> named.append(named.isEmpty() ? "" : ",")
                    .append(name)
                    .append(':')
                    .append(value));
            error(
                    id,
                    "60018",
                    "Wrong URL or " + named
                            + " doesn't exist. Please use the correct URL, channel and parameters referring to API"
                            + " document.");
        } else {
            say("{" + idField(id) + "\"event\":\"" + (on ? "subscribe" : "unsubscribe") + "\",\"arg\":"
                    + object(argument) + named() + "}");
            String subject = OkxVenue.subject(channel, argument);
            if (on) {
                venue.join(channel, subject, this);
            } else {
                venue.topics().named(channel + ":" + subject).remove(this);
            }
        }
    }

    private static String object(Map<String, String> argument) {
        StringBuilder out = new StringBuilder("{");
        argument.forEach((name, value) -> out.append(out.length() == 1 ? "" : ",")
                .append(JsonText.quoted(name))
                .append(':')
                .append(JsonText.quoted(value)));
        return out.append('}').toString();
    }

    private static String idField(String id) {
        return id.isEmpty() ? "" : "\"id\":" + JsonText.quoted(id) + ",";
    }

    private void error(String id, String code, String message) {
        say("{" + idField(id) + "\"event\":\"error\",\"code\":\"" + code + "\",\"msg\":" + JsonText.quoted(message)
                + named() + "}");
    }

    /** The connection's name, which older sessions do not tell. */
    private String named() {
        return connectionId.isEmpty() ? "" : ",\"connId\":\"" + connectionId + "\"";
    }

    @Override
    public void notice() {
        say("{\"event\":\"notice\",\"code\":\"64008\",\"msg\":\"The connection will soon be closed for a service"
                + " upgrade. Please reconnect.\"" + named() + "}");
    }

    private void say(String message) {
        lastMessageMs = clock.millis();
        client.send(message.getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public void frame(Topic topic, byte[] frame) {
        lastMessageMs = clock.millis();
        client.send(frame);
    }

    /** Closes the socket if nothing was said for too long. */
    void tick(long nowMs) {
        if (nowMs - lastMessageMs >= IDLE_MS) {
            client.close(IDLE_CLOSE, "No data received in 30s.");
        }
    }

    @Override
    public void pinged() {
        lastMessageMs = clock.millis();
    }

    @Override
    public void ponged(byte[] payload) {
        lastMessageMs = clock.millis();
    }

    @Override
    public void closed() {
        venue.closed(this);
    }
}
