package io.marketprism.collector.spi;

/**
 * How a venue numbers the changes of an order book: what proves that a change follows a snapshot (the join), and that a
 * change follows a change (the chain). <i>L</i> is the update ID of the book as it is.
 */
public enum BookRule {

    /**
     * Each change covers a run of IDs, first to last, without holes between two changes (Binance spot). Old: last ≤ L.
     * Join and chain: first ≤ L + 1.
     */
    COUNTED,

    /**
     * Each change covers a run of IDs and names the last ID of the change before; IDs jump (Binance USD-M). Old: last &lt;
     * L. Join: first ≤ L ≤ last, or previous = L. Chain: previous = L.
     */
    CHAINED,

    /**
     * Each change names its own ID and that of the book before; steps are irregular, may be zero (a sign of life) and, at
     * a maintenance reset, negative (OKX). Chain: previous = L, whatever the change's own ID. Join to a snapshot that was
     * asked for: previous ≤ L &lt; last. A change without IDs is proven by a true checksum alone.
     */
    LINKED
}
