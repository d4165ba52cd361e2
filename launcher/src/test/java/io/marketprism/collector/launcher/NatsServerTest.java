package io.marketprism.collector.launcher;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
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

    @Test
    void portTakenSinceItWasLookedAtIsEvaded() throws Exception {
        Home home = Home.of(folder, Map.of());
        home.prepare();
        ByteArrayOutputStream said = new ByteArrayOutputStream();
        PrintStream stream = new PrintStream(said, true, StandardCharsets.UTF_8);
        int free = FreePorts.find(1).get(0);
        TakeDown takeDown = new TakeDown(home, Ticks.real());
        try {
            DemoNats nats = new DemoNats(home, Optional.empty(), free, new Output(stream, stream, false));
            // The usual port may be held on this machine by another; then it is evaded at once.
            try (ServerSocket ours = new ServerSocket()) {
                if (FreePorts.isFree(NatsServer.USUAL_PORT)) {
                    ours.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), NatsServer.USUAL_PORT));
                }
                nats.start(new Session(home, takeDown, RunRecord.empty()));
            }
            assertThat(nats.url()).isEqualTo("nats://127.0.0.1:" + free);
            assertThat(said.toString(StandardCharsets.UTF_8)).contains("Port 4222 is held by", "listens on " + free);
        } finally {
            takeDown.all();
        }
    }

    @Test
    void namedServerIsUsedAndNoneStarted() throws Exception {
        Home home = Home.of(folder, Map.of());
        home.prepare();
        Session session = new Session(home, new TakeDown(home, Ticks.real()), RunRecord.empty());
        DemoNats nats = new DemoNats(home, Optional.of("nats://h:1"), 1, new Output(System.out, System.err, false));
        nats.start(session);
        assertThat(nats.url()).isEqualTo("nats://h:1");
        assertThat(RunRecord.read(home.runFile())).isEqualTo(RunRecord.empty());
    }
}
