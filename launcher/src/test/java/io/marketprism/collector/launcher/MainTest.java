package io.marketprism.collector.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MainTest {

    @TempDir
    Path folder;

    private FakeDistribution distribution;

    @BeforeEach
    void build() throws Exception {
        distribution = new FakeDistribution(folder, "healthy");
    }

    @Test
    void senselessLineIsAUsageError() {
        assertThat(distribution.run(Ticks.real(), "dance")).isEqualTo(2);
        assertThat(distribution.err()).startsWith("collector: There is no word \"dance\"");
    }

    @Test
    void helpNamesEveryWord() {
        assertThat(distribution.run(Ticks.real(), "help")).isZero();
        assertThat(distribution.out()).contains("demo", "start", "stop", "status", "logs", "console");
    }

    @Test
    void statusOfNothingIsThree() throws Exception {
        assertThat(distribution.run(Ticks.real(), "status", "--json")).isEqualTo(3);
        Map<?, ?> root = (Map<?, ?>) ((Map<?, ?>) Json.read(distribution.out())).get("root");
        assertThat(root.get("status")).isEqualTo("stopped");
        assertThat(root.get("pid")).isNull();
    }

    @Test
    void logsAreTheLastHundredLines() throws Exception {
        assertThat(distribution.run(Ticks.real(), "logs")).isEqualTo(1);
        assertThat(distribution.err()).contains("There is no log");
        Files.createDirectories(distribution.home().logs());
        Files.writeString(
                distribution.home().log("okx_spot"),
                IntStream.rangeClosed(1, 250).mapToObj(line -> "line " + line).collect(Collectors.joining("\n")));
        assertThat(distribution.run(Ticks.real(), "logs", "okx_spot")).isZero();
        assertThat(distribution.out().lines())
                .hasSize(100)
                .startsWith("line 151")
                .endsWith("line 250");
    }

    @Test
    void followedLogGoesOnThroughARotation() throws Exception {
        Files.createDirectories(distribution.home().logs());
        Path log = Files.writeString(distribution.home().mainLog(), "first\n");
        Deque<String> writes = new ArrayDeque<>(List.of("first\nsecond\n", "third\n"));
        Ticks ticks = new FastTicks(1) {
            @Override
            public void pause(Duration length) throws FailureException {
                if (writes.isEmpty()) {
                    throw new FailureException("enough");
                }
                try {
                    Files.writeString(log, writes.removeFirst());
                } catch (IOException e) {
                    throw new FailureException("cannot write", e);
                }
            }
        };
        assertThat(distribution.run(ticks, "logs", "-f")).isEqualTo(1);
        assertThat(distribution.out()).isEqualTo("first\nsecond\nthird\n");
    }

    @Test
    void consoleOfNothingIsRefused() {
        assertThat(distribution.run(Ticks.real(), "console")).isEqualTo(1);
        assertThat(distribution.err()).contains("so there is no console");
    }

    @Test
    void heldHomeIsRefusedWithExitCodeZero() throws Exception {
        distribution.home().prepare();
        HomeLock held = HomeLock.take(distribution.home()).orElseThrow();
        try {
            assertThat(HomeLock.take(distribution.home())).isEmpty();
            assertThat(distribution.run(Ticks.real(), "start")).isZero();
            assertThat(distribution.err()).contains("already runs");
        } finally {
            held.close();
        }
        HomeLock.take(distribution.home()).orElseThrow().close();
    }

    @Test
    void configurationIsLookedForInTheOldOrder() throws Exception {
        Home home = Home.of(folder, Map.of("COLLECTOR_HOME", folder.resolve("h").toString()));
        Path there = Files.writeString(folder.resolve("there.yaml"), "");
        Map<String, String> both = Map.of(
                "MARKETPRISM_CONFIG_PATH",
                "/first.yaml",
                "MARKETPRISM_UNIFIED_DATA_COLLECTION_CONFIG",
                there.toString());
        assertThat(ConfigurationFile.find(Optional.of(Path.of("/flag.yaml")), both, home))
                .isEqualTo(Path.of("/flag.yaml"));
        assertThat(ConfigurationFile.find(Optional.empty(), both, home)).isEqualTo(Path.of("/first.yaml"));
        assertThat(second(home, there)).isEqualTo(there);
        assertThat(second(home, folder.resolve("none.yaml"))).isEqualTo(ConfigurationFile.shipped(home));
        Path own = folder.resolve("h/etc/unified_data_collection.yaml");
        Files.createDirectories(own.getParent());
        Files.writeString(own, "");
        assertThat(second(home, folder.resolve("none.yaml"))).isEqualTo(own);
    }

    private static Path second(Home home, Path value) {
        return ConfigurationFile.find(
                Optional.empty(), Map.of("MARKETPRISM_UNIFIED_DATA_COLLECTION_CONFIG", value.toString()), home);
    }
}
