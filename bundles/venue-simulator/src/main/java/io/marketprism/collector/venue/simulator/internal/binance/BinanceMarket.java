package io.marketprism.collector.venue.simulator.internal.binance;

import io.marketprism.collector.venue.simulator.internal.market.Market;
import io.marketprism.collector.venue.simulator.internal.market.MarketListener;
import io.marketprism.collector.venue.simulator.internal.market.Print;
import io.marketprism.collector.venue.simulator.internal.stream.Topic;
import io.marketprism.collector.venue.simulator.internal.stream.Topics;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;

/** One instrument at Binance: its market and the streams that come straight from it. */
final class BinanceMarket implements MarketListener {

    private final BinanceFrames frames;
    private final Market market;
    private final Topic trades;
    private final Topic aggTrades;
    private final Topic bookTickers;

    /**
     * Opens an instrument.
     *
     * @param opening makes the market that tells this instrument
     * @param depths stream name without the symbol → interval of a depth stream
     */
    BinanceMarket(
            String symbol,
            BinanceFrames frames,
            Function<MarketListener, Market> opening,
            Map<String, Long> depths,
            Topics topics) {
        String lower = symbol.toLowerCase(Locale.ROOT);
        this.frames = frames;
        this.trades = topics.named(lower + "@trade");
        this.aggTrades = topics.named(lower + "@aggTrade");
        this.bookTickers = topics.named(lower + "@bookTicker");
        this.market = opening.apply(this);
        depths.forEach((name, interval) -> {
            Topic topic = topics.named(lower + name);
            market.feed(interval, (feed, timeMs) -> {
                if (topic.isWanted()) {
                    topic.publish(frames.depth(feed, timeMs));
                }
            });
        });
    }

    Market market() {
        return market;
    }

    BinanceFrames frames() {
        return frames;
    }

    /** The book now. */
    byte[] snapshot(int depth) {
        return market.consistently(() -> frames.snapshot(market, depth));
    }

    @Override
    public void traded(Print print) {
        if (trades.isWanted()) {
            for (long id = print.firstId(); id <= print.lastId(); id++) {
                trades.publish(frames.trade(print, id));
            }
        }
        if (aggTrades.isWanted()) {
            aggTrades.publish(frames.aggTrade(print));
        }
    }

    @Override
    public void topChanged(Market changed) {
        if (bookTickers.isWanted()) {
            bookTickers.publish(frames.bookTicker(changed));
        }
    }
}
