package io.marketprism.collector.spi;

import io.marketprism.collector.model.OrderBookUpdate;
import org.osgi.annotation.versioning.ProviderType;

/** Takes what a {@link StreamCodec} found in the frames of one connection. */
@ProviderType
public interface StreamSink extends EventSink {

    /**
     * What the stream says about an order book that is kept by it ({@link BookPlan}). The sink may keep it. A sink that
     * keeps no books takes it for a message that it does not know.
     */
    default void book(OrderBookUpdate update) {
        unknown("order book update");
    }

    /** The venue acknowledged the subscription of a channel. Proves nothing about data (D12). */
    void acknowledged(Channel channel);

    /** The venue refused one channel; the others live on. */
    void refused(Channel channel, VenueException reason);

    /** The venue refused something that cannot be told to a channel. */
    void refused(VenueException reason);

    /** A {@link StreamPoll} was answered; its events have been given before. */
    void answered(String requestId);

    /** A {@link StreamPoll} was answered with a refusal. */
    void answered(String requestId, VenueException refusal);

    /** The venue will close this connection soon: open another one first. */
    void closingSoon(String reason);

    /** A frame that keeps the connection alive and says nothing else, such as a text {@code pong}. */
    void heartbeat();

    /** A message of a type that this codec does not know; it is counted by type, never fatal. */
    void unknown(String type);
}
