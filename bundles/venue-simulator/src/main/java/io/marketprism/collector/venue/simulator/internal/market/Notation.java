package io.marketprism.collector.venue.simulator.internal.market;

import io.marketprism.collector.model.Decimal;

/**
 * How a venue writes one kind of number: as digits without the point plus this many fraction digits.
 *
 * @param scale fraction digits of the unscaled values
 * @param trimmed whether trailing zeros are dropped (OKX) or kept (Binance)
 */
public record Notation(int scale, boolean trimmed) {

    /** A notation that keeps trailing zeros. */
    public static Notation fixed(int scale) {
        return new Notation(scale, false);
    }

    /** A notation that drops trailing zeros. */
    public static Notation trimmed(int scale) {
        return new Notation(scale, true);
    }

    /**
     * The unscaled value of a number as written.
     *
     * @throws ArithmeticException if the number has more fraction digits than this notation
     */
    public long parse(String text) {
        return Decimal.parse(text)
                .toBigDecimal()
                .setScale(scale)
                .unscaledValue()
                .longValueExact();
    }

    /** The number as this venue writes it. */
    public String format(long unscaled) {
        Frame out = new Frame();
        out.decimal(unscaled, this);
        return out.toString();
    }

    /** One unit of a step written as text, for instance {@code 0.01}. */
    public static int scaleOf(String step) {
        return Decimal.parse(step).scale();
    }
}
