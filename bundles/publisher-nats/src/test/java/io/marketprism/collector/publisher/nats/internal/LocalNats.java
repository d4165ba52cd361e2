package io.marketprism.collector.publisher.nats.internal;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.awaitility.Awaitility;

/** A nats-server of the test's own, on loopback and a free port, that can be killed and started again. */
final class LocalNats implements AutoCloseable {

    private final Path folder;
    private final List<String> extra;
    private final int port;
    private Process process;

    private LocalNats(Path folder, List<String> extra) throws IOException {
        this.folder = folder;
        this.extra = extra;
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            this.port = socket.getLocalPort();
        }
    }

    /** A server that is not started. */
    static LocalNats in(Path folder, String... extra) throws IOException {
        return new LocalNats(folder, List.of(extra));
    }

    int port() {
        return port;
    }

    /** Starts it, with what was stored before, and returns when it takes connections. */
    LocalNats start() throws IOException {
        Path log = folder.resolve("nats-server.log");
        Files.deleteIfExists(log);
        List<String> command = new ArrayList<>(List.of(
                executable(), "--addr", "127.0.0.1", "--port", Integer.toString(port), "--log", log.toString()));
        command.addAll(extra.isEmpty() ? List.of("--jetstream", "--store_dir", folder.toString()) : extra);
        process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("out.log").toFile())
                .start();
        Awaitility.await("nats-server on port " + port)
                .atMost(Duration.ofSeconds(20))
                .pollInterval(Duration.ofMillis(20))
                .until(() -> Files.exists(log) && Files.readString(log).contains("Server is ready"));
        return this;
    }

    /** Ends it at once, as a crash does. */
    void kill() {
        if (process != null) {
            process.destroyForcibly().onExit().join();
        }
    }

    /** Stops it in its tracks: connections stay open and nothing is answered. */
    void freeze() throws IOException, InterruptedException {
        signal("-STOP");
    }

    /** Lets it go on. */
    void thaw() throws IOException, InterruptedException {
        signal("-CONT");
    }

    private void signal(String name) throws IOException, InterruptedException {
        int code = new ProcessBuilder("kill", name, Long.toString(process.pid()))
                .start()
                .waitFor();
        if (code != 0) {
            throw new IOException("kill " + name + " ended with " + code);
        }
    }

    @Override
    public void close() {
        kill();
    }

    private static String executable() {
        Map<String, String> environment = System.getenv();
        Stream<String> folders =
                Stream.concat(Arrays.stream(environment.getOrDefault("PATH", "").split(":")), Stream.of("/usr/sbin"));
        return folders.map(folder -> Path.of(folder, "nats-server"))
                .filter(Files::isExecutable)
                .findFirst()
                .map(Path::toString)
                .orElseThrow(() -> new AssertionError(
                        "nats-server is not installed, and this test needs it: install Debian's package nats-server"));
    }
}
