package io.marketprism.collector.connection;

import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** A proxy on loopback that speaks HTTP CONNECT and SOCKS 5, and leads every name to loopback. */
final class TinyProxy implements AutoCloseable {

    /** What was asked for, as {@code connect host:port} or {@code socks host:port}. */
    final List<String> asked = new CopyOnWriteArrayList<>();

    /** {@code user:password} that is wanted; empty if none. */
    volatile String wanted = "";

    /** Lines that ended while they were read or written, which is how lines end. */
    final List<IOException> lost = new CopyOnWriteArrayList<>();

    private final ServerSocket server;
    private final List<Socket> open = new CopyOnWriteArrayList<>();

    TinyProxy() throws IOException {
        server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        thread(() -> {
            while (!server.isClosed()) {
                Socket socket = server.accept();
                open.add(socket);
                thread(() -> serve(socket));
            }
        });
    }

    int port() {
        return server.getLocalPort();
    }

    private interface Work {
        void run() throws IOException;
    }

    private void thread(Work work) {
        Thread thread = new Thread(
                () -> {
                    try {
                        work.run();
                    } catch (IOException e) {
                        lost.add(e);
                    }
                },
                "tiny-proxy");
        thread.setDaemon(true);
        thread.start();
    }

    private void serve(Socket client) throws IOException {
        try (client) {
            DataInputStream in = new DataInputStream(client.getInputStream());
            int first = in.readUnsignedByte();
            if (first == 5) {
                socks(client, in);
            } else {
                connect(client, (char) first + head(in));
            }
        }
    }

    private void connect(Socket client, String head) throws IOException {
        String target = head.split(" ", -1)[1];
        String token = Base64.getEncoder().encodeToString(wanted.getBytes(StandardCharsets.UTF_8));
        if (!head.startsWith("CONNECT ") || !(wanted.isEmpty() || head.contains("Basic " + token))) {
            write(client, "HTTP/1.1 407 Wanted\r\nProxy-Authenticate: Basic realm=x\r\nContent-Length: 0\r\n\r\n");
            return;
        }
        asked.add("connect " + target);
        try (Socket venue = venue(Integer.parseInt(target.substring(target.lastIndexOf(':') + 1)))) {
            write(client, "HTTP/1.1 200 Connection established\r\n\r\n");
            relay(client, venue);
        }
    }

    private void socks(Socket client, DataInputStream in) throws IOException {
        byte[] methods = in.readNBytes(in.readUnsignedByte());
        int method = wanted.isEmpty() ? 0 : 2;
        if (new String(methods, StandardCharsets.ISO_8859_1).indexOf((char) method) < 0) {
            client.getOutputStream().write(new byte[] {5, (byte) 0xFF});
            return;
        }
        client.getOutputStream().write(new byte[] {5, (byte) method});
        if (method == 2) {
            in.readUnsignedByte();
            String user = new String(in.readNBytes(in.readUnsignedByte()), StandardCharsets.UTF_8);
            String password = new String(in.readNBytes(in.readUnsignedByte()), StandardCharsets.UTF_8);
            boolean right = wanted.equals(user + ":" + password);
            client.getOutputStream().write(new byte[] {1, (byte) (right ? 0 : 1)});
            if (!right) {
                return;
            }
        }
        in.readNBytes(3);
        String host = in.readUnsignedByte() == 3
                ? new String(in.readNBytes(in.readUnsignedByte()), StandardCharsets.US_ASCII)
                : InetAddress.getByAddress(in.readNBytes(4)).getHostAddress();
        int port = in.readUnsignedShort();
        asked.add("socks " + host + ":" + port);
        try (Socket venue = venue(port)) {
            client.getOutputStream().write(new byte[] {5, 0, 0, 1, 127, 0, 0, 1, 0, 0});
            relay(client, venue);
        }
    }

    private Socket venue(int port) throws IOException {
        Socket venue = new Socket(InetAddress.getLoopbackAddress(), port);
        open.add(venue);
        return venue;
    }

    private void relay(Socket client, Socket venue) throws IOException {
        thread(() -> copy(venue.getInputStream(), client.getOutputStream()));
        copy(client.getInputStream(), venue.getOutputStream());
    }

    private static void copy(InputStream from, OutputStream to) throws IOException {
        byte[] buffer = new byte[8_192];
        for (int n = from.read(buffer); n >= 0; n = from.read(buffer)) {
            to.write(buffer, 0, n);
            to.flush();
        }
    }

    private static String head(InputStream in) throws IOException {
        StringBuilder head = new StringBuilder();
        while (head.indexOf("\r\n\r\n") < 0) {
            int c = in.read();
            if (c < 0) {
                throw new IOException("The request ended within its head");
            }
            head.append((char) c);
        }
        return head.toString();
    }

    private static void write(Socket socket, String text) throws IOException {
        socket.getOutputStream().write(text.getBytes(StandardCharsets.US_ASCII));
        socket.getOutputStream().flush();
    }

    @Override
    public void close() throws IOException {
        server.close();
        for (Socket socket : open) {
            socket.close();
        }
    }
}
