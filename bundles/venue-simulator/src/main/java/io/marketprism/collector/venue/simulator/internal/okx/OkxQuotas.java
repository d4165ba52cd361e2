package io.marketprism.collector.venue.simulator.internal.okx;

import io.marketprism.collector.venue.simulator.internal.http.Query;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;

/** How many REST requests OKX takes in two seconds, by route and for some routes by what is asked. Thread-safe. */
final class OkxQuotas {

    private static final long WINDOW_MS = 2_000;

    private static final int STATISTICS = 5;
    private static final Map<String, Integer> LIMITS = Map.of(
            "/api/v5/market/books", 40,
            "/api/v5/market/trades", 100,
            "/api/v5/market/history-trades", 20,
            "/api/v5/public/instruments", 20,
            "/api/v5/public/open-interest", 20,
            "/api/v5/public/liquidation-orders", 40,
            "/api/v5/public/funding-rate", 10,
            "/api/v5/public/mark-price", 10,
            "/api/v5/public/time", 10);

    private final InstantSource clock;
    private final Map<String, Integer> asked = new HashMap<>();
    private long window;

    OkxQuotas(InstantSource clock) {
        this.clock = clock;
    }

    /** Counts a request and says whether it is within its quota. */
    synchronized boolean allow(Query query) {
        long now = clock.millis() / WINDOW_MS;
        if (now != window) {
            window = now;
            asked.clear();
        }
        boolean statistics = OkxStatistics.has(query.path());
        String counted = statistics || query.path().startsWith("/api/v5/public/")
                ? query.path() + query.text("instType") + query.text("instId")
                : query.path();
        int limit = statistics ? STATISTICS : LIMITS.getOrDefault(query.path(), Integer.MAX_VALUE);
        return asked.merge(counted, 1, Integer::sum) <= limit;
    }
}
