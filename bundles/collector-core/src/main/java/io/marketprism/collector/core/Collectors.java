package io.marketprism.collector.core;

import io.marketprism.collector.spi.Venue;
import org.osgi.annotation.versioning.ProviderType;

/** Starts collectors; a service of a child. Thread-safe. */
@ProviderType
public interface Collectors {

    /**
     * Begins to collect one exchange and returns at once; connecting goes on in the collector's own threads, for as long
     * as it takes (D13). The collector is an MBean until it is closed.
     *
     * @param config what to collect
     * @param venue the exchange's protocol
     * @throws IllegalArgumentException in a sentence for the operator, if the configuration makes no sense
     */
    ExchangeCollector start(CollectorConfig config, Venue venue);
}
