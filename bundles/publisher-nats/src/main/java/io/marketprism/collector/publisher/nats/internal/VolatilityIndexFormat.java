package io.marketprism.collector.publisher.nats.internal;

import io.marketprism.collector.model.MarketEvent;
import io.marketprism.collector.model.VolatilityIndex;
import io.marketprism.collector.spi.Receipt;
import java.time.Instant;

/** Finished candles of a volatility index; the value is the close (C14). */
final class VolatilityIndexFormat implements EventFormat {

    private static final byte[] SAME_VALUE = Wire.ascii(",\"volatility_index\":");
    private static final byte[] OPEN = Wire.ascii(",\"open\":");
    private static final byte[] HIGH = Wire.ascii(",\"high\":");
    private static final byte[] LOW = Wire.ascii(",\"low\":");
    private static final byte[] CANDLE = Wire.ascii(",\"candle_ts_ms\":");

    private final byte[] head;
    private final String idPrefix;

    VolatilityIndexFormat(Labels labels) {
        this.head = Wire.ascii(labels.members() + ",\"data_source\":\"marketprism\",\"currency\":\""
                + labels.instrument().symbol() + "\",\"vol_index\":");
        this.idPrefix = labels.idPrefix();
    }

    @Override
    public void write(MarketEvent event, Receipt receipt, Instant now, JsonBytes out) {
        VolatilityIndex candle = (VolatilityIndex) event;
        out.raw(head).quoted(candle.close());
        out.raw(SAME_VALUE).quoted(candle.close());
        out.raw(OPEN).quoted(candle.open());
        out.raw(HIGH).quoted(candle.high());
        out.raw(LOW).quoted(candle.low());
        out.raw(CANDLE).numberOrNull(candle.eventTimeMs(), MarketEvent.UNKNOWN_TIME);
        Stamp.write(out, candle, receipt, now);
        out.raw('}');
    }

    @Override
    public String messageId(MarketEvent event) {
        return event.eventTimeMs() == MarketEvent.UNKNOWN_TIME ? NO_ID : idPrefix + event.eventTimeMs();
    }
}
