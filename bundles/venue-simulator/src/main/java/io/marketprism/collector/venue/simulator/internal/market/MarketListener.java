package io.marketprism.collector.venue.simulator.internal.market;

/** Hears what happens in a market, in order, one call at a time, inside {@link Market#consistently}. */
public interface MarketListener {

    /** A trade happened. */
    void traded(Print print);

    /** The best bid or ask changed. */
    void topChanged(Market market);
}
