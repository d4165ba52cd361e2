package io.marketprism.collector.publisher.nats.internal;

import io.marketprism.collector.spi.Telemetry;
import io.marketprism.collector.spi.Telemetry.Family;

/** The figures of the connection. */
final class LinkFigures {

    /** Readers expect 0 or 1, so five children become the largest; which child is away is told by health. */
    private static final Family CONNECTED =
            Family.max("marketprism_nats_connected", "1 while connected to NATS with the streams checked, else 0");

    private static final Family IN_FLIGHT =
            Family.sum("marketprism_nats_in_flight", "Messages sent to NATS and not yet acknowledged");
    private static final Family QUEUED =
            Family.sum("marketprism_nats_queued_messages", "Messages that wait to be sent to NATS");
    private static final Family QUEUED_BYTES =
            Family.sum("marketprism_nats_queued_bytes", "Memory of the messages that wait to be sent to NATS");

    private LinkFigures() {}

    static void register(Telemetry telemetry, LinkState state, Outbox outbox) {
        telemetry.gauge(CONNECTED, () -> state.isConnected() ? 1 : 0);
        telemetry.gauge(IN_FLIGHT, outbox::inFlight);
        telemetry.gauge(QUEUED, outbox::queued);
        telemetry.gauge(QUEUED_BYTES, outbox::queuedBytes);
    }
}
