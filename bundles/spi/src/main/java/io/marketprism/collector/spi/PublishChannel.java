package io.marketprism.collector.spi;

import io.marketprism.collector.model.MarketEvent;
import org.osgi.annotation.versioning.ProviderType;

/** Publishes one channel's events in the order given. Used by one thread at a time. */
@ProviderType
public interface PublishChannel extends AutoCloseable {

    /**
     * Hands one event over. Never waits for the broker; what cannot be sent now is kept within bounds, and what must be
     * dropped is counted and told to the observer.
     *
     * @param event an event of this channel
     * @param receipt when it arrived
     */
    void publish(MarketEvent event, Receipt receipt);

    /** Lets go of what the channel holds; messages under way are still sent. */
    @Override
    void close();
}
