package io.marketprism.collector.venue.simulator.internal.http;

import java.time.InstantSource;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;

/** The faults of one host as a whole, and its open sockets. Thread-safe. */
public final class Gate {

    private final InstantSource clock;
    private final Set<Socket> sockets = ConcurrentHashMap.newKeySet();
    private volatile long frozenUntilMs;
    private volatile long refusedUntilMs;
    private volatile Refusal refusal = new Refusal(0, Refusal.Body.OWN, "");
    private volatile long deniedUntilMs;
    private volatile boolean denialDrops;
    private final AtomicLong numbers = new AtomicLong();

    /** A gate that stands open. */
    public Gate(InstantSource clock) {
        this.clock = clock;
    }

    /** Answers nothing for a while. */
    public void freeze(long ms) {
        frozenUntilMs = clock.millis() + ms;
    }

    /** Whether nothing is answered now. */
    public boolean isFrozen() {
        return frozenForMs() > 0;
    }

    /** How long nothing will be answered. */
    public long frozenForMs() {
        return Math.max(0, frozenUntilMs - clock.millis());
    }

    /** Refuses REST requests for a while. */
    public void refuse(Refusal asked, long ms) {
        refusal = asked;
        refusedUntilMs = clock.millis() + ms;
    }

    /** How a REST request is refused now; nothing where it is served. */
    public Optional<Refusal> refusal(String path) {
        return refusedUntilMs > clock.millis() && path.startsWith(refusal.path())
                ? Optional.of(refusal)
                : Optional.empty();
    }

    /** Until when REST requests are refused. */
    public long refusedUntilMs() {
        return refusedUntilMs;
    }

    /** Takes no new WebSocket for a while: the handshake gets no answer, or the connection is dropped. */
    public void deny(boolean drops, long ms) {
        denialDrops = drops;
        deniedUntilMs = clock.millis() + ms;
    }

    /** How long no new WebSocket is taken. */
    public long deniedForMs() {
        return Math.max(0, deniedUntilMs - clock.millis());
    }

    /** Whether a handshake that is not taken loses its connection at once. */
    public boolean denialDrops() {
        return denialDrops;
    }

    /** Takes all faults back. */
    public void clear() {
        frozenUntilMs = 0;
        refusedUntilMs = 0;
        deniedUntilMs = 0;
    }

    /** The number of the next socket. */
    long nextSocket() {
        return numbers.incrementAndGet();
    }

    /** The open sockets, the oldest first. */
    public List<Socket> socketsByAge() {
        return sockets.stream().sorted(Comparator.comparingLong(Socket::number)).toList();
    }

    /** The open sockets. */
    public Set<Socket> sockets() {
        return sockets;
    }
}
