package io.marketprism.collector.core.internal;

import io.marketprism.collector.model.DataType;
import io.marketprism.collector.spi.Venue;
import io.marketprism.collector.spi.management.CollectorSnapshot;
import io.marketprism.collector.spi.management.DataTypeSnapshot;
import io.marketprism.collector.spi.management.MetricFamilySnapshot;
import io.marketprism.collector.spi.management.MetricSampleSnapshot;
import io.marketprism.collector.telemetry.internal.DropwizardTelemetry;
import java.util.Arrays;
import java.util.List;
import javax.management.MBeanServer;
import javax.management.MBeanServerFactory;

/** A collector between a venue, a network and a broker that do what the test says, in virtual time. */
final class CollectorRig {

    final FakeVenue venue = new FakeVenue();
    final FakeConnections network = new FakeConnections();
    final VirtualTime time = network.time;
    final FakePublisher publisher = new FakePublisher();
    final DropwizardTelemetry telemetry = new DropwizardTelemetry(false);
    final MBeanServer server = MBeanServerFactory.newMBeanServer();
    PipelineCollector collector;

    /** Starts to collect types of two instruments. */
    CollectorRig start(DataType... types) {
        collector = collector(venue, types);
        collector.start(server);
        time.passMillis(0);
        return this;
    }

    PipelineCollector collector(Venue protocol, DataType... types) {
        return new PipelineCollector(
                FakeVenue.settings(types), protocol, publisher, telemetry, telemetry, network, "0.1.0");
    }

    FakeConnections.FakeStream stream(String name) {
        return network.streams.get(name);
    }

    CollectorSnapshot snapshot() {
        return collector.snapshot();
    }

    DataTypeSnapshot health(DataType type) {
        return Arrays.stream(snapshot().getDataTypes())
                .filter(data -> data.getDataType().equals(type.key()))
                .findFirst()
                .orElseThrow();
    }

    /** A figure; 0 if there is none. */
    double figure(String family, String... labelValues) {
        return sample(family, labelValues).stream()
                .mapToDouble(MetricSampleSnapshot::getValue)
                .sum();
    }

    long timed(String family, String... labelValues) {
        return sample(family, labelValues).stream()
                .mapToLong(MetricSampleSnapshot::getCount)
                .sum();
    }

    private List<MetricSampleSnapshot> sample(String family, String... labelValues) {
        return Arrays.stream(telemetry.snapshot())
                .filter(found -> found.getName().equals(family))
                .map(MetricFamilySnapshot::getSamples)
                .flatMap(Arrays::stream)
                .filter(found -> Arrays.equals(found.getLabelValues(), labelValues))
                .toList();
    }
}
