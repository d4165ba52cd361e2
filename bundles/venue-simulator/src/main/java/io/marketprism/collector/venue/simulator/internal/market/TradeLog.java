package io.marketprism.collector.venue.simulator.internal.market;

import java.util.Arrays;

/** The newest trades of a market, for history requests and for the truth. Guarded by its market. */
public final class TradeLog {

    /** How many trades are kept at most. */
    public static final int CAPACITY = 16_384;

    private Print[] ring = new Print[256];
    private int capacity = CAPACITY;
    private long added;
    private long firstMatch;
    private long firstLastMatch;

    /** Keeps no more than this many trades; asked for before the first. */
    void limit(int most) {
        capacity = Math.max(ring.length, Math.min(CAPACITY, most));
    }

    void add(Print print) {
        if (added == 0) {
            firstMatch = print.firstId();
            firstLastMatch = print.lastId();
        }
        if (added == ring.length && ring.length < capacity) {
            ring = Arrays.copyOf(ring, Math.min(capacity, ring.length * 2));
        }
        ring[(int) (added % ring.length)] = print;
        added++;
    }

    /** How many trades there have been since the market opened, kept or not. */
    public long total() {
        return added;
    }

    /** The number of the first match since the market opened. */
    public long firstMatch() {
        return firstMatch;
    }

    /** The number of the last match of the first trade since the market opened. */
    public long firstLastMatch() {
        return firstLastMatch;
    }

    /** How many trades are kept. */
    public int size() {
        return (int) Math.min(added, ring.length);
    }

    /** A kept trade; 0 is the newest. */
    public Print newest(int back) {
        return ring[(int) ((added - 1 - back) % ring.length)];
    }

    /** How far back the oldest kept trade with an aggregate number of at least {@code id} is, or -1. */
    public int backFromAggregate(long id) {
        if (size() == 0 || newest(0).aggregateId() < id) {
            return -1;
        }
        long back = newest(0).aggregateId() - id;
        return (int) Math.min(back, size() - 1L);
    }

    /** How far back the oldest kept trade that holds a match numbered at least {@code id} is, or -1. */
    public int backFromMatch(long id) {
        int low = 0;
        int high = size() - 1;
        int found = -1;
        while (low <= high) {
            int middle = (low + high) >>> 1;
            if (newest(middle).lastId() >= id) {
                found = middle;
                low = middle + 1;
            } else {
                high = middle - 1;
            }
        }
        return found;
    }
}
