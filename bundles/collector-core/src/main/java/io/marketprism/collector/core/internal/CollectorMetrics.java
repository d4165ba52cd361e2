package io.marketprism.collector.core.internal;

import io.marketprism.collector.model.DataType;
import io.marketprism.collector.spi.ExchangeSettings;
import io.marketprism.collector.spi.Telemetry;
import io.marketprism.collector.spi.Telemetry.Counter;
import io.marketprism.collector.spi.Telemetry.Gauge;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.DoubleSupplier;

/** One exchange's figures by their labels, and its errors that belong to no data type. Thread-safe. */
final class CollectorMetrics {

    /** The data type word of order book polls in families about collecting. */
    static final String ORDERBOOK_SNAPSHOT = "orderbook_snapshot";

    private final Telemetry telemetry;
    private final String exchange;
    private final String venue;
    private final String market;
    private final LongAdder errors = new LongAdder();
    private final LongAdder resyncs = new LongAdder();

    CollectorMetrics(Telemetry telemetry, ExchangeSettings settings) {
        this.telemetry = telemetry;
        this.exchange = settings.exchange().name();
        this.venue = settings.exchange().venue();
        this.market = settings.marketType().token();
    }

    Telemetry telemetry() {
        return telemetry;
    }

    Counter orderBookUpdates(String symbol) {
        return telemetry.counter(Families.ORDERBOOK_UPDATES, exchange, symbol);
    }

    Gauge lastOrderBookUpdate(String symbol) {
        return telemetry.gauge(Families.LAST_ORDERBOOK_UPDATE, exchange, symbol);
    }

    /** By the venue's word, as the platform's panels ask for it. */
    Gauge lastSuccess(DataType type) {
        return telemetry.gauge(Families.LAST_SUCCESS, venue, type.key());
    }

    /** By the exchange's full name. */
    Gauge lastSnapshotSuccess() {
        return telemetry.gauge(Families.LAST_SUCCESS, exchange, ORDERBOOK_SNAPSHOT);
    }

    Counter snapshotRequests(String symbol, String status) {
        return telemetry.counter(Families.SNAPSHOT_REQUESTS, exchange, market, symbol, status);
    }

    Telemetry.Timer snapshotDuration(String symbol) {
        return telemetry.timer(Families.SNAPSHOT_DURATION, Families.SNAPSHOT_BOUNDS, exchange, market, symbol);
    }

    Counter snapshotTimeouts(String symbol) {
        return telemetry.counter(Families.SNAPSHOT_TIMEOUTS, exchange, market, symbol);
    }

    Counter snapshotReconnections() {
        return telemetry.counter(Families.SNAPSHOT_RECONNECTIONS, exchange, market);
    }

    Counter collectorErrors(String dataType, String code) {
        return telemetry.counter(Families.COLLECTOR_ERRORS, exchange, dataType, code);
    }

    Counter messages(String type) {
        return telemetry.counter(Families.MESSAGES, exchange, type);
    }

    Counter unknownMessages(String type) {
        return telemetry.counter(Families.UNKNOWN_MESSAGES, exchange, type);
    }

    Counter unchanged(DataType type) {
        return telemetry.counter(Families.UNCHANGED, exchange, type.key());
    }

    Counter repeated(DataType type) {
        return telemetry.counter(Families.REPEATED, exchange, type.key());
    }

    Counter skippedPolls(DataType type, String reason) {
        return telemetry.counter(Families.SKIPPED_POLLS, exchange, type.key(), reason);
    }

    Counter validationErrors(String what) {
        return telemetry.counter(Families.VALIDATION_ERRORS, exchange, what);
    }

    /** The figures of one kept book. */
    BookFigures book(String symbol, DoubleSupplier waitingNanos) {
        return new BookFigures(telemetry, exchange, symbol, waitingNanos, resyncs::sum);
    }

    /** A kept book became live again. */
    void resynced() {
        resyncs.increment();
    }

    /** Counts an error that belongs to no data type. */
    void error(String component, String type) {
        telemetry.counter(Families.ERRORS, component, type).increment();
        errors.increment();
    }

    /** How many errors belong to no data type. */
    long errors() {
        return errors.sum();
    }
}
