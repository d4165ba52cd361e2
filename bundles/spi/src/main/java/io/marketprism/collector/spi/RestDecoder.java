package io.marketprism.collector.spi;

import org.osgi.annotation.versioning.ConsumerType;

/** Reads the answer to one {@link RestPoll}. Thread-safe. */
@ConsumerType
@FunctionalInterface
public interface RestDecoder {

    /**
     * Reads one answer and gives what it holds to {@code sink}.
     *
     * @throws VenueException if the venue refused, or if the answer is not what its protocol says
     */
    void decode(RestResponse response, EventSink sink) throws VenueException;
}
