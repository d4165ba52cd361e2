package io.marketprism.collector.launcher;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;

/** Ports on loopback that nobody holds. */
final class FreePorts {

    /** Below what Linux hands out by itself, so that no outgoing connection takes a port before its owner does. */
    private static final int LEAST = 20_000;

    private static final int BEYOND = 32_768;
    private static final int TRIES = 1_000;

    private FreePorts() {}

    /** Different free ports, all found before any is given back. */
    static List<Integer> find(int howMany) throws FailureException {
        List<ServerSocket> held = new ArrayList<>();
        List<Integer> ports = new ArrayList<>();
        try {
            for (int i = 0; i < howMany; i++) {
                ServerSocket socket = hold();
                held.add(socket);
                ports.add(socket.getLocalPort());
            }
            return ports;
        } catch (IOException e) {
            throw new FailureException("No free port can be had on loopback (" + e.getMessage() + ")", e);
        } finally {
            for (ServerSocket socket : held) {
                close(socket);
            }
        }
    }

    private static ServerSocket hold() throws IOException {
        IOException last = null;
        for (int i = 0; i < TRIES; i++) {
            try {
                int port = ThreadLocalRandom.current().nextInt(LEAST, BEYOND);
                return new ServerSocket(port, 1, InetAddress.getLoopbackAddress());
            } catch (IOException held) {
                last = held;
            }
        }
        throw new IOException("none between " + LEAST + " and " + BEYOND + " is free", last);
    }

    /** Whether a port on loopback can be listened on now. */
    static boolean isFree(int port) {
        return isFree(InetAddress.getLoopbackAddress().getHostAddress(), port);
    }

    /** Whether a port can be listened on now at an address of this machine. */
    static boolean isFree(String host, int port) {
        try (ServerSocket socket = new ServerSocket()) {
            socket.setReuseAddress(true);
            socket.bind(new InetSocketAddress(host, port), 1);
            return true;
        } catch (IOException held) {
            return false;
        }
    }

    private static void close(ServerSocket socket) throws FailureException {
        try {
            socket.close();
        } catch (IOException e) {
            throw new FailureException("A port cannot be given back (" + e.getMessage() + ")", e);
        }
    }
}
