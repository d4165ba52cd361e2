package io.marketprism.collector.launcher;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.List;
import org.junit.jupiter.api.Test;

class PortHolderTest {

    private static final List<String> TABLE = List.of(
            "  sl  local_address rem_address   st tx_queue rx_queue tr tm->when retrnsmt   uid  timeout inode",
            "   0: 0100007F:1F97 00000000:0000 0A 00000000:00000000 00:00000000 00000000     0        0 4242 1 0 100 0",
            "   1: 0100007F:1F97 0100007F:C001 01 00000000:00000000 00:00000000 00000000     0        0 4243 1 0 100 0",
            "   2: 0100007F:2384 00000000:0000 0A 00000000:00000000 00:00000000 00000000     0        0 4244 1 0 100 0",
            "   3: short");

    @Test
    void onlyListenersOfThePortAreFoundInTheKernelsTable() {
        assertThat(PortHolder.listening(TABLE, 8087)).containsExactly("4242");
        assertThat(PortHolder.listening(TABLE, 9092)).containsExactly("4244");
        assertThat(PortHolder.listening(TABLE, 1)).isEmpty();
    }

    @Test
    void listenerOfARealSocketIsNamed() throws Exception {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            assertThat(PortHolder.find(socket.getLocalPort()))
                    .contains(new PortHolder(ProcessHandle.current().pid(), "java"));
        }
    }

    @Test
    void freePortHasNoHolder() throws Exception {
        assertThat(PortHolder.find(FreePorts.find(1).get(0))).isEmpty();
    }

    @Test
    void anyPortBecomesTheFreeOneAndAHeldOneIsRefused() throws Exception {
        assertThat(new HttpPort("health", "HEALTH_CHECK_PORT", "127.0.0.1", 0).choose(4711))
                .isEqualTo(4711);
        int free = FreePorts.find(1).get(0);
        assertThat(new HttpPort("health", "HEALTH_CHECK_PORT", "127.0.0.1", free).choose(4711))
                .isEqualTo(free);
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            HttpPort held = new HttpPort("health", "HEALTH_CHECK_PORT", "0.0.0.0", socket.getLocalPort());
            assertThatThrownBy(() -> held.choose(1))
                    .hasMessageContaining("Port " + socket.getLocalPort() + " (health) is held by process ")
                    .hasMessageContaining("HEALTH_CHECK_PORT");
        }
    }

    @Test
    void urlNamesAnAddressThatCanBeReached() {
        assertThat(HttpPort.url("0.0.0.0", 1, "/health")).isEqualTo("http://127.0.0.1:1/health");
        assertThat(HttpPort.url("::1", 1, "/health")).isEqualTo("http://[::1]:1/health");
        assertThat(HttpPort.url("10.0.0.1", 1, "/metrics")).isEqualTo("http://10.0.0.1:1/metrics");
    }

    @Test
    void manyFreePortsAreDifferent() throws Exception {
        assertThat(FreePorts.find(20)).doesNotHaveDuplicates();
    }
}
