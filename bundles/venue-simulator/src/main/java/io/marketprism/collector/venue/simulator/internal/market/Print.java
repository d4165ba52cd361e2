package io.marketprism.collector.venue.simulator.internal.market;

import io.marketprism.collector.model.Side;

/**
 * One taker's trade at one price, which is one or several matches.
 *
 * @param aggregateId number of the trade as a whole; one after another
 * @param firstId number of its first match; follows the previous trade's {@code lastId}
 * @param lastId number of its last match
 * @param price unscaled
 * @param quantity unscaled, of all matches together
 * @param taker the taker's side
 * @param timeMs when it happened
 * @param bookId the book's update number then
 */
public record Print(
        long aggregateId, long firstId, long lastId, long price, long quantity, Side taker, long timeMs, long bookId) {

    /** How many matches it is. */
    public int matches() {
        return (int) (lastId - firstId + 1);
    }

    /** The unscaled quantity of one match; all together give {@link #quantity} exactly, each at least one lot if it can. */
    public long quantityOf(long id, long lot) {
        long lots = quantity / lot;
        int matches = matches();
        long unit = lots >= matches ? lot : 1;
        long each = quantity / unit / matches * unit;
        return id == lastId ? quantity - each * (matches - 1) : each;
    }
}
