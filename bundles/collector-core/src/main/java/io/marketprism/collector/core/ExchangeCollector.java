package io.marketprism.collector.core;

import io.marketprism.collector.spi.management.CollectorSnapshot;
import org.osgi.annotation.versioning.ProviderType;

/** One exchange being collected. Thread-safe. */
@ProviderType
public interface ExchangeCollector extends AutoCloseable {

    /** How it goes, in one batch (D3). Cheap; never waits for the venue or the broker. */
    CollectorSnapshot snapshot();

    /** Ends collecting: connections are closed, messages under way are still sent. Does nothing the second time. */
    @Override
    void close();
}
