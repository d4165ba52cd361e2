package io.marketprism.collector.launcher;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RootCommandTest {

    private static final Credentials CREDENTIALS = new Credentials("collector", "pass", 1, 2, 3);

    @TempDir
    Path folder;

    private Home home;
    private RootCommand command;

    @BeforeEach
    void distribution() throws Exception {
        home = Home.of(
                folder.resolve("dist"),
                Map.of("COLLECTOR_HOME", folder.resolve("my home; rm -rf").toString()));
        Files.createDirectories(home.distribution().resolve("lib/boot"));
        Files.createDirectories(home.distribution().resolve("etc"));
        Files.writeString(home.distribution().resolve("lib/boot/b.jar"), "");
        Files.writeString(home.distribution().resolve("lib/boot/a.jar"), "");
        Files.writeString(home.distribution().resolve("lib/boot/README"), "");
        Files.writeString(
                home.distribution().resolve("etc/root.jvm"),
                "# heap\n -Xmx96m \n\n-Xlog:gc:file=${home}/logs/gc.log\n");
        home.prepare();
        command = new RootCommand(home);
    }

    @Test
    void lineHasJvmArgumentsPropertiesClassPathAndMain() throws Exception {
        List<String> line = command.line(plan(OptionalInt.of(50), "WARNING"), CREDENTIALS);
        assertThat(line.get(0)).endsWith("/bin/java");
        assertThat(line.subList(1, 3)).containsExactly("-Xmx96m", "-Xlog:gc:file=" + home.home() + "/logs/gc.log");
        assertThat(line)
                .contains(
                        "-Dkaraf.base=" + home.distribution(),
                        "-Dkaraf.etc=" + home.home() + "/state/etc",
                        "-Dcollector.home=" + home.home(),
                        "-Dcollector.health.port=8087",
                        "-Dcollector.log.level=WARN",
                        "-Dcollector.simulator=true",
                        "-Dcollector.simulator.rate=50",
                        "-Dcollector.rmi.registry.port=1",
                        "-Dcollector.ssh.port=3")
                .noneMatch(argument -> argument.contains("pass") || argument.contains("token"));
        assertThat(line.subList(line.size() - 3, line.size()))
                .containsExactly(
                        "-cp",
                        home.distribution() + "/lib/boot/a.jar:" + home.distribution() + "/lib/boot/b.jar",
                        RootCommand.MAIN_CLASS);
    }

    @Test
    void realMarketHasNoSimulator() throws Exception {
        assertThat(command.line(plan(OptionalInt.empty(), "INFO"), CREDENTIALS))
                .noneMatch(argument -> argument.contains("simulator"))
                .contains("-Dcollector.log.level=INFO");
    }

    @Test
    void bootsFilesHoldFreshSecretsAndTheOverrides() throws Exception {
        command.writeFiles(plan(OptionalInt.empty(), "INFO"), CREDENTIALS);
        assertThat(home.etc().resolve("users.properties")).hasContent("""
                        collector = pass,_g_:admingroup
                        _g_\\:admingroup = group,admin,manager,viewer,systembundles,ssh
                        """);
        assertThat(PrivateFile.readProperties(home.overridesFile()))
                .containsExactly(Map.entry("nats.servers", "nats://h:1"));
        assertThat(Files.readString(home.secretArgumentsFile())).startsWith("-Dcollector.root.token=");
        assertThat(Credentials.read(home)).isEqualTo(CREDENTIALS);
    }

    @Test
    void secretsDifferFromBootToBoot() {
        assertThat(Credentials.secret()).hasSize(32).isNotEqualTo(Credentials.secret());
    }

    @Test
    void distributionWithoutJarsIsSaidNotToBeWhole() throws Exception {
        Folders.delete(home.distribution().resolve("lib"));
        assertThatThrownBy(() -> command.line(plan(OptionalInt.empty(), "INFO"), CREDENTIALS))
                .isInstanceOf(FailureException.class)
                .hasMessageContaining("is not whole");
    }

    @Test
    void demoChangesAddressesOnly() {
        Map<String, String> overrides = DemoOverrides.of("nats://h:1");
        assertThat(overrides)
                .hasSize(11)
                .containsEntry("exchanges.okx_spot.api.ws_url", "ws://@simulator@/okx/ws/v5/public")
                .containsEntry("exchanges.binance_derivatives.api.base_url", "http://@simulator@/binance-usdm")
                .containsEntry(
                        "exchanges.binance_derivatives.orderbook.ws_api_url",
                        "ws://@simulator@/binance-ws-fapi/ws-fapi/v1");
        assertThat(overrides.keySet()).allMatch(key -> key.matches("nats\\.servers|exchanges\\..*_url"));
    }

    @Test
    void credentialsOfNatsAreNotShown() {
        assertThat(NatsAddress.shown(List.of("nats://me:se@cret@h:1", "tls://token@h:2", "nats://h:3")))
                .isEqualTo("nats://h:1,tls://h:2,nats://h:3");
    }

    private static RootPlan plan(OptionalInt rate, String logLevel) {
        return new RootPlan(
                Path.of("/etc/c.yaml"),
                Map.of("nats.servers", "nats://h:1"),
                "127.0.0.1",
                8087,
                9092,
                logLevel,
                false,
                rate,
                Set.of());
    }
}
