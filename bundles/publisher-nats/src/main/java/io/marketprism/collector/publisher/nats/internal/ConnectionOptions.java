package io.marketprism.collector.publisher.nats.internal;

import io.nats.client.Options;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.concurrent.ScheduledExecutorService;
import javax.net.ssl.SSLContext;

/** How jnats is set up: no reconnecting, buffering and checking of its own. */
final class ConnectionOptions {

    private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(2);
    private static final Duration PING_INTERVAL = Duration.ofSeconds(5);
    private static final int PINGS_OUT = 2;

    /** Room for the messages in flight and the client's own; the queue never fills, so it never makes one wait. */
    private static final int SPARE_QUEUE = 256;

    private ConnectionOptions() {}

    /**
     * Options for one connection; a new one takes new options, since closing ends their threads.
     *
     * @param timers runs the client's timers in place of three threads of its own; not ended by the connection
     */
    static Options of(PublisherSettings settings, LinkState state, ScheduledExecutorService timers) {
        Options.Builder options = Options.builder()
                .servers(settings.servers().toArray(new String[0]))
                .connectionName(settings.clientName() + " " + settings.exchange())
                .noReconnect()
                .reconnectBufferSize(0)
                .maxMessagesInOutgoingQueue(settings.inFlight() + SPARE_QUEUE)
                .connectionTimeout(CONNECT_TIMEOUT)
                .pingInterval(PING_INTERVAL)
                .maxPingsOut(PINGS_OUT)
                .supportUTF8Subjects()
                .subjectValidationType(Options.SubjectValidationType.None)
                .scheduledExecutor(timers)
                .errorListener(state);
        if (settings.servers().stream().anyMatch(url -> url.startsWith("tls://"))) {
            try {
                // The client's own choice stops at TLS 1.2.
                options.sslContext(SSLContext.getDefault());
            } catch (NoSuchAlgorithmException e) {
                throw new IllegalStateException("This JVM has no TLS", e);
            }
        }
        return options.build();
    }
}
