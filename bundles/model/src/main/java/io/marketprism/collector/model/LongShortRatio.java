package io.marketprism.collector.model;

import java.time.Duration;
import java.util.Optional;

/**
 * How longs compare with shorts on one contract over one period.
 *
 * @param instrument the contract
 * @param dataType {@link DataType#LSR_TOP_POSITION} or {@link DataType#LSR_ALL_ACCOUNT}
 * @param ratio long divided by short
 * @param longShare the share of longs, where the venue gives it
 * @param shortShare the share of shorts, where the venue gives it
 * @param period the period that one sample covers
 * @param eventTimeMs the venue's time of this sample
 */
public record LongShortRatio(
        Instrument instrument,
        DataType dataType,
        Decimal ratio,
        Optional<Decimal> longShare,
        Optional<Decimal> shortShare,
        Duration period,
        long eventTimeMs)
        implements MarketEvent {

    /** Refuses a type that is no long/short ratio. */
    public LongShortRatio {
        if (dataType != DataType.LSR_TOP_POSITION && dataType != DataType.LSR_ALL_ACCOUNT) {
            throw new IllegalArgumentException(dataType + " is no long/short ratio");
        }
    }
}
