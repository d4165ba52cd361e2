package io.marketprism.collector.spi;

import static org.assertj.core.api.Assertions.assertThat;

import io.marketprism.collector.spi.management.BrokerSnapshot;
import io.marketprism.collector.spi.management.CollectorMXBean;
import io.marketprism.collector.spi.management.CollectorSnapshot;
import io.marketprism.collector.spi.management.DataTypeSnapshot;
import io.marketprism.collector.spi.management.LatencySnapshot;
import io.marketprism.collector.spi.management.MetricFamilySnapshot;
import io.marketprism.collector.spi.management.MetricSampleSnapshot;
import javax.management.JMX;
import javax.management.MBeanServer;
import javax.management.MBeanServerFactory;
import javax.management.ObjectName;
import javax.management.openmbean.CompositeData;
import org.junit.jupiter.api.Test;

class CollectorSnapshotTest {

    @Test
    void travelsAsOpenTypesAndComesBackWhole() throws Exception {
        MBeanServer server = MBeanServerFactory.newMBeanServer();
        ObjectName name = new ObjectName(CollectorMXBean.objectName("okx_spot"));
        CollectorMXBean collector = CollectorSnapshotTest::snapshot;
        server.registerMBean(new javax.management.StandardMBean(collector, CollectorMXBean.class, true), name);

        CompositeData data = (CompositeData) server.getAttribute(name, "Snapshot");
        assertThat(data.get("exchange")).isEqualTo("okx_spot");

        CollectorSnapshot back =
                JMX.newMXBeanProxy(server, name, CollectorMXBean.class).getSnapshot();
        assertThat(back).usingRecursiveComparison().isEqualTo(snapshot());
    }

    private static CollectorSnapshot snapshot() {
        return new CollectorSnapshot(
                "okx_spot",
                "0.1.0",
                42,
                1_795_491_658_665L,
                1_795_491_600_000L,
                "live",
                10,
                9,
                1,
                1,
                5_000_000,
                20_000_000,
                30,
                new BrokerSnapshot(true, "nats://127.0.0.1:4222", 1, 0, ""),
                new LatencySnapshot(9, 16.5, 90.25, 120),
                new DataTypeSnapshot[] {
                    new DataTypeSnapshot(
                            "trade", "healthy", 1_795_491_658_000L, 60, 10, 9, 1, new String[] {"one refused"})
                },
                new MetricFamilySnapshot[] {
                    new MetricFamilySnapshot(
                            "marketprism_nats_publish_duration_seconds",
                            "Time from hand-over to acknowledgement.",
                            "histogram",
                            "SUM",
                            new String[] {"subject"},
                            new double[] {0.005, 0.01},
                            new MetricSampleSnapshot[] {
                                new MetricSampleSnapshot(
                                        new String[] {"trade.okx.spot.BTC-USDT"}, 0.02, 9, new long[] {7, 8, 9})
                            })
                });
    }
}
