package io.marketprism.collector.child.link.internal;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.rmi.server.RMIClientSocketFactory;
import java.util.HashSet;
import java.util.Set;

/**
 * The sockets of one session: to loopback only (I1), never waiting longer than their timeouts, and all broken off at
 * once by {@link #close}, which is how a call that hangs in a child is ended from outside.
 */
final class LoopbackSockets implements RMIClientSocketFactory {

    private final int connectTimeoutMs;
    private final int readTimeoutMs;
    private final Set<Socket> open = new HashSet<>();
    private boolean closed;

    LoopbackSockets(int connectTimeoutMs, int readTimeoutMs) {
        this.connectTimeoutMs = connectTimeoutMs;
        this.readTimeoutMs = readTimeoutMs;
    }

    @Override
    public Socket createSocket(String host, int port) throws IOException {
        InetAddress address = InetAddress.getByName(host);
        if (!address.isLoopbackAddress()) {
            throw new IOException("A child is reached over loopback only, and " + host
                    + " is not a loopback address; give the child a JMX host such as 127.0.0.1.");
        }
        Socket socket = new Socket();
        remember(socket);
        try {
            socket.setTcpNoDelay(true);
            socket.setSoTimeout(readTimeoutMs);
            socket.connect(new InetSocketAddress(address, port), connectTimeoutMs);
            return socket;
        } catch (IOException e) {
            socket.close();
            throw e;
        }
    }

    private synchronized void remember(Socket socket) throws IOException {
        if (closed) {
            socket.close();
            throw new IOException("This session with the child has been broken off.");
        }
        open.removeIf(Socket::isClosed);
        open.add(socket);
    }

    /** Closes every socket and refuses new ones. */
    void close() throws IOException {
        Set<Socket> victims;
        synchronized (this) {
            closed = true;
            victims = Set.copyOf(open);
            open.clear();
        }
        IOException first = null;
        for (Socket socket : victims) {
            try {
                socket.close();
            } catch (IOException e) {
                first = first == null ? e : first;
            }
        }
        if (first != null) {
            throw first;
        }
    }

    synchronized long openSockets() {
        return open.stream().filter(socket -> !socket.isClosed()).count();
    }
}
