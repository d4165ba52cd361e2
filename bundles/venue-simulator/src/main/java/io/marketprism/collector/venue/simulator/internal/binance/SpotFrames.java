package io.marketprism.collector.venue.simulator.internal.binance;

import io.marketprism.collector.venue.simulator.internal.market.DeltaFeed;
import io.marketprism.collector.venue.simulator.internal.market.InstrumentSpec;
import io.marketprism.collector.venue.simulator.internal.market.Ladder;
import io.marketprism.collector.venue.simulator.internal.market.Market;
import io.marketprism.collector.venue.simulator.internal.market.Print;
import java.nio.charset.StandardCharsets;

/** Binance spot's events: update numbers follow each other without holes. */
final class SpotFrames implements BinanceFrames {

    private final InstrumentSpec spec;
    private final Wording say;

    SpotFrames(InstrumentSpec spec) {
        this.spec = spec;
        this.say = new Wording(spec);
    }

    @Override
    public byte[] trade(Print print, long id) {
        return say.begin("e", "trade")
                .member("E", print.timeMs())
                .symbol()
                .member("t", id)
                .price("p", print.price())
                .quantity("q", print.quantityOf(id, spec.lot()))
                .member("T", print.timeMs())
                .maker(print)
                .member("M", true)
                .end();
    }

    @Override
    public byte[] aggTrade(Print print) {
        return say.begin("e", "aggTrade")
                .member("E", print.timeMs())
                .symbol()
                .member("a", print.aggregateId())
                .price("p", print.price())
                .quantity("q", print.quantity())
                .member("f", print.firstId())
                .member("l", print.lastId())
                .member("T", print.timeMs())
                .maker(print)
                .member("M", true)
                .end();
    }

    @Override
    public byte[] depth(DeltaFeed feed, long timeMs) {
        return say.begin("e", "depthUpdate")
                .member("E", timeMs)
                .symbol()
                .member("U", feed.previousId() + 1)
                .member("u", feed.lastId())
                .levels("b", feed.bids(), Integer.MAX_VALUE)
                .levels("a", feed.asks(), Integer.MAX_VALUE)
                .end();
    }

    @Override
    public byte[] bookTicker(Market market) {
        Ladder bids = market.book().bids();
        Ladder asks = market.book().asks();
        return say.begin("u", market.bookId())
                .symbol()
                .price("b", bids.price(0))
                .quantity("B", bids.quantity(0))
                .price("a", asks.price(0))
                .quantity("A", asks.quantity(0))
                .end();
    }

    @Override
    public byte[] snapshot(Market market, int depth) {
        return say.begin("lastUpdateId", market.bookId())
                .levels("bids", market.book().bids(), depth)
                .levels("asks", market.book().asks(), depth)
                .end();
    }

    @Override
    public String aggRow(Print print) {
        return new String(
                say.begin("a", print.aggregateId())
                        .price("p", print.price())
                        .quantity("q", print.quantity())
                        .member("f", print.firstId())
                        .member("l", print.lastId())
                        .member("T", print.timeMs())
                        .maker(print)
                        .member("M", true)
                        .end(),
                StandardCharsets.US_ASCII);
    }
}
