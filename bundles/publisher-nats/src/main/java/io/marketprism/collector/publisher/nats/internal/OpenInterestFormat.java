package io.marketprism.collector.publisher.nats.internal;

import io.marketprism.collector.model.MarketEvent;
import io.marketprism.collector.model.OpenInterest;
import io.marketprism.collector.spi.Receipt;
import java.time.Instant;

/**
 * Open interest: JSON numbers with the venue's digits (C7); {@code open_interest}, which storage reads, equals {@code
 * open_interest_value}; the unit is the one it is in, and the dollars are dollars or null (C10).
 */
final class OpenInterestFormat implements EventFormat {

    private static final byte[] SAME_VALUE = Wire.ascii(",\"open_interest_value\":");
    private static final byte[] USD = Wire.ascii(",\"open_interest_usd\":");
    private static final byte[] UNIT = Wire.ascii(",\"open_interest_unit\":");
    private static final byte[] MARK = Wire.ascii(",\"mark_price\":");

    /** No venue's answer gives these; readers of the original find the names. */
    private static final byte[] NEVER =
            Wire.ascii(",\"index_price\":null,\"change_24h\":null,\"change_24h_percent\":null");

    private final byte[] head;
    private final String idPrefix;

    OpenInterestFormat(Labels labels) {
        this.head = Wire.ascii(labels.members() + ",\"instrument_id\":\""
                + labels.instrument().venueSymbol() + "\",\"open_interest\":");
        this.idPrefix = labels.idPrefix();
    }

    @Override
    public void write(MarketEvent event, Receipt receipt, Instant now, JsonBytes out) {
        OpenInterest interest = (OpenInterest) event;
        out.raw(head).decimal(interest.value());
        out.raw(SAME_VALUE).decimal(interest.value());
        out.raw(USD).decimalOrNull(interest.valueUsd());
        out.raw(UNIT).quoted(interest.unit().token());
        out.raw(MARK).decimalOrNull(interest.markPrice());
        out.raw(NEVER);
        Stamp.write(out, interest, receipt, now);
        out.raw('}');
    }

    @Override
    public String messageId(MarketEvent event) {
        return event.eventTimeMs() == MarketEvent.UNKNOWN_TIME ? NO_ID : idPrefix + event.eventTimeMs();
    }
}
