package io.marketprism.collector.orderbook.internal;

import io.marketprism.collector.model.OrderBookSnapshot;
import io.marketprism.collector.model.OrderBookUpdate;
import io.marketprism.collector.spi.BookRule;

/**
 * Where a book stands in its venue's sequence, and whether a change follows ({@link BookRule}). One thread at a time.
 */
public final class Sequence {

    /** What a change is to a book. */
    public enum Place {
        /** It comes next. */
        NEXT,
        /** The book has it already. */
        OLD,
        /** Something is missing before it. */
        AHEAD,
        /** It carries nothing that proves its place. */
        UNKNOWN
    }

    private static final long NONE = OrderBookSnapshot.NO_UPDATE_ID;

    private final BookRule rule;
    private long id = NONE;
    private long previousId = NONE;
    private long lastTimeMs;
    private boolean joining;

    /** A sequence that has not begun. */
    public Sequence(BookRule rule) {
        this.rule = rule;
    }

    /**
     * Starts at a snapshot.
     *
     * @param asked whether the snapshot was asked for, so that the first change only has to overlap it
     */
    public void start(OrderBookUpdate snapshot, boolean asked) {
        id = snapshot.lastUpdateId();
        previousId = NONE;
        lastTimeMs = snapshot.eventTimeMs();
        joining = asked;
    }

    /** The update ID of the book. */
    public long id() {
        return id;
    }

    /** What a change is to the book. */
    public Place place(OrderBookUpdate update) {
        return switch (rule) {
            case COUNTED -> counted(update);
            case CHAINED -> chained(update);
            case LINKED -> linked(update);
        };
    }

    /** The change was made. */
    public void advance(OrderBookUpdate update) {
        id = update.lastUpdateId();
        previousId = update.previousUpdateId();
        lastTimeMs = update.eventTimeMs();
        joining = false;
    }

    private Place counted(OrderBookUpdate update) {
        if (id == NONE || update.firstUpdateId() == NONE || update.firstUpdateId() > update.lastUpdateId()) {
            return Place.UNKNOWN;
        }
        if (update.lastUpdateId() <= id) {
            return Place.OLD;
        }
        return update.firstUpdateId() <= id + 1 ? Place.NEXT : Place.AHEAD;
    }

    private Place chained(OrderBookUpdate update) {
        long first = update.firstUpdateId();
        long last = update.lastUpdateId();
        long previous = update.previousUpdateId();
        if (id == NONE || first == NONE || previous == NONE || first > last || previous > first) {
            return Place.UNKNOWN;
        }
        if (last < id || (last == id && !joining)) {
            return Place.OLD;
        }
        if (joining) {
            return first <= id || previous == id ? Place.NEXT : Place.AHEAD;
        }
        // Two connections may cut the stream at different places: what reaches back beyond the book is as good.
        return previous <= id ? Place.NEXT : Place.AHEAD;
    }

    private Place linked(OrderBookUpdate update) {
        long last = update.lastUpdateId();
        long previous = update.previousUpdateId();
        if (last == NONE || previous == NONE || id == NONE) {
            boolean none = last == NONE && previous == NONE && id == NONE;
            return none && update.checksum() != OrderBookUpdate.NO_CHECKSUM ? Place.NEXT : Place.UNKNOWN;
        }
        if (previous == id) {
            return Place.NEXT;
        }
        if (joining && last >= previous) {
            if (last <= id) {
                return Place.OLD;
            }
            return previous < id ? Place.NEXT : Place.AHEAD;
        }
        // A number may come again after a maintenance reset; the same step at the same time does not.
        boolean repeated = last == id && previous == previousId && update.eventTimeMs() == lastTimeMs;
        return repeated ? Place.OLD : Place.AHEAD;
    }

    /** Whether a change starts the numbers anew, so that a snapshot cannot be placed before or after it. */
    public boolean isReset(OrderBookUpdate update) {
        return rule == BookRule.LINKED
                && update.lastUpdateId() != NONE
                && update.lastUpdateId() < update.previousUpdateId();
    }
}
