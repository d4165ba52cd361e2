package io.marketprism.collector.publisher.nats.internal;

import io.marketprism.collector.model.FundingRate;
import io.marketprism.collector.model.MarketEvent;
import io.marketprism.collector.spi.Receipt;
import java.time.Duration;
import java.time.Instant;

/** Funding rates: JSON numbers with the venue's digits (C7), true settlement time and interval (C11). */
final class FundingRateFormat implements EventFormat {

    private static final byte[] ESTIMATED = Wire.ascii(",\"estimated_funding_rate\":");
    private static final byte[] INTERVAL = Wire.ascii(",\"funding_interval\":");
    private static final byte[] MARK = Wire.ascii(",\"mark_price\":");
    private static final byte[] INDEX = Wire.ascii(",\"index_price\":");
    private static final byte[] PREMIUM = Wire.ascii(",\"premium_index\":");
    private static final byte[] NEXT = Wire.ascii(",\"next_funding_ts_ms\":");

    private final byte[] head;
    private final String idPrefix;

    FundingRateFormat(Labels labels) {
        this.head = Wire.ascii(labels.members() + ",\"instrument_id\":\""
                + labels.instrument().venueSymbol() + "\",\"current_funding_rate\":");
        this.idPrefix = labels.idPrefix();
    }

    @Override
    public void write(MarketEvent event, Receipt receipt, Instant now, JsonBytes out) {
        FundingRate funding = (FundingRate) event;
        out.raw(head).decimal(funding.rate());
        out.raw(ESTIMATED).decimalOrNull(funding.estimatedRate());
        write(out.raw(INTERVAL), funding.interval());
        out.raw(MARK).decimalOrNull(funding.markPrice());
        out.raw(INDEX).decimalOrNull(funding.indexPrice());
        out.raw(PREMIUM).decimalOrNull(funding.markPrice().flatMap(mark -> funding.indexPrice()
                .map(mark::minus)));
        out.raw(NEXT).numberOrNull(funding.fundingTimeMs(), MarketEvent.UNKNOWN_TIME);
        Stamp.write(out, funding, receipt, now);
        out.raw('}');
    }

    /** {@code "8h"}; in minutes where the hours are not whole; null where the venue does not say. */
    private static void write(JsonBytes out, Duration interval) {
        long minutes = interval.toMinutes();
        if (minutes <= 0) {
            out.raw(Wire.NULL);
        } else if (minutes % 60 == 0) {
            out.raw('"').number(minutes / 60).raw('h').raw('"');
        } else {
            out.raw('"').number(minutes).raw('m').raw('"');
        }
    }

    /** By the time of the sample: the settlement time stays for hours while the rate moves. */
    @Override
    public String messageId(MarketEvent event) {
        return event.eventTimeMs() == MarketEvent.UNKNOWN_TIME ? NO_ID : idPrefix + event.eventTimeMs();
    }
}
