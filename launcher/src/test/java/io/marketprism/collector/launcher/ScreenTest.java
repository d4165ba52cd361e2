package io.marketprism.collector.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ScreenTest {

    private static final long SECOND = 1_000_000_000L;

    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

    @Test
    void plainLinesComeAtTheIntervalAndWhenSomethingChanges() {
        Screen screen = screen(false);
        screen.show(new HealthReading(Optional.empty(), "starting", 0));
        screen.show(new HealthReading(Optional.empty(), "starting", SECOND));
        screen.show(reading("healthy", 2 * SECOND));
        screen.show(reading("healthy", 3 * SECOND));
        screen.show(reading("healthy", 7 * SECOND));
        screen.show(new HealthReading(Optional.empty(), "gone", 8 * SECOND));
        assertThat(text().lines().filter(line -> line.contains(" demo: ")).map(line -> line.substring(9)))
                .containsExactly("demo: starting", "demo: healthy", "demo: healthy", "demo: not answering");
        assertThat(text().lines().filter(line -> line.startsWith("health "))).hasSize(1);
        assertThat(text()).doesNotContain("\u001b");
    }

    @Test
    void terminalIsRedrawnWithEachReading() {
        Screen screen = screen(true);
        screen.show(reading("healthy", 0));
        screen.show(reading("degraded", SECOND));
        assertThat(text()).contains("healthy", "degraded", "okx_spot", "Ctrl-C");
        assertThat(text().split("\u001b\\[H", -1)).hasSize(3);
        assertThat(text().split("\u001b\\[2J", -1)).hasSize(2);
    }

    private Screen screen(boolean terminal) {
        PrintStream out = new PrintStream(bytes, true, StandardCharsets.UTF_8);
        return new Screen(
                new Output(out, out, terminal),
                Ticks.real(),
                "demo",
                Duration.ofSeconds(5),
                () -> Map.of("health", "http://h:1/health"));
    }

    private String text() {
        return bytes.toString(StandardCharsets.UTF_8);
    }

    private static HealthReading reading(String status, long nanos) {
        ChildHealth child = ChildHealth.of("okx_spot", Map.of("status", status));
        return new HealthReading(
                Optional.of(new HealthDocument(status, 1, true, Map.of("okx_spot", child), Map.of())), "", nanos);
    }
}
