package io.marketprism.collector.connection;

import io.marketprism.collector.connection.internal.Get;
import io.marketprism.collector.connection.internal.QuotaQueue;
import io.marketprism.collector.connection.internal.RestFigures;
import io.marketprism.collector.spi.Quota;
import io.marketprism.collector.spi.RestRequest;
import io.marketprism.collector.spi.RestResponse;
import io.marketprism.collector.spi.Telemetry;
import io.marketprism.collector.spi.VenueException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;

/**
 * Sends GETs within a venue's quotas (P12). Thread-safe; nothing blocks.
 *
 * <ul>
 *   <li>A request that does not fit its pool now waits for its turn, in order; its timeout counts from sending. One that
 *       weighs more than the whole quota is refused.
 *   <li>{@code X-MBX-USED-WEIGHT-1M}, where a venue sends it, corrects what is taken for used.
 *   <li>429 and 418 close the pool for as long as {@code Retry-After} says, or for one window; 403 and 451 close it for one
 *       and five minutes. Meanwhile a request waits if the pool opens within its timeout, and else fails at once like the
 *       one before.
 *   <li>At most 32 MiB of body; certificates are verified; redirects are not followed.
 * </ul>
 */
public final class RestClient {

    /** What a pool has whose name no quota bears: no limit of ours, and a pause when the venue wants one. */
    private static final Duration UNLIMITED_WINDOW = Duration.ofSeconds(10);

    private final Transport transport;
    private final RestFigures figures;
    private final ConcurrentMap<String, QuotaQueue> pools = new ConcurrentHashMap<>();

    /**
     * A client for one exchange.
     *
     * @param transport the sockets to use
     * @param quotas the venue's limits; a pool without one is not limited
     * @param telemetry takes the figures
     * @param exchange the exchange's full name, for figures
     */
    public RestClient(Transport transport, List<Quota> quotas, Telemetry telemetry, String exchange) {
        this.transport = transport;
        this.figures = new RestFigures(telemetry, exchange);
        quotas.forEach(quota -> pools.put(quota.pool(), queue(quota)));
    }

    private QuotaQueue queue(Quota quota) {
        return new QuotaQueue(quota, System::nanoTime, transport.scheduler());
    }

    /**
     * Asks once.
     *
     * @return completes, on a thread of the transport, with any answer that a decoder can read (a status below 300, or an
     *     error with a body of the venue's), or exceptionally with a {@link VenueException}; cancelling gives the request up
     */
    public CompletableFuture<RestResponse> get(RestRequest request) {
        QuotaQueue pool = pools.computeIfAbsent(
                request.pool(), name -> queue(new Quota(name, Integer.MAX_VALUE, UNLIMITED_WINDOW)));
        Get get = new Get(transport.sockets(), request, pool, figures, InstantSource.system());
        pool.submit(request.weight(), request.timeout(), get);
        return get.answer();
    }
}
