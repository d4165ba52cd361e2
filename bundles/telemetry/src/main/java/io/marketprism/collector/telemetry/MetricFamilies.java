package io.marketprism.collector.telemetry;

import io.marketprism.collector.spi.management.MetricFamilySnapshot;
import org.osgi.annotation.versioning.ProviderType;

/** Everything that the JVM's {@link io.marketprism.collector.spi.Telemetry} holds. Thread-safe. */
@ProviderType
public interface MetricFamilies {

    /**
     * All families by name, with their figures in the order they were first fetched. Never waits for those who record;
     * figures recorded meanwhile may or may not be in it, but a histogram's buckets always agree with its count.
     */
    MetricFamilySnapshot[] snapshot();
}
