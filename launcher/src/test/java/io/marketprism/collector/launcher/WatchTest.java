package io.marketprism.collector.launcher;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class WatchTest {

    private static final Set<String> EXPECTED = Set.of("okx_spot");

    private final VirtualTicks ticks = new VirtualTicks();
    private int looks;

    @Test
    void waitsUntilAllAreHealthy() throws Exception {
        Watch watch = watch(() -> reading(ticks.seconds() >= 10));
        assertThat(watch.awaitHealthy(Duration.ofSeconds(60), reading -> looks++))
                .isPresent();
        assertThat(ticks.seconds()).isEqualTo(10);
        assertThat(looks).isEqualTo(41);
    }

    @Test
    void givesUpWhenTheTimeIsOver() throws Exception {
        Watch watch = watch(() -> reading(false));
        assertThat(watch.awaitHealthy(Duration.ofSeconds(60), reading -> looks++))
                .isEmpty();
        assertThat(ticks.seconds()).isEqualTo(60);
        assertThat(watch.problems()).containsExactly("okx_spot is degraded");
    }

    @Test
    void oneBadSecondOfATimeIsToldThoughItPassed() throws Exception {
        Watch watch = watch(() -> reading(ticks.seconds() != 7));
        assertThat(watch.observe(Optional.of(Duration.ofSeconds(30)), reading -> looks++))
                .containsExactly("okx_spot is degraded");
        assertThat(ticks.seconds()).isEqualTo(30);
        assertThat(looks).isEqualTo(31);
    }

    @Test
    void deadRootEndsTheWatch() {
        Watch watch = new Watch(() -> reading(true), EXPECTED, () -> ticks.seconds() < 3, ticks);
        assertThatThrownBy(() -> watch.observe(Optional.empty(), reading -> looks++))
                .isInstanceOf(FailureException.class)
                .hasMessage("The root ended by itself");
        assertThat(looks).isEqualTo(3);
    }

    private Watch watch(HealthReading.Source source) {
        return new Watch(source, EXPECTED, () -> true, ticks);
    }

    private HealthReading reading(boolean healthy) {
        String status = healthy ? "healthy" : "degraded";
        ChildHealth child = ChildHealth.of("okx_spot", Map.of("status", status));
        return new HealthReading(
                Optional.of(new HealthDocument(status, 1, true, Map.of("okx_spot", child), Map.of())),
                "",
                ticks.nanos());
    }

    private static final class VirtualTicks implements Ticks {

        private long nanos;

        long seconds() {
            return nanos / 1_000_000_000L;
        }

        @Override
        public long nanos() {
            return nanos;
        }

        @Override
        public Instant now() {
            return Instant.EPOCH.plusNanos(nanos);
        }

        @Override
        public void pause(Duration length) {
            nanos += length.toNanos();
        }
    }
}
