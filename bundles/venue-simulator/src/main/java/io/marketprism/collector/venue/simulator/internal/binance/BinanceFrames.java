package io.marketprism.collector.venue.simulator.internal.binance;

import io.marketprism.collector.venue.simulator.internal.market.DeltaFeed;
import io.marketprism.collector.venue.simulator.internal.market.Market;
import io.marketprism.collector.venue.simulator.internal.market.Print;

/** How one Binance market words its events. Used inside {@link Market#consistently} only. */
interface BinanceFrames {

    /** The event {@code trade} of one match. */
    byte[] trade(Print print, long id);

    /** The event {@code aggTrade}. */
    byte[] aggTrade(Print print);

    /** The event {@code depthUpdate}. */
    byte[] depth(DeltaFeed feed, long timeMs);

    /** The best bid and ask. */
    byte[] bookTicker(Market market);

    /** A snapshot of the book. */
    byte[] snapshot(Market market, int depth);

    /** A row of an answer with aggregate trades. */
    String aggRow(Print print);
}
