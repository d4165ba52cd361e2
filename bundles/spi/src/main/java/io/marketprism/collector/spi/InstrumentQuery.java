package io.marketprism.collector.spi;

import io.marketprism.collector.model.Contract;
import java.util.Map;
import org.osgi.annotation.versioning.ConsumerType;

/**
 * A question about instruments.
 *
 * @param request what to ask
 * @param decoder how to read the answer
 */
public record InstrumentQuery(RestRequest request, Decoder decoder) {

    /** Reads an answer into contracts by the venue's symbol. */
    @ConsumerType
    @FunctionalInterface
    public interface Decoder {

        /**
         * Reads one answer.
         *
         * @throws VenueException if the venue refused, or if the answer is not what its protocol says
         */
        Map<String, Contract> decode(RestResponse response) throws VenueException;
    }
}
