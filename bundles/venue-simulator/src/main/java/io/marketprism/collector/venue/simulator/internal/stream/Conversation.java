package io.marketprism.collector.venue.simulator.internal.stream;

/** A venue's side of one WebSocket. One call at a time; never blocks. */
public interface Conversation {

    /** The socket is open; only now something may be sent. */
    void opened();

    /** A whole text message came. */
    void text(String message);

    /** A ping control frame came and has been answered. */
    void pinged();

    /** A pong control frame came. */
    void ponged(byte[] payload);

    /** Tells the client that the venue closes the connection soon. */
    void notice();

    /** The socket is gone. */
    void closed();
}
