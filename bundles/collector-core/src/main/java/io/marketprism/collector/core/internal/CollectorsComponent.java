package io.marketprism.collector.core.internal;

import io.marketprism.collector.core.CollectorConfig;
import io.marketprism.collector.core.CollectorSettings;
import io.marketprism.collector.core.Collectors;
import io.marketprism.collector.core.ExchangeCollector;
import io.marketprism.collector.spi.ExchangeSettings;
import io.marketprism.collector.spi.Publisher;
import io.marketprism.collector.spi.Telemetry;
import io.marketprism.collector.spi.Venue;
import io.marketprism.collector.spi.management.CollectorSnapshot;
import io.marketprism.collector.telemetry.MetricFamilies;
import java.lang.management.ManagementFactory;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import javax.management.MBeanServer;
import org.osgi.framework.BundleContext;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;

/** Starts collectors on the child's publisher and telemetry. */
@Component(service = Collectors.class)
public final class CollectorsComponent implements Collectors {

    private final Publisher publisher;
    private final Telemetry telemetry;
    private final MetricFamilies families;
    private final Network network;
    private final MBeanServer server;
    private final String version;
    private final Set<PipelineCollector> running = ConcurrentHashMap.newKeySet();

    /** Collectors of this bundle's version, on real sockets. */
    @Activate
    public CollectorsComponent(
            BundleContext context,
            @Reference Publisher publisher,
            @Reference Telemetry telemetry,
            @Reference MetricFamilies families) {
        this(
                publisher,
                telemetry,
                families,
                LiveConnections::new,
                ManagementFactory.getPlatformMBeanServer(),
                context.getBundle().getVersion().toString());
    }

    /** Collectors on a network of the caller's. */
    CollectorsComponent(
            Publisher publisher,
            Telemetry telemetry,
            MetricFamilies families,
            Network network,
            MBeanServer server,
            String version) {
        this.publisher = publisher;
        this.telemetry = telemetry;
        this.families = families;
        this.network = network;
        this.server = server;
        this.version = version;
        // Without a label, so that it is one figure for all collectors of a JVM.
        telemetry.gauge(Families.ACTIVE_SYMBOLS, () -> running.stream()
                .mapToLong(PipelineCollector::activeInstruments)
                .sum());
    }

    @Override
    public ExchangeCollector start(CollectorConfig config, Venue venue) {
        ExchangeSettings settings = CollectorSettings.from(config);
        Connections connections = network.open(settings.exchange().name(), telemetry, NetworkProperties.from(config));
        PipelineCollector collector;
        try {
            collector = new PipelineCollector(settings, venue, publisher, telemetry, families, connections, version);
            collector.start(server);
        } catch (RuntimeException e) {
            connections.close();
            throw e;
        }
        running.add(collector);
        return new Started(collector);
    }

    /** Ends those that their owners have not ended. */
    @Deactivate
    void deactivate() {
        running.forEach(PipelineCollector::close);
        running.clear();
    }

    private final class Started implements ExchangeCollector {

        private final PipelineCollector collector;

        Started(PipelineCollector collector) {
            this.collector = collector;
        }

        @Override
        public CollectorSnapshot snapshot() {
            return collector.snapshot();
        }

        @Override
        public void close() {
            running.remove(collector);
            collector.close();
        }
    }
}
