package io.marketprism.collector.spi;

import java.time.Duration;

/** How a connection is kept from being closed for idleness, and how long it may be quiet before it counts as dead. */
public sealed interface KeepAlive {

    /**
     * The venue pings with control frames, which the connection answers by itself; the client sends nothing.
     *
     * @param silence after this long without any frame, pings included, the connection is dead
     */
    record ServerPings(Duration silence) implements KeepAlive {}

    /**
     * The client sends a text after some silence and expects any frame in return.
     *
     * @param text what to send
     * @param idle how long no frame may have come before it is sent
     * @param timeout how long after sending without any frame the connection is dead
     */
    record TextPings(String text, Duration idle, Duration timeout) implements KeepAlive {}
}
