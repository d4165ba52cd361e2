package io.marketprism.collector.child.link;

import static org.assertj.core.api.Assertions.assertThat;

import io.marketprism.collector.child.link.ChildCondition.Level;
import io.marketprism.collector.spi.management.BrokerSnapshot;
import io.marketprism.collector.spi.management.CollectorSnapshot;
import io.marketprism.collector.spi.management.DataTypeSnapshot;
import io.marketprism.collector.spi.management.LatencySnapshot;
import io.marketprism.collector.spi.management.MetricFamilySnapshot;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ChildConditionTest {

    @ParameterizedTest(name = "{0}, NATS {1}, trade {2}: {3}")
    @CsvSource({
        "live, true, healthy, HEALTHY",
        "live, true, starting, HEALTHY",
        "live, true, stale, DEGRADED",
        "live, true, failed, DEGRADED",
        "live, false, healthy, DEGRADED",
        "connecting, true, healthy, DEGRADED",
        "stopping, true, healthy, DEGRADED"
    })
    void isWhatItsWordsAmountTo(String state, boolean nats, String trade, Level level) {
        ChildCondition condition = ChildCondition.of(reading(state, nats, "", trade));
        assertThat(condition.level()).isEqualTo(level);
        assertThat(condition.reasons().isEmpty()).isEqualTo(level == Level.HEALTHY);
    }

    @Test
    void saysEveryReason() {
        assertThat(ChildCondition.of(reading("connecting", false, "refused", "stale", "Silent for 90 s."))
                        .reasons())
                .containsExactly(
                        "It is not collecting: its state is connecting.",
                        "It is not connected to NATS: refused",
                        "Its trade is stale: Silent for 90 s.");
    }

    @Test
    void isUnknownWhileItDoesNotAnswer() {
        ChildCondition condition =
                ChildCondition.of(reading("live", true, "", "healthy").unanswered("okx_spot is late."));
        assertThat(condition.level().word()).isEqualTo("unknown");
        assertThat(condition.reasons()).containsExactly("okx_spot is late.");
        assertThat(ChildCondition.of(ChildReading.nothing("okx_spot", "Never.")).level())
                .isEqualTo(Level.UNKNOWN);
    }

    private static ChildReading reading(String state, boolean nats, String error, String trade, String... problems) {
        CollectorSnapshot snapshot = new CollectorSnapshot(
                "okx_spot",
                "0.1.0",
                1,
                2,
                3,
                state,
                4,
                5,
                6,
                7,
                8,
                9,
                10,
                new BrokerSnapshot(nats, "", 0, 0, error),
                new LatencySnapshot(0, 0, 0, 0),
                new DataTypeSnapshot[] {new DataTypeSnapshot("trade", trade, 1, 60, 1, 1, 0, problems)},
                new MetricFamilySnapshot[0]);
        return new ChildReading("okx_spot", true, Optional.of(snapshot), 1, "");
    }
}
