package io.marketprism.collector.connection;

import io.marketprism.collector.connection.internal.Backoff;
import io.marketprism.collector.connection.internal.Conduct;
import io.marketprism.collector.connection.internal.ConnectionFigures;
import io.marketprism.collector.connection.internal.KeepAliveFigures;
import io.marketprism.collector.connection.internal.Life;
import io.marketprism.collector.connection.internal.Lifespan;
import io.marketprism.collector.spi.Quota;
import io.marketprism.collector.spi.StreamPlan;
import io.marketprism.collector.spi.Telemetry;
import java.time.Duration;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One WebSocket connection that lives: opens, subscribes, keeps alive, notices death, and reconnects with jittered
 * exponential backoff for as long as it takes (D13, contract P1, P7, P8). Thread-safe; nothing blocks.
 *
 * <p>What lives is the stream; each socket under it is one life with an observer of its own. While {@link #renew} is under
 * way two lives speak at once, and both observers hear frames.
 */
public final class StreamConnection implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(StreamConnection.class);

    private static final Duration LASTING = Duration.ofSeconds(60);
    private static final Duration LONGEST_WAIT_FOR_SPEECH = Duration.ofSeconds(5);
    private static final Duration OVERLAP = Duration.ofSeconds(1);

    private final Transport transport;
    private final StreamPlan plan;
    private final Supplier<StreamObserver> observers;
    private final String exchange;
    private final KeepAliveFigures keepAliveFigures;
    private final ConnectionFigures figures;
    private final Conduct conduct;
    private final RandomGenerator random = new SplittableRandom();
    private final Events events = new Events();
    private final Backoff backoff;
    private final Backoff renewalBackoff;

    private Life current;
    private Life next;
    private boolean started;
    private boolean renewing;
    private boolean openedOnce;
    private boolean closed;
    private Future<?> ageing;

    /**
     * A connection that is not yet opened.
     *
     * @param transport the sockets and threads to use; closed by its owner after this connection
     * @param plan where to connect, what to send, how to keep alive
     * @param observers makes the observer of each life; called by threads of the transport
     * @param telemetry takes the figures of reconnecting and keeping alive
     * @param exchange the exchange's full name, for logs and figures
     */
    public StreamConnection(
            Transport transport,
            StreamPlan plan,
            Supplier<StreamObserver> observers,
            Telemetry telemetry,
            String exchange) {
        this(transport, plan, observers, telemetry, exchange, Conduct.standard());
    }

    StreamConnection(
            Transport transport,
            StreamPlan plan,
            Supplier<StreamObserver> observers,
            Telemetry telemetry,
            String exchange,
            Conduct conduct) {
        this.transport = transport;
        this.conduct = conduct;
        this.backoff = conduct.backoffs().get();
        this.renewalBackoff = conduct.backoffs().get();
        this.plan = plan;
        this.observers = observers;
        this.exchange = exchange;
        this.keepAliveFigures = KeepAliveFigures.of(plan.keepAlive(), telemetry, exchange, plan.name());
        this.figures = new ConnectionFigures(telemetry, exchange);
    }

    /** Begins to connect, and stays at it until {@link #close}; returns at once. */
    public synchronized void start() {
        if (!started && !closed) {
            started = true;
            beginToOpen(Duration.ZERO, this::open);
        }
    }

    /**
     * Sends a text in its turn, on the newest open socket.
     *
     * @return false if no socket is open, or thousands of texts wait already; the text is not sent then
     */
    public boolean send(String text) {
        Life newest;
        synchronized (this) {
            newest = next != null && next.isOpen() ? next : current;
        }
        return newest != null && newest.send(text);
    }

    /** Whether a socket is open. */
    public synchronized boolean isOpen() {
        return (current != null && current.isOpen()) || (next != null && next.isOpen());
    }

    /**
     * Opens another socket, subscribes on it, and drops the old one once the new one speaks. Until then both give frames.
     * Nothing happens where no socket is open or a renewal is under way already.
     *
     * @param reason why, for the log
     */
    public synchronized void renew(String reason) {
        if (closed || renewing || current == null || !current.isOpen()) {
            return;
        }
        renewing = true;
        LOG.info("{} {}: renewing the connection: {}", exchange, plan.name(), reason);
        beginToOpen(Duration.ZERO, this::openNext);
    }

    /** Ends it; there is no reconnect after it. The observers are still told, soon after, unless the
     * transport is closed first. */
    @Override
    public void close() {
        Life[] lives;
        synchronized (this) {
            if (closed) {
                return;
            }
            closed = true;
            if (ageing != null) {
                ageing.cancel(false);
            }
            lives = new Life[] {current, next};
            current = null;
            next = null;
        }
        for (Life life : lives) {
            if (life != null) {
                life.leave("It was closed here");
            }
        }
    }

    private void open() {
        Optional<Life> life = life(this::open);
        synchronized (this) {
            if (closed || life.isEmpty()) {
                return;
            }
            current = life.get();
        }
        life.get().connect();
    }

    private void openNext() {
        synchronized (this) {
            if (!renewing || next != null) {
                return;
            }
        }
        Optional<Life> life = life(this::openNext);
        synchronized (this) {
            if (closed || !renewing || next != null || life.isEmpty()) {
                return;
            }
            next = life.get();
        }
        life.get().connect();
    }

    /** Opens after a pause, and then in the turn that the venue's limit on new connections gives (P12). */
    private void beginToOpen(Duration pause, Runnable open) {
        begin(pause, () -> {
            long wait = plan.rules()
                    .opens()
                    .map(quota -> conduct.opens().take(plan.uri(), quota))
                    .orElse(0L);
            if (wait > 0) {
                figures.delayed();
                LOG.info(
                        "{} {}: connecting in {} ms, as {} allows no more new connections now",
                        exchange,
                        plan.name(),
                        TimeUnit.NANOSECONDS.toMillis(wait),
                        plan.uri().getHost());
            }
            begin(Duration.ofNanos(wait), open);
        });
    }

    /** Sees to it that the newest socket is renewed before the venue ends it for its age (P25). */
    private synchronized void age() {
        if (ageing != null) {
            ageing.cancel(false);
        }
        Optional<Duration> most = plan.rules().maxAge();
        if (!closed && most.isPresent()) {
            ageing = transport
                    .sockets()
                    .after(
                            Lifespan.of(most.get(), random).toNanos(),
                            () -> renew("the venue ends connections that are "
                                    + most.get().toMinutes() + " min old"));
        }
    }

    private void begin(Duration delay, Runnable task) {
        Future<?> unused = transport.sockets().after(delay.toNanos(), task);
    }

    /** A new life; or nothing, and another attempt later, if its observer cannot be made. */
    private Optional<Life> life(Runnable again) {
        try {
            return Optional.of(new Life(
                    transport.sockets(), plan, observers.get(), conduct.limits(), keepAliveFigures, figures, events));
        } catch (RuntimeException e) {
            LOG.error("{} {}: no receiver for the stream could be made; trying again", exchange, plan.name(), e);
            beginToOpen(LASTING, again);
            return Optional.empty();
        }
    }

    private synchronized void switchAfter(Duration delay, Life life) {
        if (life == next) {
            begin(delay, () -> switchTo(life));
        }
    }

    /** The new life has shown that it works, or has had its time: the old one goes. */
    private void switchTo(Life life) {
        Life old;
        synchronized (this) {
            if (closed || life != next || !life.isOpen()) {
                return;
            }
            old = current;
            current = life;
            next = null;
            renewing = false;
            renewalBackoff.reset();
        }
        if (old != null) {
            figures.renewed();
            old.leave("A newer connection took over");
        }
    }

    private synchronized void ended(Life life, String reason) {
        if (closed) {
            return;
        }
        if (life == next) {
            next = null;
            Duration wait = renewalBackoff.next();
            LOG.warn(
                    "{} {}: renewal failed, next attempt in {} ms: {}", exchange, plan.name(), wait.toMillis(), reason);
            beginToOpen(wait, this::openNext);
        } else if (life == current) {
            if (life.livedNanos() >= LASTING.toNanos()) {
                backoff.reset();
            }
            current = next;
            next = null;
            renewing = false;
            if (current == null) {
                Duration wait = backoff.next();
                LOG.warn("{} {}: next attempt in {} ms: {}", exchange, plan.name(), wait.toMillis(), reason);
                beginToOpen(wait, this::open);
            } else {
                LOG.warn("{} {}: the newer connection takes over at once: {}", exchange, plan.name(), reason);
            }
        }
    }

    /** Keeps what lives report out of the public type. */
    private final class Events implements Life.Owner {

        @Override
        public void opened(Life life) {
            boolean again;
            synchronized (StreamConnection.this) {
                again = openedOnce;
                openedOnce = true;
            }
            if (again) {
                figures.reconnected();
            }
            age();
            LOG.info("{} {}: connected to {}", exchange, plan.name(), plan.uri().getHost());
        }

        @Override
        public void subscribed(Life life) {
            switchAfter(LONGEST_WAIT_FOR_SPEECH, life);
        }

        @Override
        public void speaking(Life life) {
            switchAfter(OVERLAP, life);
        }

        @Override
        public void spent(Life life) {
            Quota quota = plan.rules().texts().orElseThrow();
            String words = "the venue takes no more than " + quota.limit() + " requests in "
                    + quota.window().toSeconds() + " s on one connection";
            if (plan.subscriptions().size() < quota.limit()) {
                renew(words);
            } else {
                LOG.warn("{} {}: the rest of the subscriptions has to wait, as {}", exchange, plan.name(), words);
            }
        }

        @Override
        public void ended(Life life, String reason) {
            StreamConnection.this.ended(life, reason);
        }
    }
}
