package io.marketprism.collector.venue.simulator.internal.market;

import io.marketprism.collector.model.Side;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/**
 * A recorded stretch of one market in flat arrays: the book at its start, then changes of the book and trades in order
 * of time. Immutable.
 */
public final class Recording {

    private static final int USUAL_LEVELS = 10;

    private final Levels start;
    private final Levels changes;
    private final int[] atMs;
    private final int[] from;
    private final int[] to;
    private final int[] weight;
    private final int durationMs;
    private final boolean numbered;

    private Recording(Builder built) {
        built.steps.sort(Comparator.comparingInt(step -> step.atMs));
        int count = built.steps.size();
        this.start = built.start;
        this.changes = built.changes;
        this.atMs = new int[count];
        this.from = new int[count];
        this.to = new int[count];
        this.weight = new int[count];
        for (int i = 0; i < count; i++) {
            Step step = built.steps.get(i);
            atMs[i] = step.atMs;
            from[i] = step.from;
            to[i] = step.trade ? -1 : step.to;
            weight[i] = step.weight;
        }
        this.durationMs = count == 0 ? 0 : atMs[count - 1];
        this.numbered = built.numbered;
        this.start.fit();
        this.changes.fit();
    }

    /** Whether its venue numbered the changes of the book. */
    public boolean isNumbered() {
        return numbered;
    }

    /** The unscaled price in the middle of its first book, or of its first trade. */
    public long middle() {
        Book book = new Book();
        open(book);
        return book.middle() > 0 || changes.size == 0 ? book.middle() : changes.prices[0];
    }

    /** The unscaled quantity of a usual order: that of the first levels of its first book. */
    public long usualQuantity() {
        long sum = 0;
        int count = Math.min(USUAL_LEVELS, start.size);
        for (int i = 0; i < count; i++) {
            sum += start.quantities[i] / count;
        }
        return sum;
    }

    /** The number of steps: changes of the book, and trades. */
    public int steps() {
        return atMs.length;
    }

    int atMs(int step) {
        return atMs[step];
    }

    /** The time of the last step after the first moment. */
    public int durationMs() {
        return durationMs;
    }

    void open(Book book) {
        for (int i = 0; i < start.size; i++) {
            book.side(start.side(i)).put(start.prices[i], start.quantities[i], start.orders[i]);
        }
    }

    void play(int step, Floor floor) {
        int first = from[step];
        if (to[step] < 0) {
            floor.trade(changes.side(first), changes.prices[first], changes.quantities[first], weight[step]);
            return;
        }
        for (int i = first; i < to[step]; i++) {
            floor.change(changes.side(i), changes.prices[i], changes.quantities[i], changes.orders[i]);
        }
        floor.beat(weight[step]);
    }

    /** Price levels of both sides in flat arrays. */
    private static final class Levels {
        private long[] prices = new long[64];
        private long[] quantities = new long[64];
        private int[] orders = new int[64];
        private boolean[] sells = new boolean[64];
        private int size;

        private void add(Side side, long price, long quantity, int count) {
            if (size == prices.length) {
                prices = Arrays.copyOf(prices, size * 2);
                quantities = Arrays.copyOf(quantities, size * 2);
                orders = Arrays.copyOf(orders, size * 2);
                sells = Arrays.copyOf(sells, size * 2);
            }
            prices[size] = price;
            quantities[size] = quantity;
            orders[size] = count;
            sells[size++] = side == Side.SELL;
        }

        /** Gives back the room that is not needed. */
        private void fit() {
            prices = Arrays.copyOf(prices, size);
            quantities = Arrays.copyOf(quantities, size);
            orders = Arrays.copyOf(orders, size);
            sells = Arrays.copyOf(sells, size);
        }

        private Side side(int index) {
            return sells[index] ? Side.SELL : Side.BUY;
        }
    }

    /** One step while a recording is read. */
    private static final class Step {
        private int atMs;
        private int from;
        private int to;
        private int weight;
        private boolean trade;
    }

    /** Collects a recording in the order of its file. Not thread-safe; of one use. */
    public static final class Builder {
        private final Levels start = new Levels();
        private final Levels changes = new Levels();
        private final List<Step> steps = new ArrayList<>();
        private boolean numbered = true;

        /** Says whether the venue numbered the changes. */
        public Builder numbered(boolean is) {
            numbered = is;
            return this;
        }

        /** Adds a level of the book at the start. */
        public Builder level(Side side, long price, long quantity, int orders) {
            start.add(side, price, quantity, orders);
            return this;
        }

        /** Begins a change of the book; its levels follow by {@link #changed}. */
        public Builder change(int atMs, int updates) {
            Step step = step(atMs, updates);
            step.trade = false;
            return this;
        }

        /** Adds a level to the change begun last. */
        public Builder changed(Side side, long price, long quantity, int orders) {
            changes.add(side, price, quantity, orders);
            steps.get(steps.size() - 1).to = changes.size;
            return this;
        }

        /** Adds a trade. */
        public Builder trade(int atMs, Side taker, long price, long quantity, int matches) {
            Step step = step(atMs, matches);
            changes.add(taker, price, quantity, 0);
            step.trade = true;
            return this;
        }

        private Step step(int atMs, int weight) {
            Step step = new Step();
            step.atMs = atMs;
            step.weight = weight;
            step.from = changes.size;
            step.to = changes.size;
            steps.add(step);
            return step;
        }

        /** The recording, its steps in order of time, those of one time in the order added. */
        public Recording build() {
            return new Recording(this);
        }
    }
}
