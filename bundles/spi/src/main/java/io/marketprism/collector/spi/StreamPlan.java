package io.marketprism.collector.spi;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.function.Supplier;

/**
 * One WebSocket connection to hold.
 *
 * @param name short and stable, for threads, logs and metrics: {@code trades}
 * @param uri the address
 * @param keepAlive how the connection is kept from being closed for idleness, and how its death is noticed
 * @param subscriptions what to send once it is open, in order
 * @param sendInterval least time between two frames sent, so that the venue's limit on incoming messages holds
 * @param polls requests to repeat on it
 * @param codec makes a decoder for one life of the connection
 * @param rules what the venue's rules say of the connection as such
 */
public record StreamPlan(
        String name,
        URI uri,
        KeepAlive keepAlive,
        List<Subscription> subscriptions,
        Duration sendInterval,
        List<StreamPoll> polls,
        Supplier<StreamCodec> codec,
        ConnectionRules rules) {

    /** Copies the lists. */
    public StreamPlan {
        subscriptions = List.copyOf(subscriptions);
        polls = List.copyOf(polls);
    }

    /** A connection for which the venue has no rules of its own. */
    public StreamPlan(
            String name,
            URI uri,
            KeepAlive keepAlive,
            List<Subscription> subscriptions,
            Duration sendInterval,
            List<StreamPoll> polls,
            Supplier<StreamCodec> codec) {
        this(name, uri, keepAlive, subscriptions, sendInterval, polls, codec, ConnectionRules.NONE);
    }
}
