package io.marketprism.collector.publisher.nats.internal;

import io.marketprism.collector.model.MarketEvent;
import io.marketprism.collector.spi.Receipt;
import java.time.Instant;

/** The times every payload carries (C6). */
final class Stamp {

    private static final byte[] TS = Wire.ascii(",\"ts_ms\":");
    private static final byte[] COLLECTED = Wire.ascii(",\"collected_ts_ms\":");
    private static final byte[] EVENT = Wire.ascii(",\"event_ts_ms\":");

    private Stamp() {}

    /** Writes the collector's clock now, its clock at receipt, and the venue's own time or {@code null}. */
    static void write(JsonBytes out, MarketEvent event, Receipt receipt, Instant now) {
        out.raw(TS).number(now.toEpochMilli());
        out.raw(COLLECTED).number(receipt.epochMillis());
        out.raw(EVENT).numberOrNull(event.eventTimeMs(), MarketEvent.UNKNOWN_TIME);
    }
}
