package io.marketprism.collector.instance.internal;

import static org.assertj.core.api.Assertions.assertThat;

import io.marketprism.collector.instance.LaunchRecord;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;

class LaunchRecordTest {

    private final ProcessHandle self = ProcessHandle.current();
    private final long started =
            self.info().startInstant().map(Instant::toEpochMilli).orElseThrow();

    @Test
    void processIsKnownByPidAndStartTime() {
        assertThat(new LaunchRecord("a", self.pid(), started, Map.of()).process())
                .contains(self);
    }

    @Test
    void reusedPidIsAnotherProcess() {
        assertThat(new LaunchRecord("a", self.pid(), started - 10_000, Map.of()).process())
                .isEmpty();
    }
}
