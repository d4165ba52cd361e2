package io.marketprism.collector.core.internal;

import io.marketprism.collector.orderbook.BreakReason;
import io.marketprism.collector.spi.Telemetry;
import io.marketprism.collector.spi.Telemetry.Counter;
import io.marketprism.collector.spi.Telemetry.Gauge;
import java.util.concurrent.TimeUnit;
import java.util.function.DoubleSupplier;

/** The figures of one kept book. Thread-safe. */
final class BookFigures {

    private final Telemetry telemetry;
    private final String exchange;
    private final String symbol;
    private final Gauge sync;
    private final Gauge queue;
    private final Gauge buffer;
    private final Gauge mismatch;
    private final Counter drops;
    private final Counter backlogResyncs;
    private final Counter resyncs;
    private final Telemetry.Timer updates;
    private final Telemetry.Timer outages;

    /**
     * The figures of one symbol, all there from the start.
     *
     * @param waitingNanos for how long the book has not been live
     * @param exchangeResyncs how often any book of the exchange became live again
     */
    BookFigures(
            Telemetry telemetry,
            String exchange,
            String symbol,
            DoubleSupplier waitingNanos,
            DoubleSupplier exchangeResyncs) {
        this.telemetry = telemetry;
        this.exchange = exchange;
        this.symbol = symbol;
        this.sync = telemetry.gauge(BookFamilies.SYNC_STATUS, exchange, symbol);
        this.queue = telemetry.gauge(BookFamilies.QUEUE_SIZE, exchange, symbol);
        this.buffer = telemetry.gauge(BookFamilies.BUFFER_SIZE, exchange, symbol);
        this.mismatch = telemetry.gauge(BookFamilies.AUDIT_MISMATCH, exchange, symbol);
        this.drops = telemetry.counter(BookFamilies.QUEUE_DROPS, exchange, symbol);
        this.backlogResyncs = telemetry.counter(BookFamilies.BACKLOG_RESYNCS, exchange, symbol);
        this.resyncs = telemetry.counter(BookFamilies.RESYNCS, exchange, symbol);
        this.updates = telemetry.timer(BookFamilies.UPDATE_DURATION, BookFamilies.UPDATE_BOUNDS, exchange, symbol);
        this.outages = telemetry.timer(BookFamilies.RESYNC_DURATION, BookFamilies.OUTAGE_BOUNDS, exchange, symbol);
        telemetry.gauge(
                BookFamilies.WAITING, () -> waitingNanos.getAsDouble() / TimeUnit.SECONDS.toNanos(1), exchange, symbol);
        telemetry.gauge(BookFamilies.RESYNC_COUNT, exchangeResyncs, exchange);
        sync.set(0);
        mismatch.set(0);
    }

    void queued(int books) {
        queue.set(books);
    }

    void conflated() {
        drops.increment();
    }

    void held(int changes) {
        buffer.set(changes);
    }

    void updated(long nanos) {
        updates.record(nanos);
    }

    /** The book is live. */
    void live() {
        sync.set(1);
        buffer.set(0);
    }

    /** The book is live again. */
    void resynced(long outageNanos) {
        resyncs.increment();
        outages.record(outageNanos);
    }

    void broke(BreakReason reason) {
        sync.set(0);
        buffer.set(0);
        if (reason == BreakReason.BUFFER_OVERFLOW) {
            backlogResyncs.increment();
        }
        telemetry.counter(BookFamilies.BREAKS, exchange, symbol, reason.token()).increment();
    }

    /** An audit ended without a comparison. */
    void auditEnded(String result) {
        telemetry.counter(BookFamilies.AUDITS, exchange, symbol, result).increment();
    }

    /** An audit compared. */
    void audited(int mismatches) {
        mismatch.set(mismatches);
        auditEnded(mismatches == 0 ? "match" : "mismatch");
    }
}
