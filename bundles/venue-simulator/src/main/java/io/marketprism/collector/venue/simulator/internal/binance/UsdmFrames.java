package io.marketprism.collector.venue.simulator.internal.binance;

import io.marketprism.collector.venue.simulator.internal.market.DeltaFeed;
import io.marketprism.collector.venue.simulator.internal.market.Derivative;
import io.marketprism.collector.venue.simulator.internal.market.Derivative.Prices;
import io.marketprism.collector.venue.simulator.internal.market.InstrumentSpec;
import io.marketprism.collector.venue.simulator.internal.market.Ladder;
import io.marketprism.collector.venue.simulator.internal.market.Market;
import io.marketprism.collector.venue.simulator.internal.market.Notation;
import io.marketprism.collector.venue.simulator.internal.market.Print;
import java.nio.charset.StandardCharsets;

/** Binance USD-M's events of 2026: transaction times, {@code pu}, {@code nq} and {@code st}. */
final class UsdmFrames implements BinanceFrames {

    private static final long USD_MARGINED = 1;
    private static final int INDEX_DIGITS = 8;

    private final InstrumentSpec spec;
    private final Wording say;

    UsdmFrames(InstrumentSpec spec) {
        this.spec = spec;
        this.say = new Wording(spec);
    }

    @Override
    public byte[] trade(Print print, long id) {
        return say.begin("e", "trade")
                .member("E", print.timeMs())
                .member("T", print.timeMs())
                .symbol()
                .member("t", id)
                .price("p", print.price())
                .quantity("q", print.quantityOf(id, spec.lot()))
                .member("X", "MARKET")
                .maker(print)
                .member("st", USD_MARGINED)
                .end();
    }

    @Override
    public byte[] aggTrade(Print print) {
        return say.begin("e", "aggTrade")
                .member("E", print.timeMs())
                .member("a", print.aggregateId())
                .symbol()
                .price("p", print.price())
                .quantity("q", print.quantity())
                .quantity("nq", print.quantity())
                .member("f", print.firstId())
                .member("l", print.lastId())
                .member("T", print.timeMs())
                .maker(print)
                .member("st", USD_MARGINED)
                .end();
    }

    @Override
    public byte[] depth(DeltaFeed feed, long timeMs) {
        return say.begin("e", "depthUpdate")
                .member("E", timeMs)
                .member("T", timeMs)
                .symbol()
                .member("U", feed.firstId())
                .member("u", feed.lastId())
                .member("pu", feed.previousId())
                .levels("b", feed.bids(), Integer.MAX_VALUE)
                .levels("a", feed.asks(), Integer.MAX_VALUE)
                .member("st", USD_MARGINED)
                .end();
    }

    @Override
    public byte[] bookTicker(Market market) {
        Ladder bids = market.book().bids();
        Ladder asks = market.book().asks();
        return say.begin("e", "bookTicker")
                .member("u", market.bookId())
                .symbol()
                .price("b", bids.price(0))
                .quantity("B", bids.quantity(0))
                .price("a", asks.price(0))
                .quantity("A", asks.quantity(0))
                .member("T", market.bookTimeMs())
                .member("E", market.nowMs())
                .member("st", USD_MARGINED)
                .end();
    }

    @Override
    public byte[] snapshot(Market market, int depth) {
        return say.begin("lastUpdateId", market.bookId())
                .member("E", market.nowMs())
                .member("T", market.bookTimeMs())
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
                        .quantity("nq", print.quantity())
                        .member("f", print.firstId())
                        .member("l", print.lastId())
                        .member("T", print.timeMs())
                        .maker(print)
                        .end(),
                StandardCharsets.US_ASCII);
    }

    /** The event {@code markPriceUpdate}. */
    byte[] markPrice(Derivative derivative, long nowMs) {
        Prices prices = derivative.prices(nowMs);
        String mark = eight(prices.mark());
        return ("{\"e\":\"markPriceUpdate\",\"E\":" + prices.timeMs() + ",\"s\":\"" + spec.symbol() + "\",\"p\":\""
                        + mark
                        + "\",\"ap\":\"" + mark + "\",\"P\":\"" + mark + "\",\"i\":\"" + eight(prices.index())
                        + "\",\"r\":\""
                        + Derivative.RATE_NOTATION.format(derivative.rate(nowMs).value()) + "\",\"T\":"
                        + derivative.fundingTimeMs(nowMs) + ",\"st\":" + USD_MARGINED + "}")
                .getBytes(StandardCharsets.US_ASCII);
    }

    /** The answer, or one row of it, of {@code /fapi/v1/premiumIndex}. */
    String premiumIndex(Derivative derivative, long nowMs) {
        Prices prices = derivative.prices(nowMs);
        String mark = eight(prices.mark());
        return "{\"symbol\":\"" + spec.symbol() + "\",\"markPrice\":\"" + mark + "\",\"indexPrice\":\""
                + eight(prices.index()) + "\",\"estimatedSettlePrice\":\"" + mark + "\",\"lastFundingRate\":\""
                + Derivative.RATE_NOTATION.format(derivative.rate(nowMs).value())
                + "\",\"interestRate\":\"0.00010000\",\"nextFundingTime\":" + derivative.fundingTimeMs(nowMs)
                + ",\"time\":" + prices.timeMs() + "}";
    }

    private String eight(long price) {
        long unscaled = price;
        for (int i = spec.price().scale(); i < INDEX_DIGITS; i++) {
            unscaled *= 10;
        }
        return Notation.fixed(INDEX_DIGITS).format(unscaled);
    }
}
