package io.marketprism.collector.supervisor.internal;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.Random;

/**
 * Two ports on loopback that nobody holds, for a child's JMX connector.
 *
 * @param registry for the RMI registry
 * @param server for the RMI server
 */
record LoopbackPorts(int registry, int server) {

    /** Below what Linux hands out by itself, so that no outgoing connection takes a port before the child does. */
    private static final int LEAST = 20_000;

    private static final int BEYOND = 32_768;
    private static final int TRIES = 1_000;

    /** Finds them; both are held until both are known, so that they differ. */
    static LoopbackPorts find(Random random) throws IOException {
        try (ServerSocket first = hold(random);
                ServerSocket second = hold(random)) {
            return new LoopbackPorts(first.getLocalPort(), second.getLocalPort());
        }
    }

    private static ServerSocket hold(Random random) throws IOException {
        IOException last = null;
        for (int i = 0; i < TRIES; i++) {
            try {
                return new ServerSocket(random.nextInt(LEAST, BEYOND), 1, InetAddress.getLoopbackAddress());
            } catch (IOException held) {
                last = held;
            }
        }
        throw new IOException("No free port between " + LEAST + " and " + BEYOND + " was found on loopback", last);
    }
}
