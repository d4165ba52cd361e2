package io.marketprism.collector.venue.simulator.internal.market;

import io.marketprism.collector.model.Side;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
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

    /** Even in a burst a book is told no oftener than venues do. */
    private static final long BURST_BEAT_MS = 100;

    /** How many changes of a book can be taken back. */
    private static final int HISTORY = 8_192;

    private final InstrumentSpec spec;
    private final Tape tape;
    private final double usualSpeed;
    private final Numbering numbering;
    private final Book book = new Book();
    private final TradeLog trades = new TradeLog();
    private final List<DeltaFeed> feeds = new ArrayList<>();
    private final SplittableRandom strides = new SplittableRandom(7);
    private final MarketListener listener;

    private final Journal journal;

    private double speed;
    private long burstUntilMs = Long.MIN_VALUE;
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
        this.usualSpeed = speed;
        this.numbering = numbering;
        this.listener = listener;
        this.anchorMs = openedAtMs;
        this.nowMs = openedAtMs;
        this.bookTimeMs = openedAtMs;
        this.bookId = numbering.firstUpdateId();
        this.nextAggregateId = numbering.firstTradeId();
        this.nextMatchId = numbering.firstTradeId();
        this.journal = new Journal(HISTORY, bookId);
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
        if (isBursting() && nowMs >= burstUntilMs) {
            run(usualSpeed);
            burstUntilMs = Long.MIN_VALUE;
        }
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

    /** Limits how many changes of the book can be taken back; asked for before the market moves. */
    public synchronized Market remember(int changes) {
        journal.limit(changes);
        return this;
    }

    private boolean isBursting() {
        return burstUntilMs != Long.MIN_VALUE;
    }

    /** Goes on faster for a time. */
    public synchronized void burst(double factor, long forMs) {
        run(usualSpeed * factor);
        burstUntilMs = nowMs + forMs;
    }

    private void run(double next) {
        double played = (nowMs - anchorMs) * speed;
        speed = next;
        anchorMs = nowMs - (long) (played / next);
    }

    /** Leaves one update number out: what follows does not continue what was told. */
    public synchronized void skipNumber() {
        bookId++;
        feeds.forEach(DeltaFeed::skipNumber);
    }

    /** Begins to number anew from a low number, as a venue does after maintenance; the next change continues the last. */
    public synchronized void restartNumbers(long from) {
        bookId = from;
        journal.restart(from);
    }

    /** The book as it was at a number, only inside {@link #consistently}; nothing where it is not known any more or yet. */
    public Optional<Book> bookAt(long id) {
        return id > bookId ? Optional.empty() : journal.at(id, book);
    }

    /** The lowest number {@link #bookAt} knows. */
    public long oldestBookId() {
        return journal.oldestId();
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
        boolean there = at >= 0;
        journal.add(bookId, side, price, there ? ladder.quantity(at) : 0, there ? ladder.orders(at) : 0);
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
        if (updates > 0 && !feeds.isEmpty()) {
            DeltaFeed fastest = feeds.get(0);
            bookId = Math.max(bookId, fastest.previousId() + updates);
        }
        long leastMs = isBursting() ? BURST_BEAT_MS : BEAT;
        for (DeltaFeed feed : feeds) {
            if (feed.isDue(nowMs, leastMs)) {
                feed.tell(bookId, nowMs);
            }
        }
        if (topTouched) {
            topTouched = false;
            listener.topChanged(this);
        }
    }
}
