package io.marketprism.collector.spi.management;

import org.osgi.annotation.versioning.ProviderType;

/** A collector as its root and a JMX console see it. */
@ProviderType
public interface CollectorMXBean {

    /** The object name's text; one collector per JVM and exchange. */
    static String objectName(String exchange) {
        return "io.marketprism:type=Collector,name=" + exchange;
    }

    /** The pattern that finds the collectors of a JVM. */
    String PATTERN = "io.marketprism:type=Collector,name=*";

    /** Everything about the collector in one call (D3). Cheap; never waits for anything. */
    CollectorSnapshot getSnapshot();
}
