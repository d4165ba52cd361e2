package io.marketprism.collector.venue.simulator.internal.binance;

import io.marketprism.collector.venue.simulator.internal.stream.Client;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;

/**
 * A host's rules for one socket: pings it must answer, and how many messages a second it may send. A socket that breaks
 * them is dropped. Thread-safe.
 */
final class KeepAlive {

    /**
     * The rules of a host.
     *
     * @param pingMs how often the venue pings
     * @param pongMs how long a ping may stay without its pong
     * @param messagesASecond pings, pongs and requests of the client together
     */
    record Rules(long pingMs, long pongMs, int messagesASecond) {

        static final Rules SPOT = new Rules(20_000, 60_000, 5);
        static final Rules USDM = new Rules(180_000, 600_000, 10);
    }

    private static final int POLICY_VIOLATION = 1008;

    private final Rules rules;
    private final Client client;
    private final InstantSource clock;
    private long pingedMs;
    private long unansweredSinceMs = -1;
    private String expected = "";
    private long secondStartMs;
    private int messages;

    KeepAlive(Rules rules, Client client, InstantSource clock) {
        this.rules = rules;
        this.client = client;
        this.clock = clock;
        this.pingedMs = clock.millis();
    }

    synchronized void tick(long nowMs) {
        if (unansweredSinceMs >= 0 && nowMs - unansweredSinceMs >= rules.pongMs()) {
            client.abort();
        } else if (nowMs - pingedMs >= rules.pingMs()) {
            pingedMs = nowMs;
            expected = Long.toString(nowMs);
            unansweredSinceMs = unansweredSinceMs < 0 ? nowMs : unansweredSinceMs;
            client.ping(expected.getBytes(StandardCharsets.US_ASCII));
        }
    }

    synchronized void ponged(byte[] payload) {
        if (new String(payload, StandardCharsets.US_ASCII).equals(expected)) {
            unansweredSinceMs = -1;
        }
        count();
    }

    /** Counts a message of the client; too many close the socket. */
    synchronized void count() {
        long now = clock.millis();
        if (now - secondStartMs >= 1_000) {
            secondStartMs = now;
            messages = 0;
        }
        if (++messages > rules.messagesASecond()) {
            client.close(POLICY_VIOLATION, "Too many requests");
        }
    }
}
