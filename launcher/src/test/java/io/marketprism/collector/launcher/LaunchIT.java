package io.marketprism.collector.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The whole way of the launcher, with real processes and a fake root. */
class LaunchIT {

    private static final Ticks REAL = Ticks.real();

    @TempDir
    Path folder;

    private FakeDistribution distribution;

    @AfterEach
    void nothingIsLeft() throws Exception {
        if (distribution != null) {
            new TakeDown(distribution.home(), REAL).all();
        }
    }

    @Test
    void startedAndDetachedIsSeenByStatusAndStoppedWithoutATrace() throws Exception {
        distribution = new FakeDistribution(folder, "healthy");
        assertThat(distribution.run(REAL, "start", "--detach"))
                .as(distribution.err())
                .isZero();
        assertThat(distribution.err()).isEqualTo("collector: look at this\n");
        assertThat(distribution.out()).contains("5 children are healthy", "/health", "nats://127.0.0.1:4222");
        List<ProcessIdentity> processes = processes();
        assertThat(processes).hasSize(2).allMatch(ProcessIdentity::isRunning);
        assertThat(mode(distribution.home().credentialsFile())).isEqualTo("rw-------");
        assertThat(mode(distribution.home().etc().resolve("users.properties"))).isEqualTo("rw-------");

        FakeDistribution again = sameHome();
        assertThat(again.run(REAL, "status", "--json")).isZero();
        Map<?, ?> status = (Map<?, ?>) Json.read(again.out());
        assertThat(status.keySet().stream().map(Object::toString)).containsExactly("root", "children", "nats", "urls");
        assertThat(again.out()).contains("\"connected\": true", "\"okx_spot\"").doesNotContain("secret");

        assertThat(sameHome().run(REAL, "stop")).isZero();
        assertThat(processes).noneMatch(ProcessIdentity::isRunning);
        assertThat(Files.exists(distribution.home().runFile())).isFalse();
        assertThat(Files.exists(distribution.home().credentialsFile())).isFalse();
        assertThat(Files.exists(distribution.home().temporary())).isFalse();
        assertThat(Files.exists(distribution.home().rootOutput())).isTrue();
        assertThat(sameHome().run(REAL, "status")).isEqualTo(3);
        assertThat(sameHome().run(REAL, "stop")).isZero();
    }

    @Test
    void secondStartOnTheSameHomeRefusesAndSaysWhoHoldsIt() throws Exception {
        distribution = new FakeDistribution(folder, "healthy");
        assertThat(distribution.run(REAL, "start", "--detach")).isZero();
        long root = record().processes().get(RunRecord.ROOT).pid();

        FakeDistribution second = sameHome();
        assertThat(second.run(REAL, "start", "--detach")).isZero();
        assertThat(second.err()).contains("already runs", "root process " + root, "since 20");
        assertThat(record().processes().get(RunRecord.ROOT).isRunning()).isTrue();
    }

    @Test
    void demoForATimeRunsItsOwnNatsAndEndsEverything() throws Exception {
        distribution = new FakeDistribution(folder, "healthy");
        distribution.environment.put("NATS_URL", "nats://production:4222");
        assertThat(distribution.run(REAL, "demo", "--for", "1s"))
                .as(distribution.err())
                .isZero();
        assertThat(distribution.out())
                .contains("okx_spot", "simulator  http://127.0.0.1:12345", "5 of 5 subjects carried data");
        assertThat(processes()).isEmpty();
        assertThat(Files.exists(distribution.home().natsStore())).isFalse();
        assertThat(Files.exists(distribution.home().simulatorPortFile())).isFalse();
    }

    @Test
    void subjectThatStaysEmptyFailsADemoForATime() throws Exception {
        distribution = new FakeDistribution(folder, "silent");
        assertThat(distribution.run(REAL, "demo", "--for", "1s")).isEqualTo(1);
        assertThat(distribution.err()).contains("0 of 1 subjects trade.okx.spot.> carried data");
        assertThat(processes()).isEmpty();
    }

    @Test
    void demoThatDoesNotGetHealthyNamesTheChildAndIsStopped() throws Exception {
        distribution = new FakeDistribution(folder, "sick");
        Files.createDirectories(distribution.home().logs());
        Files.writeString(distribution.home().log("okx_spot"), "no answer from the venue\n");
        assertThat(distribution.run(new FastTicks(40), "demo", "--detach")).isEqualTo(1);
        assertThat(distribution.err())
                .contains(
                        "Not all was healthy within 120 s: okx_spot is degraded (state running; trade stale, no data yet)")
                .contains("no answer from the venue")
                .doesNotContain("okx_derivatives is");
        assertThat(processes()).isEmpty();
    }

    @Test
    void collectorThatDoesNotGetHealthyIsSaidAndGoesOnTrying() throws Exception {
        distribution = new FakeDistribution(folder, "sick");
        assertThat(distribution.run(new FastTicks(40), "start", "--detach")).isEqualTo(1);
        assertThat(distribution.err()).contains("okx_spot is degraded").contains("it is left running");
        assertThat(processes()).isNotEmpty();
        assertThat(distribution.run(REAL, "stop")).isZero();
        assertThat(processes()).isEmpty();
    }

    @Test
    void rootThatEndsAtOnceIsSaidWithItsLastWords() throws Exception {
        distribution = new FakeDistribution(folder, "gone");
        assertThat(distribution.run(REAL, "start", "--detach")).isEqualTo(1);
        assertThat(distribution.err()).contains("The root ended by itself", "fake root: cannot boot");
        assertThat(processes()).isEmpty();
    }

    @Test
    void heldPortIsSaidWithItsHolderBeforeAnythingStarts() throws Exception {
        distribution = new FakeDistribution(folder, "healthy");
        try (ServerSocket held = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            distribution.environment.put("METRICS_PORT", Integer.toString(held.getLocalPort()));
            assertThat(distribution.run(REAL, "start")).isEqualTo(1);
            assertThat(distribution.err())
                    .contains("Port " + held.getLocalPort() + " (metrics) is held by process "
                            + ProcessHandle.current().pid() + " (java); free it or set METRICS_PORT");
        }
        assertThat(Files.exists(distribution.home().runFile())).isFalse();
    }

    @Test
    void signalEndsTheForegroundWithoutATraceAndWithExitCodeZero() throws Exception {
        distribution = new FakeDistribution(folder, "healthy");
        Process launcher = LauncherProcess.start(distribution, "demo");
        awaitRoot();
        List<ProcessIdentity> processes = processes();
        assertThat(processes).hasSize(4);
        launcher.destroy();
        assertThat(launcher.waitFor(30, TimeUnit.SECONDS)).isTrue();
        assertThat(launcher.exitValue()).isZero();
        assertThat(processes).noneMatch(ProcessIdentity::isRunning);
        assertThat(Files.exists(distribution.home().runFile())).isFalse();
    }

    @Test
    void stopEndsAForegroundLauncherElsewhere() throws Exception {
        distribution = new FakeDistribution(folder, "deaf");
        Process launcher = LauncherProcess.start(distribution, "start");
        awaitRoot();
        List<ProcessIdentity> processes = processes();
        assertThat(distribution.run(REAL, "stop")).isZero();
        assertThat(launcher.waitFor(5, TimeUnit.SECONDS)).isTrue();
        assertThat(processes).hasSize(3).noneMatch(ProcessIdentity::isRunning);
    }

    @Test
    void demoWhoseLauncherWasKilledIsCleanedUpByTheNext() throws Exception {
        distribution = new FakeDistribution(folder, "healthy");
        Process launcher = LauncherProcess.start(distribution, "demo");
        awaitRoot();
        List<ProcessIdentity> left = processes();
        launcher.destroyForcibly().waitFor();

        assertThat(distribution.run(REAL, "demo", "--for", "1s"))
                .as(distribution.err())
                .isZero();
        assertThat(distribution.err()).contains("was killed; 2 processes that it left were ended");
        assertThat(left).noneMatch(ProcessIdentity::isRunning);
    }

    @Test
    void childrenOfAKilledRootAreLeftForTheNextRoot() throws Exception {
        distribution = new FakeDistribution(folder, "healthy");
        assertThat(distribution.run(REAL, "start", "--detach")).isZero();
        ProcessIdentity root = record().processes().get(RunRecord.ROOT);
        ProcessIdentity child = ChildRecords.running(distribution.home()).get(0);
        root.handle().orElseThrow().destroyForcibly();
        assertThat(new Shutdown(REAL).await(List.of(root), Duration.ofSeconds(5)))
                .isEmpty();

        FakeDistribution next = sameHome();
        assertThat(next.run(REAL, "start", "--detach")).as(next.err()).isZero();
        assertThat(next.err()).contains("was killed", "adopted");
        assertThat(child.isRunning()).isTrue();
        child.handle().ifPresent(ProcessHandle::destroyForcibly);
    }

    @Test
    void twoHomesOfOneDistributionShareNothing() throws Exception {
        distribution = new FakeDistribution(folder, "healthy");
        distribution.environment.put("COLLECTOR_HOME", folder.resolve("one").toString());
        FakeDistribution other = new FakeDistribution(folder, "healthy");
        other.environment.put("COLLECTOR_HOME", folder.resolve("two").toString());
        try {
            assertThat(distribution.run(REAL, "start", "--detach")).isZero();
            assertThat(other.run(REAL, "start", "--detach")).as(other.err()).isZero();
            assertThat(other.run(REAL, "stop")).isZero();
            assertThat(distribution.run(REAL, "status")).isZero();
            assertThat(Files.exists(folder.resolve("state"))).isFalse();
        } finally {
            new TakeDown(other.home(), REAL).all();
        }
    }

    @Test
    void testModeSaysWhatWouldRunAndStartsNothing() throws Exception {
        distribution = new FakeDistribution(folder, "healthy");
        assertThat(distribution.run(REAL, "start", "--mode", "test")).isZero();
        assertThat(distribution.out())
                .contains("is good", "okx_spot (spot): BTC: trade")
                .doesNotContain("secret");
        assertThat(Files.exists(distribution.home().state())).isFalse();
    }

    private FakeDistribution sameHome() throws IOException {
        return new FakeDistribution(folder, "healthy");
    }

    private RunRecord record() throws FailureException {
        return RunRecord.read(distribution.home().runFile());
    }

    /** What runs for the home, on record or by its own command line. */
    private List<ProcessIdentity> processes() throws FailureException {
        Set<ProcessIdentity> all = new LinkedHashSet<>(record().processes().values());
        all.removeIf(process -> !process.isRunning());
        Strays strays = new Strays(distribution.home());
        all.addAll(strays.roots());
        all.addAll(strays.natsServers());
        all.addAll(ChildRecords.running(distribution.home()));
        return List.copyOf(all);
    }

    private void awaitRoot() {
        Awaitility.await().atMost(Duration.ofSeconds(30)).until(() -> {
            Optional<String> health = Optional.ofNullable(record().urls().get("health"));
            return record().urls().containsKey("health")
                    && HealthReading.at(health.orElseThrow(), REAL)
                            .read()
                            .document()
                            .isPresent();
        });
    }

    private static String mode(Path file) throws IOException {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(file));
    }
}
