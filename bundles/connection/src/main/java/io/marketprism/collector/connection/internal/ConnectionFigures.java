package io.marketprism.collector.connection.internal;

import io.marketprism.collector.spi.Telemetry;
import io.marketprism.collector.spi.Telemetry.Counter;
import io.marketprism.collector.spi.Telemetry.Family;
import java.util.EnumMap;
import java.util.Map;

/** Counts how an exchange's connections fare (P1, P25). Thread-safe. */
public final class ConnectionFigures {

    private static final Family RECONNECTIONS = Family.sum(
            "marketprism_websocket_reconnections_total",
            "WebSocket connections opened in place of another",
            "exchange");
    private static final Family ENDINGS = Family.sum(
            "marketprism_websocket_endings_total", "WebSocket connections and attempts that ended, by cause",
            "exchange", "cause");
    private static final Family RENEWALS = Family.sum(
            "marketprism_websocket_renewals_total",
            "WebSocket connections whose successor was opened before they ended",
            "exchange");
    private static final Family DELAYED = Family.sum(
            "marketprism_websocket_opens_delayed_total",
            "WebSocket connections that waited for their turn in the venue's limit on new ones",
            "exchange");
    private static final Family IGNORED = Family.sum(
            "marketprism_websocket_ignored_messages_total",
            "WebSocket messages that no venue should send, and that were left aside, by kind",
            "exchange",
            "kind");

    private final Counter reconnections;
    private final Counter renewals;
    private final Counter delayed;
    private final Counter binary;
    private final Map<Ending, Counter> endings = new EnumMap<>(Ending.class);

    /** The figures of one exchange. */
    public ConnectionFigures(Telemetry telemetry, String exchange) {
        reconnections = telemetry.counter(RECONNECTIONS, exchange);
        renewals = telemetry.counter(RENEWALS, exchange);
        delayed = telemetry.counter(DELAYED, exchange);
        binary = telemetry.counter(IGNORED, exchange, "binary");
        for (Ending ending : Ending.values()) {
            endings.put(ending, telemetry.counter(ENDINGS, exchange, ending.word()));
        }
    }

    /** A connection was opened that is not the stream's first. */
    public void reconnected() {
        reconnections.increment();
    }

    /** A successor took over from a connection that was still open. */
    public void renewed() {
        renewals.increment();
    }

    /** A connection has to wait for its turn. */
    public void delayed() {
        delayed.increment();
    }

    void ended(Ending ending) {
        endings.get(ending).increment();
    }

    void binary() {
        binary.increment();
    }
}
