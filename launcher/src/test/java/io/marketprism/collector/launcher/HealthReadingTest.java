package io.marketprism.collector.launcher;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

class HealthReadingTest {

    @Test
    void childThatIsMissingOrNotHealthyIsAProblem() throws Exception {
        HealthReading reading =
                reading("{\"status\": \"degraded\", \"processes\": {\"okx_spot\": {\"status\": \"degraded\","
                        + " \"state\": \"running\", \"data_types\": {\"trade\": {\"status\": \"stale\", \"age_seconds\": 61},"
                        + " \"orderbook\": {\"status\": \"healthy\", \"age_seconds\": 1}}}}}");
        assertThat(reading.problems(new TreeSet<>(Set.of("okx_spot", "binance_spot"))))
                .containsExactly("binance_spot is not there yet", "okx_spot is degraded (state running; trade stale)");
    }

    @Test
    void rootsOwnReasonIsTold() throws Exception {
        assertThat(reading("{\"status\": \"degraded\", \"processes\": {\"okx_spot\": {\"status\": \"unhealthy\","
                                + " \"state\": \"failed\", \"reason\": \"It is failed: exit code 1.\"}}}")
                        .problems(Set.of("okx_spot")))
                .containsExactly("okx_spot is unhealthy (It is failed: exit code 1.)");
    }

    @Test
    void rootThatIsNotHealthyWithHealthyChildrenIsAProblem() throws Exception {
        HealthReading reading =
                reading("{\"status\": \"unhealthy\", \"checks\": {\"nats\": {\"status\": \"unhealthy\"}},"
                        + " \"processes\": {\"okx_spot\": {\"status\": \"healthy\"}}}");
        assertThat(reading.problems(Set.of("okx_spot")))
                .containsExactly("the root says unhealthy though its children are healthy; NATS is not connected");
    }

    @Test
    void allHealthyIsNoProblem() throws Exception {
        assertThat(reading("{\"status\": \"healthy\", \"processes\": {\"a\": {\"status\": \"healthy\"}}}")
                        .problems(Set.of("a")))
                .isEmpty();
    }

    @Test
    void anotherDocumentIsNoHealth() {
        assertThatThrownBy(() -> HealthDocument.parse("[]")).isInstanceOf(IOException.class);
        assertThatThrownBy(() -> HealthDocument.parse("{}")).hasMessageContaining("no status");
    }

    @Test
    void rootThatDoesNotAnswerIsAReadingWithAProblem() throws Exception {
        String url = "http://127.0.0.1:" + FreePorts.find(1).get(0) + "/health";
        HealthReading reading = HealthReading.at(url, Ticks.real()).read();
        assertThat(reading.document()).isEmpty();
        assertThat(reading.problems(Set.of("a"))).singleElement().asString().startsWith(url + " does not answer");
    }

    private static HealthReading reading(String text) throws IOException {
        return new HealthReading(Optional.of(HealthDocument.parse(text)), "", 0);
    }
}
