package io.marketprism.collector.venue.simulator.internal.market;

import java.util.Arrays;

/**
 * One side of a book, or the changes to it: prices, quantities and order counts in flat arrays, best price first. Not
 * thread-safe.
 */
public final class Ladder {

    private final boolean descending;
    private long[] prices = new long[32];
    private long[] quantities = new long[32];
    private int[] orders = new int[32];
    private int size;

    /** An empty side; bids descend, asks ascend. */
    public Ladder(boolean descending) {
        this.descending = descending;
    }

    Ladder copy() {
        Ladder copy = new Ladder(descending);
        copy.prices = prices.clone();
        copy.quantities = quantities.clone();
        copy.orders = orders.clone();
        copy.size = size;
        return copy;
    }

    /** The number of levels. */
    public int size() {
        return size;
    }

    /** Whether there is no level. */
    public boolean isEmpty() {
        return size == 0;
    }

    /** Unscaled price of a level, counted from the best. */
    public long price(int index) {
        return prices[index];
    }

    /** Unscaled quantity of a level. */
    public long quantity(int index) {
        return quantities[index];
    }

    /** How many orders a level holds. */
    public int orders(int index) {
        return orders[index];
    }

    /** Where a price stands, or {@code -(place + 1)} of where it would stand. */
    public int find(long price) {
        int low = 0;
        int high = size - 1;
        while (low <= high) {
            int middle = (low + high) >>> 1;
            long found = prices[middle];
            if (found == price) {
                return middle;
            }
            boolean before = descending ? found > price : found < price;
            if (before) {
                low = middle + 1;
            } else {
                high = middle - 1;
            }
        }
        return -(low + 1);
    }

    /** Sets a level; a quantity of zero removes it. */
    public void apply(long price, long quantity, int count) {
        if (quantity != 0) {
            put(price, quantity, count);
            return;
        }
        int at = find(price);
        if (at >= 0) {
            remove(at);
        }
    }

    /** Sets a level and keeps it even if its quantity is zero, as a list of changes needs. */
    public void put(long price, long quantity, int count) {
        int at = find(price);
        if (at < 0) {
            at = -(at + 1);
            insert(at);
            prices[at] = price;
        }
        quantities[at] = quantity;
        orders[at] = count;
    }

    private void insert(int at) {
        if (size == prices.length) {
            int room = size * 2;
            prices = Arrays.copyOf(prices, room);
            quantities = Arrays.copyOf(quantities, room);
            orders = Arrays.copyOf(orders, room);
        }
        int moved = size - at;
        System.arraycopy(prices, at, prices, at + 1, moved);
        System.arraycopy(quantities, at, quantities, at + 1, moved);
        System.arraycopy(orders, at, orders, at + 1, moved);
        size++;
    }

    private void remove(int at) {
        int moved = size - at - 1;
        System.arraycopy(prices, at + 1, prices, at, moved);
        System.arraycopy(quantities, at + 1, quantities, at, moved);
        System.arraycopy(orders, at + 1, orders, at, moved);
        size--;
    }

    /** Forgets all levels and keeps the room. */
    public void clear() {
        size = 0;
    }
}
