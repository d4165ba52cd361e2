package io.marketprism.collector.core.internal;

import io.marketprism.collector.model.MarketEvent;
import io.marketprism.collector.model.OrderBookSnapshot;
import io.marketprism.collector.model.OrderBookUpdate;
import io.marketprism.collector.spi.BookPlan;
import io.marketprism.collector.spi.RestResponse;
import io.marketprism.collector.spi.VenueException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;

/** Asks for whole books of one instrument, and counts what became of it. Thread-safe. */
final class BookSnapshots {

    private final BookPlan plan;
    private final ChannelPipeline pipeline;
    private final PollMeter meter;
    private final Surroundings surroundings;
    private final Connections.Rest rest;

    BookSnapshots(BookPlan plan, ChannelPipeline pipeline, Surroundings surroundings, Connections.Rest rest) {
        this.plan = plan;
        this.pipeline = pipeline;
        this.meter = new PollMeter(pipeline, surroundings);
        this.surroundings = surroundings;
        this.rest = rest;
    }

    /** Asks for one; one of the two is called, on any thread, even before this returns. */
    void ask(Consumer<OrderBookUpdate> taker, Consumer<VenueException> loser) {
        long asked = surroundings.time().nanoTime();
        rest.get(plan.snapshot(), new Connections.Outcome() {
            @Override
            public void answered(RestResponse response) {
                OrderBookUpdate book;
                try {
                    book = read(response);
                } catch (VenueException e) {
                    failed(e);
                    return;
                }
                meter.succeeded(surroundings.time().nanoTime() - asked);
                taker.accept(book);
            }

            @Override
            public void failed(VenueException reason) {
                if (reason.getCause() instanceof TimeoutException
                        || reason.code().equals("timeout")) {
                    meter.timedOut(plan.snapshot().timeout());
                } else {
                    meter.failed(reason);
                }
                loser.accept(reason);
            }
        });
    }

    private OrderBookUpdate read(RestResponse response) throws VenueException {
        List<MarketEvent> events = new ArrayList<>(1);
        try {
            plan.decoder().decode(response, events::add);
        } catch (VenueException e) {
            if (e.kind() == VenueException.Kind.MALFORMED) {
                unreadable(e, response);
            }
            throw e;
        } catch (RuntimeException e) {
            unreadable(e, response);
            throw VenueException.malformed("The answer could not be read: " + e, e);
        }
        if (events.size() == 1 && events.get(0) instanceof OrderBookSnapshot book) {
            return OrderBookUpdate.of(book);
        }
        throw VenueException.malformed("The answer holds no single order book", null);
    }

    private void unreadable(Exception why, RestResponse response) {
        surroundings.metrics().validationErrors("malformed_answer").increment();
        byte[] body = response.body();
        surroundings.complaints().unreadable("the snapshot of " + pipeline.words(), why, body, 0, body.length);
    }
}
