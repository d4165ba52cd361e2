package io.marketprism.collector.launcher;

import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;

/** A nats-server with JetStream of the demo's own, on loopback, with its store in the home's state. */
final class NatsServer implements AutoCloseable {

    /** Where NATS is expected to be. */
    static final int USUAL_PORT = 4222;

    private static final Duration START = Duration.ofSeconds(10);
    private static final Duration STOP = Duration.ofSeconds(5);

    private final Process process;
    private final int port;
    private final Path store;

    private NatsServer(Process process, int port, Path store) {
        this.process = process;
        this.port = port;
        this.store = store;
    }

    /** Starts a server on a port with an empty store and returns when it takes connections. */
    static NatsServer start(Home home, int port) throws FailureException {
        Path store = home.natsStore();
        Path log = home.logs().resolve("nats-server.log");
        Folders.delete(store);
        Process process = Detached.start(
                List.of(
                        executable().toString(),
                        "--addr",
                        "127.0.0.1",
                        "--port",
                        Integer.toString(port),
                        "--jetstream",
                        "--store_dir",
                        store.toString()),
                Redirect.to(log.toFile()),
                Set.of());
        NatsServer server = new NatsServer(process, port, store);
        server.awaitListening(log);
        return server;
    }

    private static Path executable() throws FailureException {
        return Detached.onPath("nats-server")
                .orElseThrow(
                        () -> new FailureException(
                                "nats-server is not installed; install Debian's package nats-server, or name a server with --nats URL"));
    }

    private void awaitListening(Path log) throws FailureException {
        long deadline = System.nanoTime() + START.toNanos();
        while (System.nanoTime() < deadline) {
            try {
                if (process.waitFor(50, TimeUnit.MILLISECONDS)) {
                    throw new FailureException("nats-server ended with code " + process.exitValue()
                            + " instead of starting; it says why in " + log);
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                close();
                throw new FailureException("Interrupted while nats-server was starting", e);
            }
            if (saysReady(log)) {
                return;
            }
        }
        close();
        throw new FailureException("nats-server was not ready on port " + port + " within " + START.toSeconds()
                + " s; it says why in " + log);
    }

    private static boolean saysReady(Path log) throws FailureException {
        try {
            return Files.readString(log).contains("Server is ready");
        } catch (IOException e) {
            throw new FailureException("The log " + log + " cannot be read (" + e.getMessage() + ")", e);
        }
    }

    /** Its process. */
    Process process() {
        return process;
    }

    /** The address clients use. */
    String url() {
        return "nats://127.0.0.1:" + port;
    }

    /** Stops it and removes its store. */
    @Override
    public void close() throws FailureException {
        process.destroy();
        try {
            if (!process.waitFor(STOP.toMillis(), TimeUnit.MILLISECONDS)) {
                process.destroyForcibly().waitFor();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            process.destroyForcibly();
        }
        Folders.delete(store);
    }
}
