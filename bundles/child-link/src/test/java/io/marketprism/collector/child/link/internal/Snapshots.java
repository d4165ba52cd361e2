package io.marketprism.collector.child.link.internal;

import io.marketprism.collector.spi.management.BrokerSnapshot;
import io.marketprism.collector.spi.management.CollectorSnapshot;
import io.marketprism.collector.spi.management.DataTypeSnapshot;
import io.marketprism.collector.spi.management.LatencySnapshot;
import io.marketprism.collector.spi.management.MetricFamilySnapshot;
import io.marketprism.collector.spi.management.MetricSampleSnapshot;

/** Snapshots for tests. */
final class Snapshots {

    private Snapshots() {}

    static CollectorSnapshot of(String exchange, long received) {
        return new CollectorSnapshot(
                exchange,
                "0.1.0",
                42,
                1_795_491_658_665L,
                1_795_491_600_000L,
                "live",
                received,
                9,
                1,
                2,
                5_000_000,
                20_000_000,
                30,
                new BrokerSnapshot(true, "nats://127.0.0.1:4222", 1, 2, "was away"),
                new LatencySnapshot(9, 16.5, 90.25, 120),
                new DataTypeSnapshot[] {
                    new DataTypeSnapshot(
                            "trade", "healthy", 1_795_491_658_000L, 60, 10, 9, 1, new String[] {"one refused"})
                },
                new MetricFamilySnapshot[] {
                    new MetricFamilySnapshot(
                            "marketprism_nats_publish_duration_seconds",
                            "Time to acknowledgement.",
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
