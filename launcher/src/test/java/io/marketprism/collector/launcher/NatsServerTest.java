package io.marketprism.collector.launcher;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NatsServerTest {

    @TempDir
    Path folder;

    @Test
    void startsOnTheGivenPortAndLeavesNoStoreBehind() throws Exception {
        Home home = Home.of(folder, Map.of());
        home.prepare();
        int port = FreePorts.find(1).get(0);
        ProcessIdentity identity;
        try (NatsServer server = NatsServer.start(home, port)) {
            assertThat(server.url()).isEqualTo("nats://127.0.0.1:" + port);
            assertThat(FreePorts.isFree(port)).isFalse();
            identity = ProcessIdentity.ofRunning(server.process().pid()).orElseThrow();
        }
        assertThat(identity.isRunning()).isFalse();
        assertThat(Files.exists(home.state().resolve("demo-nats"))).isFalse();
    }

    @Test
    void heldPortIsSaidWithThePlaceToLook() throws Exception {
        Home home = Home.of(folder, Map.of());
        home.prepare();
        try (ServerSocket held = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            assertThatThrownBy(() -> NatsServer.start(home, held.getLocalPort()).close())
                    .isInstanceOf(FailureException.class)
                    .hasMessageContaining("nats-server");
        }
    }
}
