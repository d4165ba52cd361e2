package io.marketprism.collector.core.internal;

import io.marketprism.collector.spi.Telemetry.Family;
import java.util.List;

/** The metric families that belong to a child's collecting side (contract 3.4, 3.5), and a few of our own. */
final class Families {

    static final Family ORDERBOOK_UPDATES =
            Family.sum("marketprism_orderbook_updates_total", "Order books received.", "exchange", "symbol");
    static final Family LAST_ORDERBOOK_UPDATE = Family.max(
            "marketprism_last_orderbook_update_timestamp",
            "When the last order book was received, UTC epoch seconds.",
            "exchange",
            "symbol");
    static final Family LAST_SUCCESS = Family.max(
            "marketprism_collector_last_success_timestamp_seconds",
            "When data was last stored or found unchanged, UTC epoch seconds.",
            "exchange",
            "data_type");
    static final Family SNAPSHOT_REQUESTS = Family.sum(
            "marketprism_snapshot_requests_total",
            "Order book snapshots asked for, by outcome: success, timeout, error or cancelled.",
            "exchange",
            "market_type",
            "symbol",
            "status");
    static final Family SNAPSHOT_DURATION = Family.sum(
            "marketprism_snapshot_request_duration_seconds",
            "Time from asking for an order book snapshot to its answer.",
            "exchange",
            "market_type",
            "symbol");
    static final List<Double> SNAPSHOT_BOUNDS = List.of(0.05, 0.1, 0.2, 0.3, 0.5, 0.8, 1.0, 1.5, 2.0, 3.0, 5.0);
    static final Family SNAPSHOT_TIMEOUTS = Family.sum(
            "marketprism_snapshot_timeouts_total",
            "Order book snapshots that were not answered in time.",
            "exchange",
            "market_type",
            "symbol");
    static final Family SNAPSHOT_RECONNECTIONS = Family.sum(
            "marketprism_snapshot_reconnections_total",
            "Times that a connection for order book snapshots was opened again.",
            "exchange",
            "market_type");
    static final Family COLLECTOR_ERRORS = Family.sum(
            "marketprism_collector_errors_total",
            "Refusals, timeouts, malformed answers and failed publishes, by data type.",
            "exchange",
            "data_type",
            "code");
    static final Family CONNECTED = Family.max(
            "marketprism_websocket_connected",
            "Whether every WebSocket connection of the exchange is open: 1 or 0.",
            "exchange");
    static final Family MESSAGES = Family.sum(
            "marketprism_websocket_messages_received_total",
            "WebSocket messages received, by what they said.",
            "exchange",
            "message_type");
    static final Family ERRORS =
            Family.sum("marketprism_errors_total", "Errors by the component that noticed.", "component", "error_type");
    static final Family VALIDATION_ERRORS = Family.sum(
            "marketprism_data_validation_errors_total",
            "Messages and answers that are not what the venue's protocol says.",
            "exchange",
            "validation_type");
    static final Family ACTIVE_SYMBOLS =
            Family.sum("marketprism_active_symbols_count", "Instruments that give data that is not stale.");
    static final Family UNKNOWN_MESSAGES = Family.sum(
            "marketprism_websocket_unknown_messages_total",
            "WebSocket messages of a type that the codec does not know.",
            "exchange",
            "type");
    static final Family UNCHANGED = Family.sum(
            "marketprism_unchanged_samples_total",
            "Polled samples that were the same as before and therefore not published again.",
            "exchange",
            "data_type");
    static final Family REPEATED = Family.sum(
            "marketprism_repeated_events_total",
            "Events that a connection and its successor both gave, and that were therefore published once.",
            "exchange",
            "data_type");
    static final Family SKIPPED_POLLS = Family.sum(
            "marketprism_polls_skipped_total",
            "Polls left out because the one before was unanswered, the quota was used up, or the venue said to wait.",
            "exchange",
            "data_type",
            "reason");

    private Families() {}
}
