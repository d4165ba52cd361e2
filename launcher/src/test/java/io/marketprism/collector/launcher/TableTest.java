package io.marketprism.collector.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class TableTest {

    private static final long SECOND = 1_000_000_000L;

    @Test
    void showsEachChildWithItsFlowSinceTheEarlierReading() throws Exception {
        HealthReading earlier = reading(0, child(4711, 1000, 900, "running", "healthy", "0.4"));
        HealthReading now = reading(2 * SECOND, child(4711, 1100, 999, "running", "healthy", "0.4"));

        assertThat(Table.live(now, Optional.of(earlier)))
                .containsExactly(
                        "exchange            state           pid  cpu %  rss MB      in/s     out/s   p99 ms     last restarts",
                        "okx_spot            healthy        4711    3.3    84.5      50.0      49.5     1.25    0.4 s        2");
    }

    @Test
    void flowIsBlankWhereTheProcessIsAnother() throws Exception {
        HealthReading earlier = reading(0, child(1, 1000, 900, "running", "healthy", "0.4"));
        HealthReading now = reading(SECOND, child(2, 5, 4, "starting", "unknown", "null"));

        assertThat(Table.live(now, Optional.of(earlier)).get(1))
                .contains("starting", "never")
                .doesNotContain("-995");
        assertThat(Table.live(now, Optional.empty()).get(1)).doesNotContain("5.0");
    }

    @Test
    void totalsShowNumbersAndALongAgeInMinutes() throws Exception {
        List<String> lines = Table.totals(reading(0, child(1, 1000, 900, "running", "degraded", "600")));
        assertThat(lines.get(0)).contains("received", "published");
        assertThat(lines.get(1)).contains("degraded", "1000", "900", "10 min");
    }

    @Test
    void nothingIsShownOfARootThatDoesNotAnswer() {
        assertThat(Table.totals(new HealthReading(Optional.empty(), "gone", 0))).isEmpty();
    }

    @Test
    void addressesStandOneALine() {
        assertThat(Table.addresses(new TreeMap<>(Map.of("nats", "nats://h:1", "health", "http://h:2/health"))))
                .containsExactly("health     http://h:2/health", "nats       nats://h:1");
    }

    private static HealthReading reading(long nanos, String child) throws Exception {
        return new HealthReading(
                Optional.of(HealthDocument.parse(
                        "{\"status\": \"healthy\", \"processes\": {\"okx_spot\": " + child + "}}")),
                "",
                nanos);
    }

    private static String child(long pid, long received, long published, String state, String status, String age) {
        return "{\"status\": \"" + status + "\", \"state\": \"" + state + "\", \"pid\": " + pid
                + ", \"restarts\": 2, \"cpu_percent\": 3.25, \"memory_mb\": 84.5, \"received\": " + received
                + ", \"published\": " + published
                + ", \"latency\": {\"p99_ms\": 1.25}, \"data_types\": {\"trade\": {\"status\":"
                + " \"healthy\", \"age_seconds\": " + age + "}, \"orderbook\": {\"age_seconds\": null}}}";
    }
}
