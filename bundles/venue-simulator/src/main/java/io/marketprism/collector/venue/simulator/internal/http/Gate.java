package io.marketprism.collector.venue.simulator.internal.http;

import java.time.InstantSource;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** The faults of one host as a whole, and its open sockets. Thread-safe. */
public final class Gate {

    private final InstantSource clock;
    private final Set<Socket> sockets = ConcurrentHashMap.newKeySet();
    private volatile long frozenUntilMs;
    private volatile long refusedUntilMs;
    private volatile int refusal;

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

    /** Refuses REST requests with an HTTP status for a while. */
    public void refuse(int status, long ms) {
        refusal = status;
        refusedUntilMs = clock.millis() + ms;
    }

    /** The HTTP status REST requests are refused with now, or 0. */
    public int refusal() {
        return refusedUntilMs > clock.millis() ? refusal : 0;
    }

    /** Until when REST requests are refused. */
    public long refusedUntilMs() {
        return refusedUntilMs;
    }

    /** Takes all faults back. */
    public void clear() {
        frozenUntilMs = 0;
        refusedUntilMs = 0;
    }

    /** The open sockets. */
    public Set<Socket> sockets() {
        return sockets;
    }
}
