package io.marketprism.collector.model;

import java.time.Duration;
import java.util.Optional;

/**
 * The funding rate of a perpetual contract as it stands now.
 *
 * @param instrument the contract
 * @param rate the rate that will be (or was last) charged at {@code fundingTimeMs}; zero and negative are values
 * @param estimatedRate the venue's forecast for the period after, where it gives one
 * @param fundingTimeMs the next settlement
 * @param interval the time between settlements, as the venue says; never assumed
 * @param markPrice mark price, where the same answer gives it
 * @param indexPrice index price, where the same answer gives it
 * @param eventTimeMs the venue's time of this sample
 */
public record FundingRate(
        Instrument instrument,
        Decimal rate,
        Optional<Decimal> estimatedRate,
        long fundingTimeMs,
        Duration interval,
        Optional<Decimal> markPrice,
        Optional<Decimal> indexPrice,
        long eventTimeMs)
        implements MarketEvent {

    @Override
    public DataType dataType() {
        return DataType.FUNDING_RATE;
    }
}
