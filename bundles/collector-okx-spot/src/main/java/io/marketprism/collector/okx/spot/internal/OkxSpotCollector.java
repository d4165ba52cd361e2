package io.marketprism.collector.okx.spot.internal;

import io.marketprism.collector.core.CollectorConfig;
import io.marketprism.collector.core.Collectors;
import io.marketprism.collector.core.ExchangeCollector;
import io.marketprism.collector.spi.Venue;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.ConfigurationPolicy;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;

/** Collects OKX's spot market while it is configured. */
@Component(
        service = {},
        immediate = true,
        configurationPid = "io.marketprism.collector.okx.spot",
        configurationPolicy = ConfigurationPolicy.REQUIRE)
public final class OkxSpotCollector {

    private final ExchangeCollector collector;

    /** Begins to collect, and returns at once. */
    @Activate
    public OkxSpotCollector(
            CollectorConfig config,
            @Reference Collectors collectors,
            @Reference(target = "(" + Venue.NAME_PROPERTY + "=okx)") Venue venue) {
        collector = collectors.start(config, venue);
    }

    /** Ends collecting. */
    @Deactivate
    void deactivate() {
        collector.close();
    }
}
