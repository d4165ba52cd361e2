package io.marketprism.collector.itests;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertTrue;
import static org.ops4j.pax.exam.CoreOptions.maven;
import static org.ops4j.pax.exam.karaf.options.KarafDistributionOption.editConfigurationFilePut;
import static org.ops4j.pax.exam.karaf.options.KarafDistributionOption.features;
import static org.ops4j.pax.exam.karaf.options.KarafDistributionOption.karafDistributionConfiguration;

import java.io.File;
import java.lang.management.ManagementFactory;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;
import javax.inject.Inject;
import javax.management.MBeanServer;
import javax.management.ObjectName;
import javax.management.openmbean.CompositeData;
import org.junit.Test;
import org.junit.runner.RunWith;
import org.ops4j.pax.exam.Configuration;
import org.ops4j.pax.exam.Option;
import org.ops4j.pax.exam.junit.PaxExam;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;

/** {@code feature:repo-add} and {@code feature:install collector-okx-spot} in a Karaf as Apache ships it. */
@RunWith(PaxExam.class)
public class PlainKarafIT {

    private static final String COLLECTOR = "etc/io.marketprism.collector.okx.spot.cfg";
    private static final String PUBLISHER = "etc/io.marketprism.collector.publisher.nats.cfg";

    /** A port that nothing listens on: the collector waits for its venue and its broker, and says so. */
    private static final String NOWHERE = "127.0.0.1:9";

    /** The repository of this build, told by Failsafe; the features and their bundles are installed there. */
    private static final String REPOSITORY = System.getProperty("localRepository", "");

    static {
        if (!REPOSITORY.isEmpty()) {
            System.setProperty("org.ops4j.pax.url.mvn.localRepository", REPOSITORY);
        }
    }

    @Inject
    private BundleContext context;

    /** A plain Karaf, the features, and a configuration as the root would write it. */
    @Configuration
    public Option[] plainKarafWithTheFeature() {
        return new Option[] {
            karafDistributionConfiguration()
                    .frameworkUrl(maven("org.apache.karaf", "apache-karaf", System.getProperty("karaf.version"))
                            .type("tar.gz"))
                    .unpackDirectory(new File("target/exam"))
                    .useDeployFolder(false),
            editConfigurationFilePut(
                    "etc/org.ops4j.pax.url.mvn.cfg", "org.ops4j.pax.url.mvn.localRepository", REPOSITORY),
            editConfigurationFilePut(COLLECTOR, "exchange", "okx_spot"),
            editConfigurationFilePut(COLLECTOR, "market.type", "spot"),
            editConfigurationFilePut(COLLECTOR, "symbols", "BTC-USDT,ETH-USDT"),
            editConfigurationFilePut(COLLECTOR, "data.types", "orderbook,trade"),
            editConfigurationFilePut(COLLECTOR, "rest.url", "http://" + NOWHERE),
            editConfigurationFilePut(COLLECTOR, "ws.url", "ws://" + NOWHERE),
            editConfigurationFilePut(PUBLISHER, "servers", "nats://" + NOWHERE),
            editConfigurationFilePut(PUBLISHER, "exchange", "okx_spot"),
            editConfigurationFilePut(PUBLISHER, "streams", ""),
            features(
                    maven("io.marketprism.collector", "collector-features", System.getProperty("collector.version"))
                            .classifier("features")
                            .type("xml"),
                    "collector-okx-spot"),
        };
    }

    /** Every bundle of the feature is active, and the collector tells what it does over JMX. */
    @Test
    public void featureRunsInAPlainKaraf() throws Exception {
        List<String> idle = Arrays.stream(context.getBundles())
                .filter(bundle -> bundle.getSymbolicName().startsWith("io.marketprism.collector."))
                .filter(bundle -> bundle.getState() != Bundle.ACTIVE)
                .map(bundle -> bundle.getSymbolicName() + " is in state " + bundle.getState())
                .collect(Collectors.toList());
        assertTrue(idle.toString(), idle.isEmpty());

        MBeanServer beans = ManagementFactory.getPlatformMBeanServer();
        ObjectName name = new ObjectName("io.marketprism:type=Collector,name=okx_spot");
        long over = System.nanoTime() + TimeUnit.SECONDS.toNanos(30);
        while (!beans.isRegistered(name) && System.nanoTime() < over) {
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(100));
        }
        CompositeData snapshot = (CompositeData) beans.getAttribute(name, "Snapshot");
        assertEquals("okx_spot", snapshot.get("exchange"));
    }

    /** Only this exchange's venue is there: no other venue's code, and nothing of the root's. */
    @Test
    public void featureBringsItsOwnVenueOnly() {
        List<String> foreign = Arrays.stream(context.getBundles())
                .map(Bundle::getSymbolicName)
                .filter(
                        bundle -> bundle.matches(
                                "io\\.marketprism\\.collector\\.(venue\\.(binance|deribit|simulator)|supervisor|health|metrics|instance)"))
                .collect(Collectors.toList());
        assertTrue(foreign.toString(), foreign.isEmpty());
    }
}
