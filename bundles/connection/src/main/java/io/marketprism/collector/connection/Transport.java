package io.marketprism.collector.connection;

import io.marketprism.collector.connection.internal.Sockets;
import java.util.concurrent.ScheduledExecutorService;

/**
 * Shared sockets and threads of one JVM: one HTTP client, one WebSocket client on it, one scheduler (D10). Certificates
 * and host names are always verified against the JVM's trust store. Thread-safe.
 */
public final class Transport implements AutoCloseable {

    private final Sockets sockets;

    private Transport(Sockets sockets) {
        this.sockets = sockets;
    }

    /**
     * Starts the threads; opens no socket.
     *
     * @param name prefix of the threads' names
     * @throws IllegalStateException if the JVM has no working TLS or no descriptor left for a selector
     */
    public static Transport open(String name) {
        return open(name, NetworkSettings.DIRECT);
    }

    /**
     * As {@link #open(String)}, reaching venues as settings say.
     *
     * @throws IllegalArgumentException in a sentence for the operator, if the settings cannot be used
     */
    public static Transport open(String name, NetworkSettings settings) {
        return new Transport(Sockets.open(name, settings));
    }

    /** One daemon thread for timers. Tasks on it must be short and must not block. */
    public ScheduledExecutorService scheduler() {
        return sockets.scheduler();
    }

    Sockets sockets() {
        return sockets;
    }

    /** Closes every socket and stops the threads. Connections on it must be closed before. */
    @Override
    public void close() {
        sockets.close();
    }
}
