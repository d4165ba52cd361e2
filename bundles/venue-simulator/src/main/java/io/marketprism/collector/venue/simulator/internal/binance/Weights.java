package io.marketprism.collector.venue.simulator.internal.binance;

import io.marketprism.collector.venue.simulator.internal.http.Answer;
import java.time.InstantSource;
import java.util.Map;

/**
 * The request weight used in the running minute. Over the limit requests are answered with 429, at twice the limit with
 * a ban of two minutes and 418. Thread-safe.
 */
final class Weights {

    private static final long MINUTE_MS = 60_000;
    private static final long BAN_MS = 120_000;
    private static final String USED = "X-MBX-USED-WEIGHT-1M";

    private final int limit;
    private final InstantSource clock;
    private long minute;
    private int used;
    private long bannedUntilMs;

    Weights(int limit, InstantSource clock) {
        this.limit = limit;
        this.clock = clock;
    }

    /** Charges a request; its refusal, or null where it may be served. */
    synchronized Answer charge(int weight) {
        long now = clock.millis();
        if (now / MINUTE_MS != minute) {
            minute = now / MINUTE_MS;
            used = 0;
        }
        used += weight;
        if (now < bannedUntilMs || used > 2 * limit) {
            bannedUntilMs = Math.max(bannedUntilMs, now + BAN_MS);
            return banned(bannedUntilMs, now);
        }
        return used > limit ? tooMuch(limit, MINUTE_MS - now % MINUTE_MS) : null;
    }

    /** The weight an address may use in a minute. */
    int limit() {
        return limit;
    }

    /** The header with the weight used so far. */
    synchronized Map<String, String> header() {
        return Map.of(USED, Integer.toString(used));
    }

    /** The weight used in this minute. */
    synchronized int used() {
        return used;
    }

    static Answer tooMuch(int limit, long retryAfterMs) {
        return Errors.of(
                        429,
                        -1003,
                        "Too much request weight used; current limit is " + limit
                                + " request weight per 1 MINUTE. Please use WebSocket Streams for live updates to avoid"
                                + " polling the API.")
                .with(Map.of("Retry-After", seconds(retryAfterMs)));
    }

    static Answer tooMany(int limit, long retryAfterMs) {
        return Errors.of(429, -1003, "Too many requests; current limit of IP is " + limit + " requests per 5 minutes.")
                .with(Map.of("Retry-After", seconds(retryAfterMs)));
    }

    static Answer banned(long untilMs, long nowMs) {
        return Errors.of(
                        418,
                        -1003,
                        "Way too much request weight used; IP banned until " + untilMs
                                + ". Please use WebSocket Streams for live updates to avoid bans.")
                .with(Map.of("Retry-After", seconds(untilMs - nowMs)));
    }

    private static String seconds(long ms) {
        return Long.toString(Math.max(1, (ms + 999) / 1_000));
    }
}
