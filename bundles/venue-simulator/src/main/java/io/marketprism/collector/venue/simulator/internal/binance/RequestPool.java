package io.marketprism.collector.venue.simulator.internal.binance;

import io.marketprism.collector.venue.simulator.internal.http.Answer;
import java.time.InstantSource;

/** A number of requests an address may send in five minutes to the routes that share it. Thread-safe. */
final class RequestPool {

    private static final long WINDOW_MS = 300_000;

    private final int limit;
    private final InstantSource clock;
    private long window;
    private int used;

    RequestPool(int limit, InstantSource clock) {
        this.limit = limit;
        this.clock = clock;
    }

    /** Counts a request; its refusal, or null where it may be served. */
    synchronized Answer charge() {
        long now = clock.millis();
        if (now / WINDOW_MS != window) {
            window = now / WINDOW_MS;
            used = 0;
        }
        return ++used > limit ? Weights.tooMany(limit, WINDOW_MS - now % WINDOW_MS) : null;
    }
}
