package io.marketprism.collector.child.link.internal;

import io.marketprism.collector.spi.management.BrokerSnapshot;
import io.marketprism.collector.spi.management.CollectorSnapshot;
import io.marketprism.collector.spi.management.DataTypeSnapshot;
import io.marketprism.collector.spi.management.LatencySnapshot;
import io.marketprism.collector.spi.management.MetricFamilySnapshot;
import io.marketprism.collector.spi.management.MetricSampleSnapshot;
import javax.management.openmbean.CompositeData;

/** Reads a collector's snapshot from open types by name, whatever fields it lacks or has besides. */
final class SnapshotReader {

    private SnapshotReader() {}

    static CollectorSnapshot read(CompositeData data) {
        Fields fields = new Fields(data);
        return new CollectorSnapshot(
                fields.text("exchange"),
                fields.text("version"),
                fields.whole("pid"),
                fields.whole("takenAtMs"),
                fields.whole("startedAtMs"),
                fields.text("state"),
                fields.whole("received"),
                fields.whole("published"),
                fields.whole("errors"),
                fields.small("webSockets"),
                fields.whole("cpuNanos"),
                fields.whole("heapUsedBytes"),
                fields.small("threads"),
                broker(fields.part("broker")),
                latency(fields.part("latency")),
                fields.parts("dataTypes").map(SnapshotReader::dataType).toArray(DataTypeSnapshot[]::new),
                fields.parts("metrics").map(SnapshotReader::family).toArray(MetricFamilySnapshot[]::new));
    }

    private static BrokerSnapshot broker(Fields fields) {
        return new BrokerSnapshot(
                fields.flag("connected"),
                fields.text("url"),
                fields.small("inFlight"),
                fields.small("queued"),
                fields.text("lastError"));
    }

    private static LatencySnapshot latency(Fields fields) {
        return new LatencySnapshot(
                fields.whole("count"), fields.real("p50Micros"), fields.real("p99Micros"), fields.real("maxMicros"));
    }

    private static DataTypeSnapshot dataType(Fields fields) {
        return new DataTypeSnapshot(
                fields.text("dataType"),
                fields.text("status"),
                fields.whole("lastSuccessMs"),
                fields.real("staleAfterSeconds"),
                fields.whole("received"),
                fields.whole("published"),
                fields.whole("errors"),
                fields.texts("problems"));
    }

    private static MetricFamilySnapshot family(Fields fields) {
        return new MetricFamilySnapshot(
                fields.text("name"),
                fields.text("help"),
                fields.text("type"),
                fields.text("merge"),
                fields.texts("labelNames"),
                fields.reals("upperBounds"),
                fields.parts("samples").map(SnapshotReader::sample).toArray(MetricSampleSnapshot[]::new));
    }

    private static MetricSampleSnapshot sample(Fields fields) {
        return new MetricSampleSnapshot(
                fields.texts("labelValues"),
                fields.real("value"),
                fields.whole("count"),
                fields.wholes("bucketCounts"));
    }
}
