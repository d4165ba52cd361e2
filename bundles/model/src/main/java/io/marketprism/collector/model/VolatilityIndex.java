package io.marketprism.collector.model;

/**
 * One finished candle of a volatility index, in percent points.
 *
 * @param instrument the index; its symbol is the currency
 * @param open first value
 * @param high highest value
 * @param low lowest value
 * @param close last value, which is the index at the candle's end
 * @param eventTimeMs start of the candle
 */
public record VolatilityIndex(
        Instrument instrument, Decimal open, Decimal high, Decimal low, Decimal close, long eventTimeMs)
        implements MarketEvent {

    @Override
    public DataType dataType() {
        return DataType.VOLATILITY_INDEX;
    }
}
