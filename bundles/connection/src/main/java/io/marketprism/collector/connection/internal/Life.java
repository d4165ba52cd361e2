package io.marketprism.collector.connection.internal;

import io.marketprism.collector.connection.StreamObserver;
import io.marketprism.collector.spi.KeepAlive;
import io.marketprism.collector.spi.Receipt;
import io.marketprism.collector.spi.StreamPlan;
import io.marketprism.collector.spi.Subscription;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Future;
import org.eclipse.jetty.util.BufferUtil;
import org.eclipse.jetty.util.Callback;
import org.eclipse.jetty.websocket.core.CloseStatus;
import org.eclipse.jetty.websocket.core.CoreSession;
import org.eclipse.jetty.websocket.core.Frame;
import org.eclipse.jetty.websocket.core.FrameHandler;
import org.eclipse.jetty.websocket.core.OpCode;
import org.eclipse.jetty.websocket.core.client.CoreClientUpgradeRequest;
import org.eclipse.jetty.websocket.core.client.WebSocketCoreClient;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One socket of a stream, from the attempt to open it to its end. It ends once, for one reason, and then holds no
 * descriptor and no timer. Thread-safe.
 */
public final class Life implements FrameHandler {

    /** Told what happens to a life; never while the life holds a lock of its own that the owner could need. */
    public interface Owner {

        /** The socket is open. */
        void opened(Life life);

        /** All subscriptions have been sent. */
        void subscribed(Life life);

        /** The first message came after all subscriptions had been sent. */
        void speaking(Life life);

        /** It may not be sent any more texts for a while; a new one may. */
        void spent(Life life);

        /** It is over; the observer has been told. */
        void ended(Life life, String reason);
    }

    private static final Logger LOG = LoggerFactory.getLogger(Life.class);

    private static final Duration FAREWELL_TIMEOUT = Duration.ofSeconds(1);

    private enum State {
        OPENING,
        OPEN,
        LEAVING,
        ENDED
    }

    private final Sockets sockets;
    private final StreamPlan plan;
    private final Receiver receiver;
    private final Conduct.Limits limits;
    private final KeepAliveFigures keepAliveFigures;
    private final ConnectionFigures figures;
    private final Owner owner;
    private final Pacer pacer;
    private final Inbox inbox;

    private volatile State state = State.OPENING;
    private volatile CoreSession session;
    private volatile Silence silence;
    private volatile boolean subscribed;
    private volatile String farewell = "";
    private String leavingBecause;
    private boolean speaking;
    private long openedAt;
    private long livedNanos;
    private Future<?> attempt;
    private Future<?> timer;

    /** A life that has not begun; {@link #connect} begins it. */
    public Life(
            Sockets sockets,
            StreamPlan plan,
            StreamObserver observer,
            Conduct.Limits limits,
            KeepAliveFigures keepAliveFigures,
            ConnectionFigures figures,
            Owner owner) {
        this.sockets = sockets;
        this.plan = plan;
        this.receiver = new Receiver(plan.name(), observer);
        this.limits = limits;
        this.keepAliveFigures = keepAliveFigures;
        this.figures = figures;
        this.owner = owner;
        this.inbox = new Inbox(limits, new Messages());
        this.pacer = new Pacer(
                plan.sendInterval(),
                plan.rules().texts(),
                System::nanoTime,
                sockets.scheduler(),
                this::write,
                () -> sockets.execute(() -> owner.spent(this)));
    }

    /** Begins to open the socket; returns at once. */
    public void connect() {
        timer(
                limits.openTimeout().toNanos(),
                () -> end(
                        Ending.NO_ANSWER,
                        plan.uri().getHost() + " did not open a WebSocket within "
                                + Sentences.span(limits.openTimeout()) + sockets.way(plan.uri())));
        try {
            WebSocketCoreClient client = sockets.webSockets();
            CoreClientUpgradeRequest request = Upgrade.request(client, plan, limits, this);
            // Jetty gives the attempt up, and closes its socket, only if this very future is cancelled.
            CompletableFuture<CoreSession> opening = client.connect(request);
            CompletableFuture<CoreSession> unused = opening.whenComplete((opened, failure) -> {
                if (failure != null) {
                    end(Ending.NOT_OPENED, Sentences.notOpened(plan.uri(), sockets.way(plan.uri()), failure));
                }
            });
            boolean late;
            synchronized (this) {
                attempt = opening;
                late = state == State.ENDED;
            }
            if (late) {
                opening.cancel(false);
            }
        } catch (IOException | RuntimeException e) {
            end(Ending.NOT_OPENED, Sentences.notOpened(plan.uri(), sockets.way(plan.uri()), e));
        }
    }

    /** Whether texts can be sent and messages come. */
    public boolean isOpen() {
        return state == State.OPEN;
    }

    /** Whether it is over. */
    public boolean isEnded() {
        return state == State.ENDED;
    }

    /** How long it was open by its end, in nanoseconds. */
    public synchronized long livedNanos() {
        return livedNanos;
    }

    /** Sends a text in its turn; false if it is not open. */
    public boolean send(String text) {
        return isOpen() && pacer.offer(text, () -> {});
    }

    /** Says goodbye, then ends. */
    public void leave(String reason) {
        CoreSession open = session;
        synchronized (this) {
            if (state != State.OPEN) {
                open = null;
            } else {
                state = State.LEAVING;
                leavingBecause = reason;
            }
        }
        if (open == null) {
            end(Ending.LEFT, reason);
            return;
        }
        Runnable end = () -> end(Ending.LEFT, reason);
        timer(FAREWELL_TIMEOUT.toNanos(), end);
        open.close(CloseStatus.NORMAL, null, Callback.from(end, failure -> end.run()));
    }

    /** Ends it now: the socket is closed without lingering. Only the first reason counts. */
    private void end(Ending how, String why) {
        Future<?> opening;
        String reason;
        Ending ending;
        synchronized (this) {
            if (state == State.ENDED) {
                return;
            }
            reason = state == State.LEAVING ? leavingBecause : why;
            ending = state == State.LEAVING ? Ending.LEFT : how;
            livedNanos = state == State.OPENING ? 0 : System.nanoTime() - openedAt;
            state = State.ENDED;
            opening = attempt;
            if (timer != null) {
                timer.cancel(false);
            }
        }
        pacer.close();
        if (session != null) {
            session.abort();
        } else if (opening != null) {
            opening.cancel(false);
        }
        figures.ended(ending);
        sockets.execute(() -> {
            receiver.closed(reason);
            owner.ended(this, reason);
        });
    }

    @Override
    public void onOpen(CoreSession opened, Callback callback) {
        long now = System.nanoTime();
        synchronized (this) {
            session = opened;
            if (state == State.OPENING) {
                openedAt = now;
                silence = new Silence(plan.keepAlive(), now);
                state = State.OPEN;
            }
        }
        if (state != State.OPEN) {
            callback.succeeded();
            opened.abort();
            return;
        }
        receiver.opened();
        callback.succeeded();
        owner.opened(this);
        subscribe();
        keepAlive();
        opened.demand();
    }

    private void subscribe() {
        int last = plan.subscriptions().size() - 1;
        for (int i = 0; i < last; i++) {
            pacer.offer(plan.subscriptions().get(i).frame(), () -> {});
        }
        if (last < 0) {
            allSent();
        } else {
            Subscription end = plan.subscriptions().get(last);
            pacer.offer(end.frame(), this::allSent);
        }
    }

    private void allSent() {
        subscribed = true;
        owner.subscribed(this);
    }

    private void keepAlive() {
        if (state == State.ENDED) {
            return;
        }
        Silence.Verdict verdict = silence.judge(System.nanoTime());
        if (verdict instanceof Silence.Verdict.Wait quiet) {
            timer(quiet.nanos(), this::keepAlive);
        } else if (verdict instanceof Silence.Verdict.Ask ask
                && plan.keepAlive() instanceof KeepAlive.TextPings pings) {
            keepAliveFigures.asked(System.currentTimeMillis());
            pacer.urge(pings.text());
            timer(ask.nanos(), this::keepAlive);
        } else if (verdict instanceof Silence.Verdict.Dead dead) {
            keepAliveFigures.unanswered();
            end(Ending.SILENT, dead.reason());
        }
    }

    /** Sets the one timer that is running in each state: to open, to judge the silence, to leave. */
    private synchronized void timer(long nanos, Runnable task) {
        if (state == State.ENDED) {
            return;
        }
        if (timer != null) {
            timer.cancel(false);
        }
        timer = sockets.after(nanos, task);
    }

    @Override
    public void onFrame(Frame frame, Callback callback) {
        long nanos = System.nanoTime();
        long millis = System.currentTimeMillis();
        boolean answers = silence.frame(nanos);
        keepAliveFigures.inbound(millis);
        switch (frame.getOpCode()) {
            case OpCode.TEXT, OpCode.BINARY, OpCode.CONTINUATION ->
                inbox.frame(frame, new Receipt(millis, nanos), answers);
            case OpCode.PING -> pong(frame);
            case OpCode.CLOSE -> farewell = Sentences.closedByVenue(CloseStatus.getCloseStatus(frame));
            default -> LOG.trace("{}: a pong came", plan.name());
        }
        callback.succeeded();
        if (frame.getOpCode() != OpCode.CLOSE && state != State.ENDED) {
            session.demand();
        }
    }

    /** Keeps what the inbox reports out of the public type. */
    private final class Messages implements Inbox.Receiver {

        private boolean complained;

        @Override
        public void message(byte[] buffer, int offset, int length, Receipt receipt, boolean answers) {
            keepAliveFigures.message(buffer, offset, length, answers);
            if (!receiver.frame(buffer, offset, length, receipt)) {
                end(
                        Ending.RECEIVER_FAILED,
                        "The receiver of " + plan.name() + " failed on a message; the connection is opened anew");
            }
            if (subscribed && !speaking) {
                speaking = true;
                owner.speaking(Life.this);
            }
        }

        @Override
        public void binary() {
            figures.binary();
            if (!complained) {
                complained = true;
                LOG.warn(
                        "{} sent a binary message on {}, where text is expected; such messages are left aside",
                        plan.uri().getHost(),
                        plan.name());
            }
        }

        @Override
        public void spoilt(Ending ending, String sentence) {
            end(ending, sentence);
        }
    }

    /** Jetty reuses the frame's payload, and the write may outlast this call: the pong has a copy. */
    private void pong(Frame ping) {
        ByteBuffer echo = ping.hasPayload() ? BufferUtil.copy(ping.getPayload()) : BufferUtil.EMPTY_BUFFER;
        session.sendFrame(new Frame(OpCode.PONG, echo), Callback.from(() -> {}, this::notWritten), false);
    }

    private void write(String text) {
        session.sendFrame(new Frame(OpCode.TEXT, text), Callback.from(() -> {}, this::notWritten), false);
    }

    private void notWritten(Throwable failure) {
        end(Ending.NOT_WRITTEN, "Could not write to " + plan.uri().getHost() + ": " + Sentences.cause(failure));
    }

    @Override
    public void onError(Throwable cause, Callback callback) {
        if (session != null) {
            end(Ending.LOST, plan.uri().getHost() + " is lost: " + Sentences.cause(cause));
        }
        callback.succeeded();
    }

    @Override
    public void onClosed(CloseStatus status, Callback callback) {
        if (farewell.isEmpty()) {
            end(Ending.LOST, Sentences.closed(plan.uri(), status));
        } else {
            end(Ending.CLOSED_BY_VENUE, farewell);
        }
        callback.succeeded();
    }
}
