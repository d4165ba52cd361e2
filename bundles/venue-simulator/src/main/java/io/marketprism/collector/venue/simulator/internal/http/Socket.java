package io.marketprism.collector.venue.simulator.internal.http;

import io.marketprism.collector.venue.simulator.internal.stream.Client;
import io.marketprism.collector.venue.simulator.internal.stream.Conversation;
import io.marketprism.collector.venue.simulator.internal.stream.Disturbance;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.atomic.AtomicLong;
import org.eclipse.jetty.util.BufferUtil;
import org.eclipse.jetty.util.Callback;
import org.eclipse.jetty.websocket.core.CloseStatus;
import org.eclipse.jetty.websocket.core.CoreSession;
import org.eclipse.jetty.websocket.core.Frame;
import org.eclipse.jetty.websocket.core.FrameHandler;
import org.eclipse.jetty.websocket.core.OpCode;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One WebSocket of a client: whole text messages in, frames out without waiting. A client that reads too slowly is
 * dropped, as venues do.
 */
public final class Socket implements FrameHandler, Client {

    private static final Logger LOG = LoggerFactory.getLogger(Socket.class);
    private static final long MOST_PENDING_BYTES = 8_000_000;
    private static final int MOST_MESSAGE_BYTES = 65_536;
    private static final int TOO_SLOW = 4005;

    private final String venue;
    private final String path;
    private final Gate gate;
    private final DelayLine delays;
    private final long number;
    private final Disturbance disturbance = new Disturbance();
    private final Disturbance.Out out = new Disturbance.Out() {
        @Override
        public void text(byte[] message) {
            delays.send(() -> frame(OpCode.TEXT, message));
        }

        @Override
        public void binary(byte[] message) {
            delays.send(() -> frame(OpCode.BINARY, message));
        }
    };
    private volatile boolean muted;
    private final AtomicLong pendingBytes = new AtomicLong();
    private final AtomicLong sentFrames = new AtomicLong();
    private final ByteArrayOutputStream message = new ByteArrayOutputStream();
    private volatile Conversation conversation;
    private volatile CoreSession session;

    Socket(String venue, String path, Gate gate, DelayLine delays) {
        this.venue = venue;
        this.path = path;
        this.gate = gate;
        this.delays = delays;
        this.number = gate.nextSocket();
    }

    /** The number of this socket at its host, from 1. */
    public long number() {
        return number;
    }

    /** The path the client asked for, below the venue's prefix. */
    public String path() {
        return path;
    }

    /** What goes wrong with what it is sent. */
    public Disturbance disturbance() {
        return disturbance;
    }

    /** Says nothing more, or speaks again; control frames are no exception. */
    public void mute(boolean now) {
        muted = now;
    }

    /** Holds back what is sent from now on for a time, in its order. */
    public void delay(long byMs, long forMs) {
        delays.delay(byMs, forMs);
    }

    /** Takes all faults of this socket back. */
    public void clear() {
        muted = false;
        disturbance.clear();
        delays.clear();
    }

    /** Tells the client in the venue's words that the connection will be closed, and closes it after a time, if above 0. */
    public void notice(long closeAfterMs) {
        conversation.notice();
        if (closeAfterMs > 0) {
            delays.later(() -> close(CloseStatus.SERVICE_RESTART, "Service upgrade"), closeAfterMs);
        }
    }

    void attach(Conversation side) {
        this.conversation = side;
    }

    /** How many text messages were sent. */
    public long sentFrames() {
        return sentFrames.get();
    }

    @Override
    public void onOpen(CoreSession opened, Callback callback) {
        session = opened;
        gate.sockets().add(this);
        callback.succeeded();
        conversation.opened();
        opened.demand();
    }

    @Override
    public void onFrame(Frame frame, Callback callback) {
        try {
            if (!gate.isFrozen()) {
                take(frame);
            }
            callback.succeeded();
        } catch (RuntimeException e) {
            callback.failed(e);
        }
        if (frame.getOpCode() != OpCode.CLOSE) {
            session.demand();
        }
    }

    private void take(Frame frame) {
        byte[] payload = frame.hasPayload() ? BufferUtil.toArray(frame.getPayload()) : new byte[0];
        switch (frame.getOpCode()) {
            case OpCode.PING -> {
                control(OpCode.PONG, payload);
                conversation.pinged();
            }
            case OpCode.PONG -> conversation.ponged(payload);
            case OpCode.TEXT, OpCode.CONTINUATION -> {
                message.writeBytes(payload);
                if (message.size() > MOST_MESSAGE_BYTES) {
                    close(CloseStatus.MESSAGE_TOO_LARGE, "The message is too long");
                } else if (frame.isFin()) {
                    String text = message.toString(StandardCharsets.UTF_8);
                    message.reset();
                    conversation.text(text);
                }
            }
            default -> LOG.debug("A client of {} sent a frame of kind {}", venue, frame.getOpCode());
        }
    }

    @Override
    public void onError(Throwable cause, Callback callback) {
        LOG.debug("A socket of {} failed", venue, cause);
        callback.succeeded();
    }

    @Override
    public void onClosed(CloseStatus status, Callback callback) {
        gate.sockets().remove(this);
        conversation.closed();
        callback.succeeded();
    }

    @Override
    public void send(byte[] text) {
        if (gate.isFrozen() || muted) {
            return;
        }
        sentFrames.incrementAndGet();
        disturbance.pass(text, out);
    }

    @Override
    public void ping(byte[] payload) {
        control(OpCode.PING, payload);
    }

    private void control(byte code, byte[] payload) {
        if (!gate.isFrozen() && !muted) {
            delays.send(() -> frame(code, payload));
        }
    }

    private void frame(byte code, byte[] payload) {
        int length = payload.length;
        Frame frame = new Frame(code, ByteBuffer.wrap(payload));
        CoreSession open = session;
        if (open == null || !open.isOutputOpen()) {
            return;
        }
        if (pendingBytes.addAndGet(length) > MOST_PENDING_BYTES) {
            LOG.info("A client of {} reads too slowly; {} bytes wait, the socket is closed", venue, pendingBytes.get());
            close(TOO_SLOW, "Your connection is too slow");
            open.abort();
            return;
        }
        open.sendFrame(frame, Callback.from(() -> pendingBytes.addAndGet(-length)), false);
    }

    @Override
    public void close(int code, String reason) {
        session.close(code, reason, Callback.NOOP);
    }

    @Override
    public void abort() {
        session.abort();
    }
}
