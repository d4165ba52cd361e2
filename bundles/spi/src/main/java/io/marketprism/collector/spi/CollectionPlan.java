package io.marketprism.collector.spi;

import java.util.List;

/**
 * What a venue wants done for one exchange.
 *
 * @param channels every channel that will give data, in a stable order
 * @param streams connections to hold
 * @param polls requests to repeat
 * @param quotas the limits that the requests draw from
 * @param books the order books to keep by the streams
 */
public record CollectionPlan(
        List<Channel> channels,
        List<StreamPlan> streams,
        List<RestPoll> polls,
        List<Quota> quotas,
        List<BookPlan> books) {

    /** Copies the lists. */
    public CollectionPlan {
        channels = List.copyOf(channels);
        streams = List.copyOf(streams);
        polls = List.copyOf(polls);
        quotas = List.copyOf(quotas);
        books = List.copyOf(books);
    }

    /** A plan that keeps no order books. */
    public CollectionPlan(List<Channel> channels, List<StreamPlan> streams, List<RestPoll> polls, List<Quota> quotas) {
        this(channels, streams, polls, quotas, List.of());
    }
}
