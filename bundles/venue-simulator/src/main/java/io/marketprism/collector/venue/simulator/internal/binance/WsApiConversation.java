package io.marketprism.collector.venue.simulator.internal.binance;

import io.marketprism.collector.venue.simulator.internal.http.Gate;
import io.marketprism.collector.venue.simulator.internal.http.Refusal;
import io.marketprism.collector.venue.simulator.internal.stream.Client;
import io.marketprism.collector.venue.simulator.internal.stream.Conversation;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** One connection to the WebSocket API: requests and answers by ID, with the weight used so far. */
final class WsApiConversation implements Conversation {

    private static final long USUAL_DEPTH = 500;

    private final UsdmVenue futures;
    private final Gate gate;
    private final Client client;
    private final KeepAlive keepAlive;
    private final Set<WsApiConversation> open;

    WsApiConversation(UsdmVenue futures, Gate gate, Client client, KeepAlive keepAlive, Set<WsApiConversation> open) {
        this.futures = futures;
        this.gate = gate;
        this.client = client;
        this.keepAlive = keepAlive;
        this.open = open;
    }

    @Override
    public void opened() {
        open.add(this);
    }

    @Override
    public void text(String message) {
        StreamRequest request;
        try {
            request = StreamRequest.parse(message);
        } catch (IOException e) {
            answer("null", 400, "error", Errors.body(-1135, "Invalid JSON Request"));
            return;
        }
        Optional<Refusal> refusal = gate.refusal("");
        if (refusal.isPresent()) {
            int status = refusal.get().status();
            String body =
                    new String(futures.refusal(status, gate.refusedUntilMs()).body(), StandardCharsets.UTF_8);
            answer(request.id(), status, "error", body);
            return;
        }
        try {
            answer(request.id(), 200, "result", result(request));
        } catch (RefusedException e) {
            answer(request.id(), 400, "error", Errors.body(e.code(), e.getMessage()));
        } catch (NumberFormatException e) {
            answer(request.id(), 400, "error", Errors.body(-1100, "Illegal characters found in a parameter."));
        }
    }

    private String result(StreamRequest request) {
        Map<String, String> parameters = request.map();
        return switch (request.method()) {
            case "depth" -> {
                String limit = parameters.getOrDefault("limit", Long.toString(USUAL_DEPTH));
                if (futures.weights().charge(UsdmRest.weightOfDepth(limit)) != null) {
                    throw new RefusedException(-1003, "Too many requests.");
                }
                yield new String(
                        futures.snapshot(parameters.getOrDefault("symbol", ""), Long.parseLong(limit)),
                        StandardCharsets.US_ASCII);
            }
            case "time" -> "{\"serverTime\":" + futures.clock().millis() + "}";
            case "ping" -> "{}";
            default -> throw new RefusedException(-1000, "Unknown method.");
        };
    }

    private void answer(String id, int status, String name, String content) {
        say("{\"id\":" + id + ",\"status\":" + status + ",\"" + name + "\":" + content
                + ",\"rateLimits\":[{\"rateLimitType\":\"REQUEST_WEIGHT\",\"interval\":\"MINUTE\",\"intervalNum\":1,"
                + "\"limit\":" + UsdmVenue.WEIGHT_A_MINUTE + ",\"count\":"
                + futures.weights().used() + "}]}");
    }

    private void say(String message) {
        client.send(message.getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public void notice() {
        say("{\"event\":{\"e\":\"serverShutdown\",\"E\":" + futures.clock().millis() + "}}");
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
        open.remove(this);
    }
}
