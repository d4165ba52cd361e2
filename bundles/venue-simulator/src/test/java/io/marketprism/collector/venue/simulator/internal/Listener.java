package io.marketprism.collector.venue.simulator.internal;

import io.marketprism.collector.venue.simulator.Json;
import io.marketprism.collector.venue.simulator.internal.stream.Client;
import io.marketprism.collector.venue.simulator.internal.stream.Conversation;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;

/** A client without a socket that keeps what it is sent. */
public final class Listener implements Client {

    private final Queue<String> messages = new ArrayDeque<>();
    private final List<byte[]> pings = new ArrayList<>();
    private Conversation conversation;
    private int closeCode;
    private boolean aborted;

    void attach(Conversation side) {
        this.conversation = side;
    }

    /** Says something to the venue. */
    public Listener say(String message) {
        conversation.text(message);
        return this;
    }

    /** Answers a ping. */
    public void pong(byte[] payload) {
        conversation.ponged(payload);
    }

    /** Goes away. */
    public void leave() {
        conversation.closed();
    }

    /** The next message as text. */
    public String text() {
        return messages.remove();
    }

    /** The next message. */
    public Json next() {
        return Json.parse(messages.remove());
    }

    /** All messages not taken yet. */
    public List<Json> rest() {
        List<Json> all = messages.stream().map(Json::parse).toList();
        messages.clear();
        return all;
    }

    /** Whether all messages are taken. */
    public boolean isQuiet() {
        return messages.isEmpty();
    }

    /** The pings so far. */
    public List<byte[]> pings() {
        return pings;
    }

    /** The code the venue closed with, or 0. */
    public int closeCode() {
        return closeCode;
    }

    /** Whether the venue dropped the connection. */
    public boolean isAborted() {
        return aborted;
    }

    @Override
    public void send(byte[] message) {
        messages.add(new String(message, StandardCharsets.UTF_8));
    }

    @Override
    public void ping(byte[] payload) {
        pings.add(payload);
    }

    @Override
    public void close(int code, String reason) {
        closeCode = code;
    }

    @Override
    public void abort() {
        aborted = true;
    }
}
