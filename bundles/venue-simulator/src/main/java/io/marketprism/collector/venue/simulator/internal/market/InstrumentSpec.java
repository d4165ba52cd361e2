package io.marketprism.collector.venue.simulator.internal.market;

/**
 * What is fixed about an instrument at its venue.
 *
 * @param symbol the venue's name of it
 * @param price how prices are written
 * @param quantity how quantities are written
 * @param tick smallest step of a price, unscaled
 * @param lot smallest step of a quantity, unscaled
 * @param startPrice unscaled price around which a made-up market moves
 * @param usualQuantity unscaled quantity of a usual order
 * @param depth levels a side of a made-up book
 */
public record InstrumentSpec(
        String symbol,
        Notation price,
        Notation quantity,
        long tick,
        long lot,
        long startPrice,
        long usualQuantity,
        int depth) {

    /** The tick as text. */
    public String tickText() {
        return new Notation(price.scale(), true).format(tick);
    }

    /** The lot as text. */
    public String lotText() {
        return new Notation(quantity.scale(), true).format(lot);
    }
}
