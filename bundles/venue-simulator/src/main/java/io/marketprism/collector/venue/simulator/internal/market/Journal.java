package io.marketprism.collector.venue.simulator.internal.market;

import io.marketprism.collector.model.Side;
import java.util.Arrays;
import java.util.Optional;

/**
 * What the newest changes of a book replaced, so that the book as it was at a number can be made again. Bounded; guarded
 * by its market.
 */
final class Journal {

    private static final int FIRST_ROOM = 256;

    private int capacity;
    private long[] ids = new long[FIRST_ROOM];
    private long[] prices = new long[FIRST_ROOM];
    private long[] quantities = new long[FIRST_ROOM];
    private int[] orders = new int[FIRST_ROOM];
    private boolean[] sells = new boolean[FIRST_ROOM];
    private long added;
    private long oldestId;

    /** A journal of a book with a number that has not changed. */
    Journal(int capacity, long id) {
        this.capacity = Math.max(FIRST_ROOM, capacity);
        this.oldestId = id;
    }

    /** Keeps no more than this many changes; asked for before the first. */
    void limit(int most) {
        capacity = Math.max(FIRST_ROOM, most);
    }

    /** Notes what a change with a number replaced; a quantity of zero where there was nothing. */
    void add(long id, Side side, long price, long quantity, int count) {
        if (added == ids.length && ids.length < capacity) {
            int room = Math.min(capacity, ids.length * 2);
            ids = Arrays.copyOf(ids, room);
            prices = Arrays.copyOf(prices, room);
            quantities = Arrays.copyOf(quantities, room);
            orders = Arrays.copyOf(orders, room);
            sells = Arrays.copyOf(sells, room);
        }
        int at = (int) (added % ids.length);
        if (added >= ids.length) {
            oldestId = ids[at];
        }
        ids[at] = id;
        prices[at] = price;
        quantities[at] = quantity;
        orders[at] = count;
        sells[at] = side == Side.SELL;
        added++;
    }

    /** Forgets everything: the numbers begin again. */
    void restart(long id) {
        added = 0;
        oldestId = id;
    }

    /** The lowest number the book can be given at. */
    long oldestId() {
        return oldestId;
    }

    /** The book as it was at a number, made from the book as it is; nothing where the number is too old. */
    Optional<Book> at(long id, Book now) {
        if (id < oldestId) {
            return Optional.empty();
        }
        Book book = now.copy();
        long oldest = Math.max(0, added - ids.length);
        for (long entry = added - 1; entry >= oldest; entry--) {
            int at = (int) (entry % ids.length);
            if (ids[at] <= id) {
                break;
            }
            book.side(sells[at] ? Side.SELL : Side.BUY).apply(prices[at], quantities[at], orders[at]);
        }
        return Optional.of(book);
    }
}
