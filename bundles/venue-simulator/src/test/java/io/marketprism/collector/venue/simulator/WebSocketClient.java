package io.marketprism.collector.venue.simulator;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.nio.ByteBuffer;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/** A real client that keeps whole messages and how the socket ended. */
final class WebSocketClient implements WebSocket.Listener, AutoCloseable {

    private static final long PATIENCE_S = 10;

    private final BlockingQueue<String> messages = new LinkedBlockingQueue<>();
    private final CompletableFuture<Integer> end = new CompletableFuture<>();
    private final CompletableFuture<Boolean> pong = new CompletableFuture<>();
    private final StringBuilder part = new StringBuilder();
    private final WebSocket socket;

    WebSocketClient(HttpClient client, String url) {
        this.socket =
                client.newWebSocketBuilder().buildAsync(URI.create(url), this).join();
    }

    WebSocket socket() {
        return socket;
    }

    WebSocketClient say(String message) {
        socket.sendText(message, true).join();
        return this;
    }

    String text() throws InterruptedException {
        String message = messages.poll(PATIENCE_S, TimeUnit.SECONDS);
        if (message == null) {
            throw new AssertionError("No message came within " + PATIENCE_S + " s");
        }
        return message;
    }

    Json next() throws InterruptedException {
        return Json.parse(text());
    }

    /** The message that has not come within a time, or null. */
    String within(long ms) throws InterruptedException {
        return messages.poll(ms, TimeUnit.MILLISECONDS);
    }

    /** The close code, or -1 where the socket was dropped. */
    int end() throws Exception {
        return end.get(PATIENCE_S, TimeUnit.SECONDS);
    }

    boolean ponged() throws Exception {
        return pong.get(PATIENCE_S, TimeUnit.SECONDS);
    }

    @Override
    public CompletionStage<?> onText(WebSocket from, CharSequence data, boolean last) {
        part.append(data);
        if (last) {
            messages.add(part.toString());
            part.setLength(0);
        }
        from.request(1);
        return null;
    }

    @Override
    public CompletionStage<?> onPong(WebSocket from, ByteBuffer message) {
        pong.complete(true);
        from.request(1);
        return null;
    }

    @Override
    public CompletionStage<?> onClose(WebSocket from, int code, String reason) {
        end.complete(code);
        return null;
    }

    @Override
    public void onError(WebSocket from, Throwable error) {
        end.complete(-1);
    }

    @Override
    public void close() {
        socket.abort();
    }
}
