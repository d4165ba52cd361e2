package io.marketprism.collector.publisher.nats.internal;

import com.fasterxml.jackson.core.JsonFactory;
import io.nats.client.Connection;
import io.nats.client.JetStreamApiException;
import io.nats.client.JetStreamOptions;
import io.nats.client.Message;
import io.nats.client.Nats;
import io.nats.client.Subscription;
import java.io.IOException;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Holds the connection to NATS for ever: connects, checks the streams, takes in the acknowledgements, and starts again
 * when the connection is lost. All of it on one thread of its own.
 *
 * <p>Each connection is a new one: a client that reconnects by itself sends first what its own queue still held, and
 * so would mix the order of what {@link Delivery} sends again.
 */
final class BrokerLink {

    private static final Logger LOG = LoggerFactory.getLogger(BrokerLink.class);

    private static final Duration TICK = Duration.ofMillis(250);
    private static final Duration CORE_TICK = Duration.ofMillis(20);
    private static final Duration API_TIMEOUT = Duration.ofSeconds(5);
    private static final long CHECK_PAUSE_NANOS = Duration.ofSeconds(5).toNanos();

    private final PublisherSettings settings;
    private final String inbox;
    private final ConnectionSender sender;
    private final Outbox outbox;
    private final LinkState state;
    private final StreamKeeper streams;
    private final AckReader acks = new AckReader(new JsonFactory());
    private final ScheduledExecutorService timers;
    private final Thread thread;
    private volatile boolean closing;

    /**
     * A link that is not started.
     *
     * @param inbox what reply subjects begin with, dot included
     */
    BrokerLink(PublisherSettings settings, String inbox, ConnectionSender sender, Outbox outbox, LinkState state) {
        this.settings = settings;
        this.inbox = inbox;
        this.sender = sender;
        this.outbox = outbox;
        this.state = state;
        this.streams = new StreamKeeper(settings.streams());
        this.timers = Executors.newSingleThreadScheduledExecutor(task -> daemon(task, "nats-timer-"));
        this.thread = daemon(this::run, "nats-link-");
    }

    private Thread daemon(Runnable task, String name) {
        Thread daemon = new Thread(task, name + settings.exchange());
        daemon.setDaemon(true);
        return daemon;
    }

    /** Begins to connect; returns at once. */
    void start() {
        thread.start();
    }

    /** Ends the connection and the thread, and waits for that a little. */
    void close() throws InterruptedException {
        closing = true;
        thread.interrupt();
        thread.join(API_TIMEOUT.toMillis());
        timers.shutdownNow();
    }

    private void run() {
        try {
            while (!closing) {
                connectOnce();
                if (!closing) {
                    pause();
                }
            }
        } catch (InterruptedException e) {
            if (!closing) {
                LOG.error(
                        "The thread that holds the connection to NATS was interrupted; nothing is published any more",
                        e);
            }
        }
    }

    private void connectOnce() throws InterruptedException {
        Connection connection;
        try {
            connection = Nats.connect(ConnectionOptions.of(settings, state, timers));
        } catch (IOException | IllegalArgumentException e) {
            state.unreachable(e);
            return;
        }
        try {
            hold(connection);
        } catch (IOException | JetStreamApiException e) {
            state.trouble("The streams could not be checked: " + e.getMessage());
        } catch (IllegalStateException e) {
            // The client says so when the connection is closed under a reader.
            LOG.debug("The connection to NATS has ended", e);
            state.lost();
        } catch (RuntimeException e) {
            LOG.error("The connection to NATS is given up after an error in this program; a new one is made", e);
            state.trouble("An error in this program ended the connection to NATS: " + e);
        } finally {
            state.disconnected();
            sender.use(null);
            outbox.disconnected();
            connection.close();
        }
    }

    private void hold(Connection connection) throws InterruptedException, IOException, JetStreamApiException {
        Subscription answers = connection.subscribe(inbox + "*");
        Set<String> captured = captured(connection);
        sender.use(connection);
        state.connected(ServerNames.plain(String.valueOf(connection.getConnectedUrl())), captured.size());
        outbox.connected(subject -> isCaptured(captured, subject));
        long lastCheck = System.nanoTime();
        long lastTick = lastCheck;
        boolean core = false;
        while (!closing) {
            core |= outbox.hasCoreUnderWay();
            Duration pace = core ? CORE_TICK : TICK;
            Message answer = answers.nextMessage(pace);
            if (answer != null) {
                take(answer);
            }
            long now = System.nanoTime();
            if (now - lastTick >= pace.toNanos()) {
                lastTick = now;
                confirmCore(connection);
                outbox.tick();
                if (outbox.streamsDoubtful() && now - lastCheck >= CHECK_PAUSE_NANOS) {
                    lastCheck = now;
                    Set<String> again = captured(connection);
                    outbox.connected(subject -> isCaptured(again, subject));
                }
            }
        }
    }

    private void take(Message answer) {
        Ack ack = answer.isStatusMessage() ? Ack.NO_STREAM : acks.read(answer.getData());
        outbox.answered(answer.getSubject().substring(inbox.length()), ack);
    }

    /** The server answers a ping after everything sent before it, so its pong says that it has read that. */
    private void confirmCore(Connection connection) throws InterruptedException {
        if (outbox.hasCoreUnderWay()) {
            long upTo = outbox.lastAttempt();
            try {
                connection.flush(API_TIMEOUT);
                outbox.coreTaken(upTo);
            } catch (TimeoutException e) {
                state.trouble("NATS did not answer a ping within " + API_TIMEOUT.toSeconds() + " s");
            }
        }
    }

    private Set<String> captured(Connection connection) throws IOException, JetStreamApiException {
        if (!settings.jetStream()) {
            return Set.of();
        }
        if (!connection.getServerInfo().isJetStreamAvailable()) {
            state.trouble("The server has no JetStream: everything is published without acknowledgement; start it with"
                    + " -js, or say jetstream.enabled: false");
            return Set.of();
        }
        try {
            return streams.check(connection.jetStreamManagement(
                    JetStreamOptions.builder().requestTimeout(API_TIMEOUT).build()));
        } catch (JetStreamApiException e) {
            if (ServerError.isNoJetStream(e)) {
                state.trouble("The server has no JetStream for this account (" + e.getMessage()
                        + "): everything is published without acknowledgement");
                return Set.of();
            }
            throw e;
        }
    }

    private static boolean isCaptured(Set<String> patterns, String subject) {
        return patterns.stream().anyMatch(pattern -> SubjectPattern.captures(pattern, subject));
    }

    private void pause() throws InterruptedException {
        long most = settings.reconnectWait().toMillis();
        Thread.sleep(most - ThreadLocalRandom.current().nextLong(most / 4 + 1));
    }
}
