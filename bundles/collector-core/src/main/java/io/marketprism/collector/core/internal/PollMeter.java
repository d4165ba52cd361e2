package io.marketprism.collector.core.internal;

import io.marketprism.collector.model.DataType;
import io.marketprism.collector.spi.Channel;
import io.marketprism.collector.spi.VenueException;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/**
 * Counts what became of one channel's polls. Order books are the snapshots of the platform's panels and alerts (contract
 * 3.4); the outcomes are told apart truthfully here. Thread-safe.
 */
final class PollMeter {

    static final String UNANSWERED = "unanswered";
    static final String QUOTA = "quota";
    static final String PAUSED = "paused";

    private final ChannelPipeline pipeline;
    private final CollectorMetrics metrics;
    private final Time time;
    private final String symbol;
    private final boolean book;
    private final String errorType;
    private final String problemKey;

    PollMeter(ChannelPipeline pipeline, Surroundings surroundings) {
        Channel channel = pipeline.channel();
        this.pipeline = pipeline;
        this.metrics = surroundings.metrics();
        this.time = surroundings.time();
        this.symbol = channel.instrument().venueSymbol();
        this.book = channel.dataType() == DataType.ORDERBOOK;
        this.errorType =
                book ? CollectorMetrics.ORDERBOOK_SNAPSHOT : channel.dataType().key();
        this.problemKey = "poll " + symbol;
    }

    /** An answer came and was read. */
    void succeeded(long nanos) {
        if (book) {
            metrics.snapshotRequests(symbol, "success").increment();
            metrics.snapshotDuration(symbol).record(nanos);
            metrics.lastSnapshotSuccess().set(time.epochMillis() / (double) TimeUnit.SECONDS.toMillis(1));
        }
        pipeline.health().problems().clear(problemKey);
    }

    /** No answer came in time. */
    void timedOut(Duration timeout) {
        if (book) {
            metrics.snapshotRequests(symbol, "timeout").increment();
            metrics.snapshotTimeouts(symbol).increment();
        }
        pipeline.health().error(errorType, "timeout");
        report("was not answered within " + timeout.toMillis() + " ms");
    }

    /** The venue refused, or said what cannot be read. */
    void failed(VenueException reason) {
        failed(ChannelPipeline.code(reason), reason.getMessage());
    }

    /** It failed under a short stable word. */
    void failed(String code, String reason) {
        if (book) {
            metrics.snapshotRequests(symbol, "error").increment();
        }
        pipeline.health().error(errorType, code);
        report("failed: " + reason);
    }

    /** The connection went before the answer came. */
    void cancelled() {
        if (book) {
            metrics.snapshotRequests(symbol, "cancelled").increment();
        }
    }

    /** A tick was left out. */
    void skipped(String reason) {
        metrics.skippedPolls(pipeline.channel().dataType(), reason).increment();
    }

    private void report(String what) {
        pipeline.health().problems().report(problemKey, "The last poll for " + pipeline.words() + " " + what);
    }
}
