package io.marketprism.collector.supervisor.internal;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;

/**
 * Two ports on loopback that nobody holds, for a child's JMX connector.
 *
 * @param registry for the RMI registry
 * @param server for the RMI server
 */
record LoopbackPorts(int registry, int server) {

    /** Finds them; both are held until both are known, so that they differ. */
    static LoopbackPorts find() throws IOException {
        InetAddress loopback = InetAddress.getLoopbackAddress();
        try (ServerSocket first = new ServerSocket(0, 1, loopback);
                ServerSocket second = new ServerSocket(0, 1, loopback)) {
            return new LoopbackPorts(first.getLocalPort(), second.getLocalPort());
        }
    }
}
