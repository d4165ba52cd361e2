package io.marketprism.collector.venue.simulator.internal;

import io.marketprism.collector.venue.simulator.Json;
import java.math.BigDecimal;
import java.util.Comparator;
import java.util.NavigableMap;
import java.util.TreeMap;

/** A book as a client keeps it, independent of the simulator's own. */
public final class ClientBook {

    private final NavigableMap<BigDecimal, String> bids = new TreeMap<>(Comparator.reverseOrder());
    private final NavigableMap<BigDecimal, String> asks = new TreeMap<>();

    /** Takes levels of both sides; a quantity of zero deletes. */
    public ClientBook apply(Json bidLevels, Json askLevels) {
        bidLevels.items().forEach(level -> set(bids, level));
        askLevels.items().forEach(level -> set(asks, level));
        return this;
    }

    private static void set(NavigableMap<BigDecimal, String> side, Json level) {
        BigDecimal price = new BigDecimal(level.at(0).text());
        String quantity = level.at(1).text();
        if (new BigDecimal(quantity).signum() == 0) {
            side.remove(price);
        } else {
            side.put(price, quantity);
        }
    }

    /** Whether the best bid reaches the best ask. */
    public boolean isCrossed() {
        return bids.firstKey().compareTo(asks.firstKey()) >= 0;
    }

    /** Levels of the shorter side. */
    public int depth() {
        return Math.min(bids.size(), asks.size());
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof ClientBook that && bids.equals(that.bids) && asks.equals(that.asks);
    }

    @Override
    public int hashCode() {
        return bids.hashCode() * 31 + asks.hashCode();
    }

    @Override
    public String toString() {
        return bids.firstEntry() + " | " + asks.firstEntry() + " (" + bids.size() + ", " + asks.size() + " levels)";
    }
}
