package io.marketprism.collector.venue.simulator.internal.market;

import io.marketprism.collector.model.Side;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.Supplier;

/**
 * One instrument trading: a book, its update numbers and its trades, moved on by a tape and the clock it is told. All
 * that clients see of an instrument comes from here, so that snapshots, changes and trades agree. Thread-safe.
 */
public final class Market implements Floor {

    /** The interval of a feed that is told at each beat of the tape. */
    public static final long BEAT = 0;

    /** A market further behind than this does not catch up but goes on from now. */
    private static final long MOST_LAG_MS = 2_000;

    private final InstrumentSpec spec;
    private final Tape tape;
    private final double speed;
    private final Numbering numbering;
    private final Book book = new Book();
    private final TradeLog trades = new TradeLog();
    private final List<DeltaFeed> feeds = new ArrayList<>();
    private final SplittableRandom strides = new SplittableRandom(7);
    private final MarketListener listener;

    private long anchorMs;
    private long nowMs;
    private long bookId;
    private long bookTimeMs;
    private long nextAggregateId;
    private long nextMatchId;
    private boolean topTouched;

    /**
     * Opens a market.
     *
     * @param speed how many microseconds of the tape pass in a microsecond
     * @param openedAtMs the time now; the tape's start
     */
    public Market(
            InstrumentSpec spec,
            Tape tape,
            double speed,
            Numbering numbering,
            long openedAtMs,
            MarketListener listener) {
        this.spec = spec;
        this.tape = tape;
        this.speed = speed;
        this.numbering = numbering;
        this.listener = listener;
        this.anchorMs = openedAtMs;
        this.nowMs = openedAtMs;
        this.bookTimeMs = openedAtMs;
        this.bookId = numbering.firstUpdateId();
        this.nextAggregateId = numbering.firstTradeId();
        this.nextMatchId = numbering.firstTradeId();
        tape.open(book);
    }

    /** Adds a feed of the book's changes; {@link #BEAT} tells at each beat of the tape. */
    public synchronized DeltaFeed feed(long intervalMs, DeltaListener told) {
        DeltaFeed feed = new DeltaFeed(intervalMs, bookId, nowMs, told);
        feeds.add(feed);
        return feed;
    }

    /** What is fixed about the instrument. */
    public InstrumentSpec spec() {
        return spec;
    }

    /** Runs something that sees or tells the market while nothing in it moves. */
    public synchronized <T> T consistently(Supplier<T> reading) {
        return reading.get();
    }

    /** Does all that is due. */
    public synchronized void advance(long timeMs) {
        nowMs = Math.max(nowMs, timeMs);
        if (nowMs - nextDueMs() > MOST_LAG_MS) {
            anchorMs += nowMs - nextDueMs();
        }
        while (nextDueMs() <= nowMs) {
            tape.play(this);
        }
    }

    /** When {@link #advance} has something to do again. */
    public synchronized long nextDueMs() {
        return anchorMs + (long) (tape.dueMicros() / speed / 1_000);
    }

    /** Tells a feed what has changed so far, ahead of its pace. */
    public synchronized void tellNow(DeltaFeed feed) {
        feed.tell(bookId, nowMs);
    }

    @Override
    public Book book() {
        return book;
    }

    /** The trades so far; only inside {@link #consistently}. */
    public TradeLog trades() {
        return trades;
    }

    /** The number of the book as it stands; only inside {@link #consistently}. */
    public long bookId() {
        return bookId;
    }

    /** When the book changed last. */
    public long bookTimeMs() {
        return bookTimeMs;
    }

    /** The time the market was last told. */
    public long nowMs() {
        return nowMs;
    }

    @Override
    public void change(Side side, long price, long quantity, int orders) {
        bookId += stride();
        bookTimeMs = nowMs;
        Ladder ladder = book.side(side);
        int at = ladder.find(price);
        topTouched |= at == 0 || at == -1;
        ladder.apply(price, quantity, orders);
        for (DeltaFeed feed : feeds) {
            feed.add(side, price, quantity, orders, bookId);
        }
    }

    private int stride() {
        int least = numbering.leastStride();
        return least == numbering.mostStride() ? least : strides.nextInt(least, numbering.mostStride() + 1);
    }

    @Override
    public void trade(Side taker, long price, long quantity, int matches) {
        Print print = new Print(
                nextAggregateId, nextMatchId, nextMatchId + matches - 1, price, quantity, taker, nowMs, bookId);
        nextAggregateId++;
        nextMatchId += matches;
        trades.add(print);
        listener.traded(print);
    }

    @Override
    public void beat(int updates) {
        if (!feeds.isEmpty()) {
            DeltaFeed fastest = feeds.get(0);
            bookId = Math.max(bookId, fastest.previousId() + updates);
        }
        for (DeltaFeed feed : feeds) {
            if (feed.isDue(nowMs)) {
                feed.tell(bookId, nowMs);
            }
        }
        if (topTouched) {
            topTouched = false;
            listener.topChanged(this);
        }
    }
}
