package io.marketprism.collector.venue.simulator.internal.stream;

/** The other end of one WebSocket. Never blocks; thread-safe. */
public interface Client {

    /** Sends one text message. */
    void send(byte[] message);

    /** Sends a ping control frame. */
    void ping(byte[] payload);

    /** Sends a close frame and closes. */
    void close(int code, String reason);

    /** Drops the connection without a word. */
    void abort();
}
