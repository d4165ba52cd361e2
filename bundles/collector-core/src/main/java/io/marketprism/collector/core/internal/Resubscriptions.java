package io.marketprism.collector.core.internal;

import io.marketprism.collector.spi.Channel;
import io.marketprism.collector.spi.StreamPlan;
import io.marketprism.collector.spi.Subscription;
import io.marketprism.collector.spi.VenueException;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Asks again for what a venue refused, with long and growing pauses; the frame that held the refused channel is sent
 * again. Thread-safe.
 */
final class Resubscriptions {

    private static final Logger LOG = LoggerFactory.getLogger(Resubscriptions.class);

    private static final Backoff FOR_GOOD = new Backoff(Duration.ofMinutes(5), Duration.ofHours(1));
    private static final Backoff FOR_NOW = new Backoff(Duration.ofSeconds(15), Duration.ofMinutes(15));

    private final Time time;
    private final Predicate<String> sender;
    private final Map<Channel, Subscription> subscriptions = new HashMap<>();
    private final Map<Subscription, Time.Pending> pending = new HashMap<>();
    private final Map<Subscription, Integer> attempts = new HashMap<>();
    private final Set<Channel> refused = new HashSet<>();

    Resubscriptions(StreamPlan plan, Time time, Predicate<String> sender) {
        this.time = time;
        this.sender = sender;
        plan.subscriptions()
                .forEach(subscription ->
                        subscription.channels().forEach(channel -> subscriptions.put(channel, subscription)));
    }

    /** A channel was refused: when it is asked for again. */
    synchronized Duration refused(Channel channel, VenueException reason) {
        refused.add(channel);
        Subscription subscription = subscriptions.get(channel);
        int earlier = attempts.getOrDefault(subscription, 0);
        Backoff backoff = reason.kind() == VenueException.Kind.REFUSED ? FOR_GOOD : FOR_NOW;
        Duration wait = reason.retryAfter().orElseGet(() -> backoff.after(earlier));
        if (subscription != null && !pending.containsKey(subscription)) {
            attempts.put(subscription, earlier + 1);
            pending.put(subscription, time.after(wait, () -> again(subscription)));
        }
        return wait;
    }

    private void again(Subscription subscription) {
        synchronized (this) {
            if (pending.remove(subscription) == null) {
                return;
            }
        }
        if (!sender.test(subscription.frame())) {
            LOG.debug("The connection is not open; all subscriptions are sent once it is");
        }
    }

    /** A channel was acknowledged. */
    synchronized void acknowledged(Channel channel) {
        if (refused.remove(channel)) {
            attempts.remove(subscriptions.get(channel));
        }
    }

    /** The connection is opened anew or gone: everything is subscribed again with it. */
    synchronized void clear() {
        pending.values().forEach(Time.Pending::cancel);
        pending.clear();
    }
}
