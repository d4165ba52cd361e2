package io.marketprism.collector.venue.simulator.internal.market;

import io.marketprism.collector.model.Side;

/** Collects the changes of a book and tells them at one pace; the latest state of each level wins. */
public final class DeltaFeed {

    private final long intervalMs;
    private final DeltaListener listener;
    private final Ladder bids = new Ladder(true);
    private final Ladder asks = new Ladder(false);
    private long previousId;
    private long firstId;
    private long lastId;
    private long toldAtMs;

    DeltaFeed(long intervalMs, long bookId, long nowMs, DeltaListener listener) {
        this.intervalMs = intervalMs;
        this.listener = listener;
        this.previousId = bookId;
        this.lastId = bookId;
        this.toldAtMs = nowMs;
    }

    /** Changed bids with their quantities now; zero is a removed level. */
    public Ladder bids() {
        return bids;
    }

    /** Changed asks with their quantities now; zero is a removed level. */
    public Ladder asks() {
        return asks;
    }

    /** The last update number told before. */
    public long previousId() {
        return previousId;
    }

    /** The first update number in these changes. */
    public long firstId() {
        return firstId;
    }

    /** The last update number in these changes. */
    public long lastId() {
        return lastId;
    }

    void add(Side side, long price, long quantity, int orders, long id) {
        if (bids.isEmpty() && asks.isEmpty()) {
            firstId = id;
        }
        (side == Side.BUY ? bids : asks).put(price, quantity, orders);
        lastId = id;
    }

    /** Whether it is time to tell; {@code leastMs} holds even for a feed told at each beat. */
    boolean isDue(long nowMs, long leastMs) {
        return nowMs - toldAtMs >= Math.max(intervalMs, leastMs);
    }

    /** Leaves one number out, as if a change had been lost. */
    void skipNumber() {
        previousId++;
    }

    void tell(long bookId, long nowMs) {
        toldAtMs = nowMs;
        if (bids.isEmpty() && asks.isEmpty()) {
            return;
        }
        lastId = bookId;
        listener.delta(this, nowMs);
        previousId = lastId;
        bids.clear();
        asks.clear();
    }
}
