package io.marketprism.collector.child.link.internal;

import static org.assertj.core.api.Assertions.assertThat;

import io.marketprism.collector.spi.management.CollectorSnapshot;
import javax.management.openmbean.ArrayType;
import javax.management.openmbean.CompositeData;
import javax.management.openmbean.CompositeDataSupport;
import javax.management.openmbean.CompositeType;
import javax.management.openmbean.OpenDataException;
import javax.management.openmbean.OpenType;
import javax.management.openmbean.SimpleType;
import org.junit.jupiter.api.Test;

class SnapshotReaderTest {

    @Test
    void fieldsThatAnotherVersionLacksReadAsNothing() throws Exception {
        CollectorSnapshot snapshot = SnapshotReader.read(composite(
                new String[] {"exchange", "received"},
                new OpenType<?>[] {SimpleType.STRING, SimpleType.LONG},
                "okx_spot",
                5L));
        assertThat(snapshot.getExchange()).isEqualTo("okx_spot");
        assertThat(snapshot.getReceived()).isEqualTo(5);
        assertThat(snapshot.getState()).isEmpty();
        assertThat(snapshot.getStartedAtMs()).isZero();
        assertThat(snapshot.getBroker().isConnected()).isFalse();
        assertThat(snapshot.getLatency().getCount()).isZero();
        assertThat(snapshot.getDataTypes()).isEmpty();
        assertThat(snapshot.getMetrics()).isEmpty();
    }

    @Test
    void fieldsThatAnotherVersionAddsAreIgnored() throws Exception {
        CompositeData type = composite(
                new String[] {"dataType", "colour"},
                new OpenType<?>[] {SimpleType.STRING, SimpleType.STRING},
                "trade",
                "blue");
        CompositeData data = composite(
                new String[] {"dataTypes", "novelty"},
                new OpenType<?>[] {new ArrayType<>(1, type.getCompositeType()), SimpleType.INTEGER},
                new CompositeData[] {type},
                3);
        CollectorSnapshot snapshot = SnapshotReader.read(data);
        assertThat(snapshot.getDataTypes()).hasSize(1);
        assertThat(snapshot.getDataTypes()[0].getDataType()).isEqualTo("trade");
        assertThat(snapshot.getDataTypes()[0].getProblems()).isEmpty();
    }

    @Test
    void fieldsOfAnotherTypeReadAsTheirValueOrAsNothing() throws Exception {
        CollectorSnapshot snapshot = SnapshotReader.read(composite(
                new String[] {"received", "threads", "exchange", "broker"},
                new OpenType<?>[] {SimpleType.INTEGER, SimpleType.LONG, SimpleType.LONG, SimpleType.STRING},
                5,
                9_000_000_000L,
                1L,
                "up"));
        assertThat(snapshot.getReceived()).isEqualTo(5);
        assertThat(snapshot.getThreads()).isEqualTo(Integer.MAX_VALUE);
        assertThat(snapshot.getExchange()).isEmpty();
        assertThat(snapshot.getBroker().getUrl()).isEmpty();
    }

    private static CompositeData composite(String[] names, OpenType<?>[] types, Object... values)
            throws OpenDataException {
        return new CompositeDataSupport(new CompositeType("t", "t", names, names, types), names, values);
    }
}
