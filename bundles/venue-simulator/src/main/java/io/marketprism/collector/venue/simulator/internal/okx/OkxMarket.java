package io.marketprism.collector.venue.simulator.internal.okx;

import io.marketprism.collector.venue.simulator.internal.market.DeltaFeed;
import io.marketprism.collector.venue.simulator.internal.market.Derivative;
import io.marketprism.collector.venue.simulator.internal.market.Frame;
import io.marketprism.collector.venue.simulator.internal.market.Ladder;
import io.marketprism.collector.venue.simulator.internal.market.Market;
import io.marketprism.collector.venue.simulator.internal.market.MarketListener;
import io.marketprism.collector.venue.simulator.internal.market.Numbering;
import io.marketprism.collector.venue.simulator.internal.market.Print;
import io.marketprism.collector.venue.simulator.internal.market.Source.Reel;
import io.marketprism.collector.venue.simulator.internal.stream.Subscriber;
import io.marketprism.collector.venue.simulator.internal.stream.Topic;
import io.marketprism.collector.venue.simulator.internal.stream.Topics;
import java.util.Optional;

/** One instrument at OKX: its market, and its channels {@code trades} and {@code books} in the shape of 2026. */
final class OkxMarket implements MarketListener {

    private static final int LEAST_STRIDE = 1;
    private static final int MOST_STRIDE = 7;
    private static final long KEEP_ALIVE_MS = 60_000;
    private static final long USUAL_INTEREST_ORDERS = 40_000;

    private final OkxListing listing;
    private final Market market;
    private final DeltaFeed feed;
    private final Topic trades;
    private final Topic books;
    private final Optional<OkxGauges> gauges;
    private final Frame frame = new Frame();
    private final OkxChecksum checksum;
    private final boolean numbered;
    private long pushedMs;

    /**
     * Opens an instrument.
     *
     * @param numbered whether the book is numbered as in 2026, or has the true checksum it had before
     */
    OkxMarket(OkxListing listing, Reel reel, boolean numbered, Topics topics, long nowMs) {
        String instId = listing.spec().symbol();
        this.listing = listing;
        this.trades = topics.named("trades:" + instId);
        this.books = topics.named("books:" + instId);
        this.checksum = new OkxChecksum(listing.spec());
        this.numbered = numbered;
        Numbering numbers = Numbering.since(nowMs, LEAST_STRIDE, MOST_STRIDE);
        this.market = new Market(listing.spec(), reel.tape(), reel.speed(), numbers, nowMs, this);
        this.feed = market.feed(Market.BEAT, this::changed);
        this.pushedMs = nowMs;
        this.gauges = listing.terms().isSwap()
                ? Optional.of(new OkxGauges(
                        listing,
                        new Derivative(
                                market,
                                listing.spec().usualQuantity() * USUAL_INTEREST_ORDERS,
                                listing.terms().fundingHours()),
                        topics))
                : Optional.empty();
    }

    Market market() {
        return market;
    }

    OkxListing listing() {
        return listing;
    }

    /** The channels of a contract beside trades and books. */
    Optional<OkxGauges> gauges() {
        return gauges;
    }

    /** Sends new samples of a contract, and a sign of life of a book that has not changed for a minute. */
    void tick(long nowMs) {
        gauges.ifPresent(channels -> channels.tick(nowMs));
        market.consistently(() -> {
            if (nowMs - pushedMs >= KEEP_ALIVE_MS && books.isWanted()) {
                pushedMs = nowMs;
                head("books", "update");
                frame.text("\"asks\":[],\"bids\":[]");
                books.publish(tail(nowMs, feed.previousId(), feed.previousId()));
            }
            return true;
        });
    }

    /** Starts sending trades to a client, the last one at once. */
    void joinTrades(Subscriber subscriber) {
        market.consistently(() -> {
            trades.add(subscriber);
            if (market.trades().size() > 0) {
                trades.greet(subscriber, trade(market.trades().newest(0)));
            }
            return true;
        });
    }

    /** Starts sending the book to a client: a snapshot, then changes that continue it. */
    void joinBooks(Subscriber subscriber) {
        market.consistently(() -> {
            market.tellNow(feed);
            books.add(subscriber);
            books.greet(subscriber, snapshot());
            return true;
        });
    }

    @Override
    public void traded(Print print) {
        if (trades.isWanted()) {
            trades.publish(trade(print));
        }
    }

    @Override
    public void topChanged(Market changed) {
        // the book channels served here tell of the top with all else
    }

    private void changed(DeltaFeed changes, long timeMs) {
        pushedMs = timeMs;
        if (books.isWanted()) {
            head("books", "update");
            sides(changes.asks(), changes.bids(), OkxListing.WINDOW * 4);
            books.publish(tail(timeMs, changes.previousId(), changes.lastId()));
        }
    }

    private byte[] snapshot() {
        head("books", "snapshot");
        sides(market.book().asks(), market.book().bids(), OkxListing.WINDOW);
        return tail(market.bookTimeMs(), -1, market.bookId());
    }

    private void head(String channel, String action) {
        frame.clear()
                .text("{\"arg\":{\"channel\":\"")
                .text(channel)
                .text("\",\"instId\":\"")
                .text(listing.spec().symbol())
                .text("\"},\"action\":\"")
                .text(action)
                .text("\",\"data\":[{");
    }

    private byte[] tail(long timeMs, long previousId, long id) {
        frame.text(",\"ts\":\"").number(timeMs);
        if (!numbered) {
            return frame.text("\",\"checksum\":")
                    .number(checksum.of(market.book()))
                    .text("}]}")
                    .toBytes();
        }
        return frame.text("\",\"checksum\":0,\"prevSeqId\":")
                .number(previousId)
                .text(",\"seqId\":")
                .number(id)
                .text("}]}")
                .toBytes();
    }

    /** The row of {@code /market/books}. */
    byte[] bookRow(int depth) {
        return market.consistently(() -> {
            frame.clear().text("{\"code\":\"0\",\"msg\":\"\",\"data\":[{");
            sides(market.book().asks(), market.book().bids(), depth);
            frame.text(",\"ts\":\"").number(market.nowMs()).text("\"");
            if (numbered) {
                frame.text(",\"seqId\":").number(market.bookId());
            }
            return frame.text("}]}").toBytes();
        });
    }

    private void sides(Ladder asks, Ladder bids, int depth) {
        frame.text("\"asks\":[");
        levels(asks, depth);
        frame.text("],\"bids\":[");
        levels(bids, depth);
        frame.text("]");
    }

    private void levels(Ladder ladder, int depth) {
        int count = Math.min(depth, ladder.size());
        for (int i = 0; i < count; i++) {
            frame.text(i == 0 ? "[\"" : ",[\"")
                    .decimal(ladder.price(i), listing.spec().price())
                    .text("\",\"")
                    .decimal(ladder.quantity(i), listing.spec().quantity())
                    .text("\",\"0\",\"")
                    .number(ladder.orders(i))
                    .text("\"]");
        }
    }

    private byte[] trade(Print print) {
        frame.clear()
                .text("{\"arg\":{\"channel\":\"trades\",\"instId\":\"")
                .text(listing.spec().symbol())
                .text("\"},\"data\":[{\"instId\":\"")
                .text(listing.spec().symbol())
                .text("\",\"tradeId\":\"")
                .number(print.lastId());
        price(print.price(), print.quantity(), print);
        if (!numbered) {
            return frame.text("}]}").toBytes();
        }
        return frame.text(",\"count\":\"")
                .number(print.matches())
                .text("\",\"source\":\"0\",\"seqId\":")
                .number(print.bookId())
                .text("}]}")
                .toBytes();
    }

    /** Appends the single matches of a trade numbered above one ID and below another, newest first; how many. */
    int matches(Print print, long above, long below, int most, Frame out) {
        int count = 0;
        for (long id = Math.min(print.lastId(), below - 1); id >= print.firstId() && id > above && count < most; id--) {
            out.text("{\"instId\":\"")
                    .text(listing.spec().symbol())
                    .text("\",\"tradeId\":\"")
                    .number(id)
                    .text("\",\"px\":\"")
                    .decimal(print.price(), listing.spec().price())
                    .text("\",\"sz\":\"")
                    .decimal(
                            print.quantityOf(id, listing.spec().lot()),
                            listing.spec().quantity())
                    .text("\",\"side\":\"")
                    .text(print.taker().token())
                    .text("\",\"ts\":\"")
                    .number(print.timeMs())
                    .text("\",\"source\":\"0\"},");
            count++;
        }
        return count;
    }

    private void price(long price, long quantity, Print print) {
        frame.text("\",\"px\":\"")
                .decimal(price, listing.spec().price())
                .text("\",\"sz\":\"")
                .decimal(quantity, listing.spec().quantity())
                .text("\",\"side\":\"")
                .text(print.taker().token())
                .text("\",\"ts\":\"")
                .number(print.timeMs())
                .text("\"");
    }
}
