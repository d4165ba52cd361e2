package io.marketprism.collector.spi;

import java.net.URI;
import java.time.Duration;
import java.util.Optional;

/**
 * How one exchange's order books are collected; keys {@code exchanges.<name>.orderbook.*}.
 *
 * @param method snapshot polling or incremental
 * @param snapshotInterval time between two snapshots of one instrument
 * @param snapshotDepth levels a side to ask for
 * @param requestTimeout how long one snapshot may take
 * @param depthLimit levels a side to keep in incremental mode
 * @param publishDepth levels a side to publish in incremental mode ({@code nats_publish_depth})
 * @param publishInterval least time between two published books of one instrument in incremental mode
 * @param restBase base URL of snapshot requests, if other than the exchange's
 * @param wsApiUrl address of a request-and-answer WebSocket for snapshots, if the venue has one
 * @param upkeep how books are kept in incremental mode
 */
public record OrderBookSettings(
        Method method,
        Duration snapshotInterval,
        int snapshotDepth,
        Duration requestTimeout,
        int depthLimit,
        int publishDepth,
        Duration publishInterval,
        Optional<URI> restBase,
        Optional<URI> wsApiUrl,
        Upkeep upkeep) {

    /**
     * How books are kept by a venue's changes.
     *
     * @param mostHeld changes of one instrument that are kept at most until the snapshot comes ({@code buffer_max_size})
     * @param patience how long to wait for the snapshot before the repair begins anew ({@code buffer_timeout})
     * @param auditInterval time between two comparisons of one instrument's book with a fresh snapshot
     */
    public record Upkeep(int mostHeld, Duration patience, Duration auditInterval) {

        /** What holds where the configuration is silent. */
        public static Upkeep defaults() {
            return new Upkeep(5_000, Duration.ofSeconds(10), Duration.ofSeconds(60));
        }
    }

    /** Settings with the usual upkeep. */
    public OrderBookSettings(
            Method method,
            Duration snapshotInterval,
            int snapshotDepth,
            Duration requestTimeout,
            int depthLimit,
            int publishDepth,
            Duration publishInterval,
            Optional<URI> restBase,
            Optional<URI> wsApiUrl) {
        this(
                method,
                snapshotInterval,
                snapshotDepth,
                requestTimeout,
                depthLimit,
                publishDepth,
                publishInterval,
                restBase,
                wsApiUrl,
                Upkeep.defaults());
    }

    /** Where books come from. */
    public enum Method {
        /** Whole books, polled. */
        SNAPSHOT,
        /** A snapshot and the venue's stream of changes. */
        INCREMENTAL
    }

    /** What holds where the configuration is silent. */
    public static OrderBookSettings defaults() {
        return new OrderBookSettings(
                Method.INCREMENTAL,
                Duration.ofSeconds(60),
                100,
                Duration.ofMillis(900),
                500,
                400,
                Duration.ofMillis(100),
                Optional.empty(),
                Optional.empty());
    }
}
