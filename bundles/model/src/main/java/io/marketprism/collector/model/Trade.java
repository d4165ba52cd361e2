package io.marketprism.collector.model;

/**
 * One trade, or one aggregate of consecutive trades.
 *
 * @param instrument what traded
 * @param tradeId the venue's ID; the last one of an aggregate
 * @param price the price
 * @param quantity the size in the venue's unit: coins, or contracts where the instrument has a contract
 * @param side the taker's side
 * @param tradeCount how many of the venue's matches this covers: the IDs {@code (tradeId - tradeCount, tradeId]}; 1 for
 *     a single trade
 * @param eventTimeMs when it traded
 */
public record Trade(
        Instrument instrument,
        String tradeId,
        Decimal price,
        Decimal quantity,
        Side side,
        int tradeCount,
        long eventTimeMs)
        implements MarketEvent {

    @Override
    public DataType dataType() {
        return DataType.TRADE;
    }
}
