package io.marketprism.collector.binance.derivatives.internal;

import io.marketprism.collector.core.CollectorConfig;
import io.marketprism.collector.core.Collectors;
import io.marketprism.collector.core.ExchangeCollector;
import io.marketprism.collector.spi.Venue;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.ConfigurationPolicy;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;

/** Collects Binance's USD-M perpetual contracts while it is configured. */
@Component(
        service = {},
        immediate = true,
        configurationPid = "io.marketprism.collector.binance.derivatives",
        configurationPolicy = ConfigurationPolicy.REQUIRE)
public final class BinanceDerivativesCollector {

    private final ExchangeCollector collector;

    /** Begins to collect, and returns at once. */
    @Activate
    public BinanceDerivativesCollector(
            CollectorConfig config,
            @Reference Collectors collectors,
            @Reference(target = "(" + Venue.NAME_PROPERTY + "=binance)") Venue venue) {
        collector = collectors.start(config, venue);
    }

    /** Ends collecting. */
    @Deactivate
    void deactivate() {
        collector.close();
    }
}
