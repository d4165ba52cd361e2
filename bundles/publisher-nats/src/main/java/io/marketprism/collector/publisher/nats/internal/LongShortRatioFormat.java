package io.marketprism.collector.publisher.nats.internal;

import io.marketprism.collector.model.DataType;
import io.marketprism.collector.model.Decimal;
import io.marketprism.collector.model.LongShortRatio;
import io.marketprism.collector.model.MarketEvent;
import io.marketprism.collector.spi.Receipt;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.Instant;

/**
 * Long/short ratios: digits as strings, the period that a sample covers (C13). The shares are the venue's; where it gives
 * none, the long share is r/(1+r) to {@value #SHARE_DIGITS} fraction digits, half to even, as the venues that give shares
 * write them, and the short share is what is missing to one.
 */
final class LongShortRatioFormat implements EventFormat {

    private static final int SHARE_DIGITS = 4;
    private static final Decimal ONE = Decimal.of(1, 0);
    private static final byte[] PERIOD = Wire.ascii(",\"period\":\"");

    private final byte[] head;
    private final byte[] longShare;
    private final byte[] shortShare;
    private final String idPrefix;

    LongShortRatioFormat(Labels labels) {
        String of = labels.dataType() == DataType.LSR_TOP_POSITION ? "position" : "account";
        this.head = Wire.ascii(labels.members() + ",\"data_source\":\"api\",\"instrument_id\":\""
                + labels.instrument().venueSymbol() + "\",\"long_short_ratio\":");
        this.longShare = Wire.ascii("\",\"long_" + of + "_ratio\":");
        this.shortShare = Wire.ascii(",\"short_" + of + "_ratio\":");
        this.idPrefix = labels.idPrefix();
    }

    @Override
    public void write(MarketEvent event, Receipt receipt, Instant now, JsonBytes out) {
        LongShortRatio sample = (LongShortRatio) event;
        Decimal longs = sample.longShare().orElseGet(() -> longShare(sample.ratio()));
        Decimal shorts = sample.shortShare().orElseGet(() -> ONE.minus(longs));
        out.raw(head).quoted(sample.ratio());
        out.raw(PERIOD).raw(Wire.ascii(words(sample.period())));
        out.raw(longShare).quoted(longs);
        out.raw(shortShare).quoted(shorts);
        Stamp.write(out, sample, receipt, now);
        out.raw('}');
    }

    private static Decimal longShare(Decimal ratio) {
        BigDecimal longs = ratio.toBigDecimal();
        return Decimal.of(longs.divide(longs.add(BigDecimal.ONE), SHARE_DIGITS, RoundingMode.HALF_EVEN));
    }

    /** {@code 5m}, {@code 4h}, {@code 1d}, as the venues write it. */
    private static String words(Duration period) {
        long minutes = period.toMinutes();
        if (minutes % 1_440 == 0) {
            return minutes / 1_440 + "d";
        }
        return minutes % 60 == 0 ? minutes / 60 + "h" : minutes + "m";
    }

    @Override
    public String messageId(MarketEvent event) {
        LongShortRatio sample = (LongShortRatio) event;
        return sample.eventTimeMs() == MarketEvent.UNKNOWN_TIME
                ? NO_ID
                : idPrefix + sample.eventTimeMs() + ":" + words(sample.period());
    }
}
