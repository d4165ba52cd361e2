package io.marketprism.collector.venue.simulator.internal.recording;

import io.marketprism.collector.model.Side;
import io.marketprism.collector.venue.simulator.internal.market.Notation;
import io.marketprism.collector.venue.simulator.internal.market.Recording;
import io.marketprism.collector.venue.simulator.internal.recording.RecordedEvent.Levels;
import io.marketprism.collector.venue.simulator.internal.recording.RecordedEvent.Trade;
import java.util.ArrayList;
import java.util.List;

/**
 * Puts one instrument's recording together: the first whole book, then all changes of one feed that continue it, and the
 * trades of one feed. What does not continue ends the book there. Not thread-safe; of one use.
 */
final class InstrumentReading {

    private static final int MOST_WAITING = 5_000;
    private static final int MOST_LEVELS = 400_000;
    private static final int NO_COUNT = 1;

    private final boolean okx;
    private final Notation prices;
    private final Notation quantities;
    private final Recording.Builder recording = new Recording.Builder();
    private final List<Levels> waiting = new ArrayList<>();
    private final List<Trade> early = new ArrayList<>();
    private String bookFeed = "";
    private String tradeFeed = "";
    private boolean opened;
    private boolean ended;
    private long startMs = -1;
    private long lastId = -1;
    private int levels;
    private int changes;

    InstrumentReading(boolean okx, Digits digits) {
        this.okx = okx;
        this.prices = Notation.fixed(digits.price());
        this.quantities = Notation.fixed(digits.quantity());
    }

    void take(Levels read) {
        if (ended) {
            return;
        }
        if (read.snapshot()) {
            open(read);
        } else if (!opened) {
            if (waiting.size() < MOST_WAITING) {
                waiting.add(read);
            }
        } else {
            change(read);
        }
    }

    private void open(Levels whole) {
        if (opened) {
            return;
        }
        opened = true;
        bookFeed = whole.feed();
        lastId = whole.lastId();
        if (whole.timeMs() >= 0) {
            startAt(whole.timeMs());
        }
        levels(whole.bids(), (price, quantity, orders) -> recording.level(Side.BUY, price, quantity, orders));
        levels(whole.asks(), (price, quantity, orders) -> recording.level(Side.SELL, price, quantity, orders));
        recording.numbered(!okx || whole.lastId() >= 0);
        waiting.forEach(this::change);
        waiting.clear();
    }

    private void change(Levels read) {
        if (bookFeed.isEmpty()) {
            bookFeed = read.feed();
        }
        if (!read.feed().equals(bookFeed) || isOld(read)) {
            return;
        }
        if (!continues(read) || levels > MOST_LEVELS) {
            ended = true;
            return;
        }
        if (startMs < 0) {
            startAt(read.timeMs());
        }
        int updates = lastId < 0 || okx ? 0 : (int) Math.min(Integer.MAX_VALUE, read.lastId() - lastId);
        recording.change(at(read.timeMs()), updates);
        levels(read.bids(), (price, quantity, orders) -> recording.changed(Side.BUY, price, quantity, orders));
        levels(read.asks(), (price, quantity, orders) -> recording.changed(Side.SELL, price, quantity, orders));
        lastId = read.lastId() < 0 ? lastId : read.lastId();
        changes++;
    }

    /** Whether the book holds a change already; a feed without numbers has no old ones. */
    private boolean isOld(Levels read) {
        boolean reset = okx && read.previousId() == lastId;
        return lastId >= 0 && read.lastId() >= 0 && read.lastId() <= lastId && !reset;
    }

    private boolean continues(Levels read) {
        if (lastId < 0 || read.lastId() < 0) {
            return true;
        }
        if (changes == 0) {
            return okx ? read.previousId() <= lastId : read.firstId() <= lastId + 1 || read.previousId() <= lastId;
        }
        return read.previousId() >= 0 ? read.previousId() == lastId : okx || read.firstId() == lastId + 1;
    }

    private void startAt(long timeMs) {
        startMs = timeMs;
        early.forEach(this::add);
        early.clear();
    }

    void take(Trade read) {
        tradeFeed = tradeFeed.isEmpty() ? read.feed() : tradeFeed;
        if (!read.feed().equals(tradeFeed) || levels > MOST_LEVELS) {
            return;
        }
        if (startMs < 0) {
            early.add(read);
        } else {
            add(read);
        }
    }

    private void add(Trade read) {
        if (okx || read.timeMs() >= startMs) {
            levels++;
            recording.trade(
                    at(read.timeMs()),
                    read.taker(),
                    prices.parse(read.price()),
                    quantities.parse(read.quantity()),
                    read.matches());
        }
    }

    private int at(long timeMs) {
        return (int) Math.max(0, timeMs - startMs);
    }

    /** Takes one level. */
    @FunctionalInterface
    private interface Level {
        void take(long price, long quantity, int orders);
    }

    private void levels(List<?> read, Level taker) {
        for (Object level : read) {
            List<?> parts = JsonTree.list(level);
            if (parts.size() > 1) {
                int orders = parts.size() > 3 ? Integer.parseInt((String) parts.get(3)) : NO_COUNT;
                taker.take(prices.parse((String) parts.get(0)), quantities.parse((String) parts.get(1)), orders);
                levels++;
            }
        }
    }

    /** Whether there is a whole book. */
    boolean hasBook() {
        return opened;
    }

    /** The recording so far. */
    Recording build() {
        if (startMs < 0 && !early.isEmpty()) {
            startAt(early.get(0).timeMs());
        }
        return recording.build();
    }
}
