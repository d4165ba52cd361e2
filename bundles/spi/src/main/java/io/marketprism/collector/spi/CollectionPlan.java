package io.marketprism.collector.spi;

import java.util.List;

/**
 * What a venue wants done for one exchange.
 *
 * @param channels every channel that will give data, in a stable order
 * @param streams connections to hold
 * @param polls requests to repeat
 * @param quotas the limits that the requests draw from
 */
public record CollectionPlan(
        List<Channel> channels, List<StreamPlan> streams, List<RestPoll> polls, List<Quota> quotas) {

    /** Copies the lists. */
    public CollectionPlan {
        channels = List.copyOf(channels);
        streams = List.copyOf(streams);
        polls = List.copyOf(polls);
        quotas = List.copyOf(quotas);
    }
}
