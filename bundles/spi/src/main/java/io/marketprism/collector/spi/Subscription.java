package io.marketprism.collector.spi;

import java.util.List;

/**
 * One frame that subscribes.
 *
 * @param frame the text to send
 * @param channels what it subscribes
 */
public record Subscription(String frame, List<Channel> channels) {

    /** Copies the list. */
    public Subscription {
        channels = List.copyOf(channels);
    }
}
