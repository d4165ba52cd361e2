package io.marketprism.collector.core.internal;

import io.marketprism.collector.model.Contract;
import io.marketprism.collector.spi.InstrumentQuery;
import io.marketprism.collector.spi.RestResponse;
import io.marketprism.collector.spi.VenueException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Asks a venue about its instruments until every question is answered, however long that takes (D13). A question that
 * the venue refuses is not asked again; what depends on it goes without.
 */
final class Preparation {

    private static final Logger LOG = LoggerFactory.getLogger(Preparation.class);

    private static final Backoff BACKOFF = new Backoff(Duration.ofSeconds(1), Duration.ofMinutes(1));

    private final Surroundings surroundings;
    private final Connections.Rest rest;
    private final Problems problems;
    private final Map<String, Contract> contracts = new ConcurrentHashMap<>();
    private final AtomicInteger open = new AtomicInteger();
    private Consumer<Map<String, Contract>> ready;
    private volatile boolean stopped;

    /** A preparation that says in {@code problems} what it waits for. */
    Preparation(Surroundings surroundings, Connections.Rest rest, Problems problems) {
        this.surroundings = surroundings;
        this.rest = rest;
        this.problems = problems;
    }

    /** Begins to ask; {@code whenReady} gets the contracts by the venue's symbol, once, on any thread. */
    void begin(List<InstrumentQuery> queries, Consumer<Map<String, Contract>> whenReady) {
        ready = whenReady;
        open.set(queries.size());
        if (queries.isEmpty()) {
            whenReady.accept(Map.of());
        }
        queries.forEach(query -> ask(query, 0));
    }

    /** Asks nothing any more. */
    void stop() {
        stopped = true;
    }

    private void ask(InstrumentQuery query, int earlierFailures) {
        if (stopped) {
            return;
        }
        rest.get(query.request(), new Connections.Outcome() {
            @Override
            public void answered(RestResponse response) {
                read(query, response, earlierFailures);
            }

            @Override
            public void failed(VenueException reason) {
                Preparation.this.failed(query, reason, earlierFailures);
            }
        });
    }

    private void read(InstrumentQuery query, RestResponse response, int earlierFailures) {
        try {
            contracts.putAll(query.decoder().decode(response));
        } catch (VenueException e) {
            failed(query, e, earlierFailures);
            return;
        } catch (RuntimeException e) {
            failed(query, VenueException.malformed("The answer could not be read: " + e, e), earlierFailures);
            return;
        }
        problems.clear(key(query));
        answered();
    }

    private void failed(InstrumentQuery query, VenueException reason, int earlierFailures) {
        if (stopped) {
            return;
        }
        surroundings.metrics().error("instruments", ChannelPipeline.code(reason));
        if (reason.kind() == VenueException.Kind.REFUSED) {
            String sentence = "The venue refuses " + query.request().uri() + ": " + reason.getMessage()
                    + "; what depends on it is collected without contract sizes";
            problems.report(key(query), sentence);
            LOG.warn("{}", sentence);
            answered();
            return;
        }
        Duration wait = reason.retryAfter().orElseGet(() -> BACKOFF.after(earlierFailures));
        String sentence = "Waiting for the venue to answer " + query.request().uri() + ": " + reason.getMessage()
                + "; it is asked again in " + wait.toSeconds() + " s";
        problems.report(key(query), sentence);
        LOG.warn("{}", sentence);
        surroundings.time().after(wait, () -> ask(query, earlierFailures + 1));
    }

    private void answered() {
        if (open.decrementAndGet() == 0 && !stopped) {
            ready.accept(Map.copyOf(contracts));
        }
    }

    private static String key(InstrumentQuery query) {
        return "instruments " + query.request().uri();
    }
}
