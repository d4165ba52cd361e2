package io.marketprism.collector.telemetry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.marketprism.collector.spi.management.LatencySnapshot;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class LatencyWindowTest {

    /** A clock's values may be negative and near nothing in particular. */
    private static final long ORIGIN = -7_123_456_789L;

    private final LatencyWindow window = new LatencyWindow();

    @Test
    void percentilesAreThoseOfWhatWasRecorded() {
        for (int micros = 1; micros <= 1000; micros++) {
            record(0, micros);
        }
        LatencySnapshot latency = window.snapshot(at(1));
        assertThat(latency.getCount()).isEqualTo(1000);
        assertThat(latency.getP50Micros()).isCloseTo(500, within(5.0));
        assertThat(latency.getP99Micros()).isCloseTo(990, within(10.0));
        assertThat(latency.getMaxMicros()).isCloseTo(1000, within(10.0));
    }

    @Test
    void onlyTheLastMinuteCounts() {
        record(0, 10_000);
        record(40, 20);
        assertThat(window.snapshot(at(45)).getCount()).isEqualTo(2);
        assertThat(window.snapshot(at(62)).getCount()).isEqualTo(1);
        assertThat(window.snapshot(at(62)).getMaxMicros()).isCloseTo(20, within(0.5));
        assertThat(window.snapshot(at(200)).getCount()).isZero();
    }

    @Test
    void slotsAreClearedBeforeTheyAreUsedAgain() {
        for (int second = 0; second < 600; second++) {
            record(second, 50);
        }
        assertThat(window.snapshot(at(599)).getCount()).isBetween(55L, 60L);
    }

    @Test
    void emptyWindowIsAllZero() {
        LatencySnapshot latency = window.snapshot(at(0));
        assertThat(latency.getCount()).isZero();
        assertThat(latency.getMaxMicros()).isZero();
    }

    @Test
    void absurdDurationsAreBounded() {
        window.record(at(10), at(5));
        window.record(at(-1_000), at(10));
        assertThat(window.snapshot(at(10)).getCount()).isEqualTo(2);
        assertThat(window.snapshot(at(10)).getMaxMicros()).isCloseTo(60_000_000, within(600_000.0));
    }

    private void record(int second, int micros) {
        window.record(at(second), at(second) + TimeUnit.MICROSECONDS.toNanos(micros));
    }

    private static long at(int second) {
        return ORIGIN + TimeUnit.SECONDS.toNanos(second);
    }
}
