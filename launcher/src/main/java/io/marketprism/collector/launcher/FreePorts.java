package io.marketprism.collector.launcher;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.ArrayList;
import java.util.List;

/** Ports on loopback that nobody holds. */
final class FreePorts {

    private FreePorts() {}

    /** Different free ports, all found before any is given back. */
    static List<Integer> find(int howMany) throws FailureException {
        List<ServerSocket> held = new ArrayList<>();
        List<Integer> ports = new ArrayList<>();
        try {
            for (int i = 0; i < howMany; i++) {
                ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
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
