package io.marketprism.collector.spi;

import io.marketprism.collector.model.MarketEvent;
import org.osgi.annotation.versioning.ProviderType;

/** Takes what a decoder found. */
@ProviderType
public interface EventSink {

    /** One event. The sink may keep it. */
    void event(MarketEvent event);
}
