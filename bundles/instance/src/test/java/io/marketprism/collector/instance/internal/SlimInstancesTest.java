package io.marketprism.collector.instance.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.marketprism.collector.instance.Launch;
import io.marketprism.collector.instance.LaunchRecord;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import org.apache.karaf.main.Main;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SlimInstancesTest {

    private static final String REPOSITORY = "mvn:g/ours/1/xml/features";

    @TempDir
    Path folder;

    private Path location;
    private SlimInstances instances;

    @BeforeEach
    void distribution() throws IOException {
        Path distribution = folder.resolve("distribution with a blank");
        Files.createDirectories(distribution.resolve("etc/children"));
        Files.createDirectories(distribution.resolve("lib/boot"));
        Files.writeString(distribution.resolve("etc/config.properties"), "");
        Files.writeString(distribution.resolve("etc/jre.properties"), "");
        Path features = MavenPath.in(distribution.resolve("system"), REPOSITORY);
        Files.createDirectories(features.getParent());
        Files.writeString(
                features,
                "<features xmlns=\"http://karaf.apache.org/xmlns/features/v1.6.0\" name=\"x\"><feature name=\"a\" version=\"1\"/></features>");
        String entry = Main.class.getName().replace('.', '/') + ".class";
        try (JarOutputStream jar =
                        new JarOutputStream(Files.newOutputStream(distribution.resolve("lib/boot/karaf.jar")));
                InputStream bytes = Main.class.getClassLoader().getResourceAsStream(entry)) {
            jar.putNextEntry(new JarEntry(entry));
            bytes.transferTo(jar);
        }
        location = folder.resolve("instances/okx_spot");
        instances = new SlimInstances(
                new SlimEtc(distribution),
                new SlimProcess(distribution, folder.resolve("instances"), folder.resolve("logs")),
                new LaunchFiles(folder.resolve("children")),
                () -> List.of(name -> Optional.of(launch()).filter(launch -> name.equals("okx_spot"))),
                Duration.ofMillis(1_500));
    }

    @AfterEach
    void end() throws IOException {
        instances.stop("okx_spot");
    }

    private static Launch launch(String... options) {
        List<String> all = new ArrayList<>(List.of("-Xmx16m", "-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC"));
        all.addAll(List.of(options));
        return new Launch(List.of(REPOSITORY), List.of("a"), Map.of(), all, Map.of("registryPort", "1"));
    }

    private void start(Launch launch) throws IOException {
        Files.deleteIfExists(location.resolve("ready"));
        instances.start("okx_spot", location, launch);
        await().until(() -> Files.exists(location.resolve("ready")));
    }

    @Test
    void startedProcessIsKnownByItsRecordAndItsAttributes() throws IOException {
        start(launch());
        LaunchRecord running = instances.running("okx_spot").orElseThrow();
        assertThat(running.process()).isPresent();
        assertThat(running.attributes()).containsEntry("registryPort", "1");
        assertThat(instances.stoppedByOrder("okx_spot")).isFalse();
        assertThat(instances.isKnown("okx_spot")).isTrue();
    }

    @Test
    void noShellReadsAnOption() throws IOException {
        start(launch("-Dtest.option=$(touch evil); `id` \"x\" 'y' | z"));
        assertThat(Files.readString(location.resolve("ready"))).startsWith("$(touch evil); `id` \"x\" 'y' | z\n");
    }

    @Test
    void environmentOfTheRootDoesNotReachAChild() throws IOException {
        start(launch());
        String names = Files.readAllLines(location.resolve("ready")).get(1);
        assertThat(List.of(names.split(",", -1)))
                .isSubsetOf("PATH", "LANG", "LC_ALL", "TZ", "HOME", "MALLOC_ARENA_MAX");
    }

    @Test
    void secondStartIsRefusedAndNamesTheFirst() throws IOException {
        start(launch());
        long pid = instances.running("okx_spot").orElseThrow().pid();
        assertThatThrownBy(() -> instances.start("okx_spot", location, launch()))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("runs already, as process " + pid);
    }

    @Test
    void stoppedProcessIsGoneWhenStopReturns() throws IOException {
        start(launch());
        ProcessHandle process =
                instances.running("okx_spot").flatMap(LaunchRecord::process).orElseThrow();
        instances.stop("okx_spot");
        assertThat(process.isAlive()).isFalse();
        assertThat(instances.running("okx_spot")).isEmpty();
        assertThat(instances.stoppedByOrder("okx_spot")).isTrue();
    }

    @Test
    void processThatIgnoresSigtermIsKilledAfterSomePatience() throws IOException {
        start(launch("-Dtest.stubborn=true"));
        instances.stop("okx_spot");
        assertThat(instances.running("okx_spot")).isEmpty();
        await().untilAsserted(
                        () -> assertThat(instances.lastExitCode("okx_spot")).contains(128 + 9));
    }

    @Test
    void exitCodeOfAProcessThatEndedByItselfIsKept() throws IOException {
        start(launch("-Dtest.exit=3"));
        await().untilAsserted(
                        () -> assertThat(instances.lastExitCode("okx_spot")).contains(3));
        assertThat(instances.stoppedByOrder("okx_spot")).isFalse();
        instances.forget("okx_spot");
        assertThat(instances.isKnown("okx_spot")).isFalse();
    }

    @Test
    void instanceNobodyPlannedHasNoLaunch() {
        assertThat(instances.plan("somebody's")).isEmpty();
        assertThat(instances.plan("okx_spot")).isPresent();
    }
}
