package io.marketprism.collector.core.internal;

import io.marketprism.collector.model.MarketEvent;
import io.marketprism.collector.spi.Receipt;
import io.marketprism.collector.spi.RestPoll;
import io.marketprism.collector.spi.RestRequest;
import io.marketprism.collector.spi.RestResponse;
import io.marketprism.collector.spi.VenueException;
import java.time.Duration;
import java.util.concurrent.TimeoutException;

/** Runs one {@link RestPoll}. Ticks come on the timer thread; answers are read on the thread that brings them. */
final class RestPolling {

    private static final String TIMEOUT_CODE = "timeout";

    private final RestPoll poll;
    private final ChannelPipeline pipeline;
    private final ChannelTable table;
    private final PollMeter meter;
    private final Surroundings surroundings;
    private final Time time;
    private final Connections.Rest rest;
    private final Cadence cadence;
    private final Patience patience;
    private boolean waiting;

    RestPolling(
            RestPoll poll,
            ChannelPipeline pipeline,
            ChannelTable table,
            Surroundings surroundings,
            Connections.Rest rest) {
        this.poll = poll;
        this.pipeline = pipeline;
        this.table = table;
        this.meter = new PollMeter(pipeline, surroundings);
        this.surroundings = surroundings;
        this.time = surroundings.time();
        this.rest = rest;
        this.cadence = new Cadence(time, poll.schedule(), this::tick);
        this.patience = new Patience(time);
    }

    /** The first request goes out after a delay, the others by the schedule. */
    void start(Duration first) {
        cadence.start(first);
    }

    /** Nothing is asked any more; an answer under way is still read. */
    void stop() {
        cadence.stop();
    }

    private void tick() {
        synchronized (this) {
            if (waiting || !patience.isOver()) {
                meter.skipped(waiting ? PollMeter.UNANSWERED : PollMeter.PAUSED);
                return;
            }
            waiting = true;
        }
        long asked = time.nanoTime();
        RestRequest request;
        try {
            request = poll.request().apply(time.epochMillis());
        } catch (RuntimeException e) {
            failed(VenueException.malformed("The request could not be made: " + e, e), Duration.ZERO);
            return;
        }
        rest.get(request, new Connections.Outcome() {
            @Override
            public void answered(RestResponse response) {
                read(response, request, asked);
            }

            @Override
            public void failed(VenueException reason) {
                RestPolling.this.failed(reason, request.timeout());
            }
        });
    }

    private void read(RestResponse response, RestRequest request, long asked) {
        Receipt receipt = new Receipt(time.epochMillis(), time.nanoTime());
        try {
            poll.decoder().decode(response, event -> take(event, receipt));
        } catch (VenueException e) {
            if (e.kind() == VenueException.Kind.MALFORMED) {
                unreadable(e, response);
            }
            failed(e, request.timeout());
            return;
        } catch (RuntimeException e) {
            unreadable(e, response);
            failed(VenueException.malformed("The answer could not be read: " + e, e), request.timeout());
            return;
        }
        synchronized (this) {
            patience.renew();
            waiting = false;
        }
        pipeline.answered();
        meter.succeeded(receipt.nanoTime() - asked);
    }

    private void take(MarketEvent event, Receipt receipt) {
        ChannelPipeline found = table.find(event);
        if (found == null) {
            surroundings.metrics().error("pipeline", "unplanned_channel");
        } else {
            found.take(event, receipt);
        }
    }

    private void unreadable(Exception why, RestResponse response) {
        surroundings.metrics().validationErrors("malformed_answer").increment();
        byte[] body = response.body();
        surroundings.complaints().unreadable("the poll for " + pipeline.words(), why, body, 0, body.length);
    }

    private void failed(VenueException reason, Duration timeout) {
        synchronized (this) {
            patience.lose(reason);
            waiting = false;
        }
        if (isTimeout(reason)) {
            meter.timedOut(timeout);
        } else {
            meter.failed(reason);
        }
    }

    private static boolean isTimeout(VenueException reason) {
        return reason.code().equals(TIMEOUT_CODE) || reason.getCause() instanceof TimeoutException;
    }
}
