package io.marketprism.collector.core.internal;

import io.marketprism.collector.spi.Telemetry.Family;
import java.util.List;

/** The metric families of books that are kept by a venue's changes (contract 3.5), and a few of our own. */
final class BookFamilies {

    private static final String EXCHANGE = "exchange";
    private static final String SYMBOL = "symbol";

    static final List<Double> UPDATE_BOUNDS =
            List.of(0.000_01, 0.000_025, 0.000_05, 0.000_1, 0.000_25, 0.000_5, 0.001, 0.005, 0.025, 0.1);
    static final List<Double> OUTAGE_BOUNDS = List.of(0.1, 0.25, 0.5, 1.0, 2.5, 5.0, 10.0, 30.0, 60.0, 300.0);

    static final Family SYNC_STATUS =
            Family.max("marketprism_orderbook_sync_status", "Whether the kept book is live: 1 or 0.", EXCHANGE, SYMBOL);
    static final Family UPDATE_DURATION = Family.sum(
            "marketprism_orderbook_update_duration_seconds",
            "Time that one change of the book took, publishing included.",
            EXCHANGE,
            SYMBOL);
    static final Family QUEUE_SIZE = Family.sum(
            "marketprism_orderbook_queue_size",
            "Books waiting for the publish interval to pass; the latest state wins.",
            EXCHANGE,
            SYMBOL);
    static final Family QUEUE_DROPS = Family.sum(
            "marketprism_orderbook_queue_drops_total",
            "States of the book that were replaced by a later one before they were published.",
            EXCHANGE,
            SYMBOL);
    static final Family BUFFER_SIZE = Family.sum(
            "marketprism_orderbook_buffer_size",
            "Changes kept until the snapshot that they follow comes.",
            EXCHANGE,
            SYMBOL);
    static final Family WAITING = Family.max(
            "marketprism_orderbook_waiting_for_snapshot_seconds",
            "For how long the book has not been live.",
            EXCHANGE,
            SYMBOL);
    static final Family BACKLOG_RESYNCS = Family.sum(
            "marketprism_orderbook_backlog_resyncs_total",
            "Repairs begun anew because more changes came than are kept.",
            EXCHANGE,
            SYMBOL);
    static final Family BREAKS = Family.sum(
            "marketprism_orderbook_breaks_total",
            "Times that a book ceased to be live, or its repair failed, by reason.",
            EXCHANGE,
            SYMBOL,
            "reason");
    static final Family RESYNCS =
            Family.sum("marketprism_orderbook_resyncs_total", "Times that a book became live again.", EXCHANGE, SYMBOL);
    static final Family RESYNC_COUNT = Family.sum(
            "marketprism_orderbook_resync_count", "Times that a book of the exchange became live again.", EXCHANGE);
    static final Family RESYNC_DURATION = Family.sum(
            "marketprism_orderbook_resync_duration_seconds",
            "For how long a book had not been live when it became so again.",
            EXCHANGE,
            SYMBOL);
    static final Family AUDITS = Family.sum(
            "marketprism_orderbook_audits_total",
            "Comparisons of the live book with a fresh snapshot at the same sequence number, by result.",
            EXCHANGE,
            SYMBOL,
            "result");
    static final Family AUDIT_MISMATCH = Family.max(
            "marketprism_orderbook_audit_mismatch_levels",
            "Levels in which the live book differed from a fresh snapshot at the last audit.",
            EXCHANGE,
            SYMBOL);

    private BookFamilies() {}
}
