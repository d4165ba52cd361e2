package io.marketprism.collector.model;

/**
 * What one contract of a derivative stands for.
 *
 * @param size how much of {@code currency} one contract is, multiplier included
 * @param currency the currency of {@code size}: the base coin of a linear contract, the quote currency of an inverse one
 * @param kind whether the contract is worth coins or quote currency
 */
public record Contract(Decimal size, String currency, Kind kind) {

    /** How a contract's size is expressed. */
    public enum Kind {
        /** The size is an amount of the base coin. */
        LINEAR,
        /** The size is an amount of the quote currency; the coins depend on the price. */
        INVERSE
    }
}
