package io.marketprism.collector.venue.simulator.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.annotation.Annotation;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SimulatorComponentTest {

    /** A configuration as the framework would give it. */
    private record Given(String port_file) implements SimulatorComponent.Config {

        @Override
        public String host() {
            return "127.0.0.1";
        }

        @Override
        public int port() {
            return 0;
        }

        @Override
        public double rate() {
            return 20;
        }

        @Override
        public long seed() {
            return 1;
        }

        @Override
        public String recordings() {
            return "";
        }

        @Override
        public String dress() {
            return "2026";
        }

        @Override
        public int instruments() {
            return 10;
        }

        @Override
        public Class<? extends Annotation> annotationType() {
            return SimulatorComponent.Config.class;
        }
    }

    @Test
    void theBoundPortIsWrittenWholeAndFreedOnStop(@TempDir Path directory) throws Exception {
        Path file = directory.resolve("run").resolve("simulator.port");
        SimulatorComponent component = new SimulatorComponent(new Given(file.toString()));
        int port;
        try {
            port = Integer.parseInt(Files.readString(file).trim());
            try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
                assertThat(socket.isConnected()).isTrue();
            }
            try (var files = Files.list(file.getParent())) {
                assertThat(files).containsExactly(file);
            }
        } finally {
            component.stop();
        }
        try (ServerSocket again = new ServerSocket()) {
            again.setReuseAddress(true);
            again.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
            assertThat(again.isBound()).isTrue();
        }
    }

    @Test
    void withoutAFileOnlyThePortIsBound() throws Exception {
        new SimulatorComponent(new Given("")).stop();
    }
}
