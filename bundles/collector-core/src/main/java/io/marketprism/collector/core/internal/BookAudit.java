package io.marketprism.collector.core.internal;

import io.marketprism.collector.model.OrderBookUpdate;
import io.marketprism.collector.orderbook.BookEngine;
import io.marketprism.collector.orderbook.BookState;
import io.marketprism.collector.orderbook.BookStep;
import io.marketprism.collector.spi.VenueException;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * Compares a live book with a fresh snapshot at the same sequence number: a second book is started from the snapshot and
 * follows the same changes until both are at one number. Guarded by its owner, by whom answers come back.
 */
final class BookAudit {

    private static final int MOST_REQUESTS = 3;

    private final Supplier<BookEngine> books;
    private final BookFigures figures;
    private final Consumer<BookAudit> asker;
    private BookEngine shadow;
    private int requests;

    /**
     * An audit that has not begun.
     *
     * @param books makes an empty book of the instrument
     * @param asker asks for a snapshot, of which it brings {@link #answered} or {@link #refused}
     */
    BookAudit(Supplier<BookEngine> books, BookFigures figures, Consumer<BookAudit> asker) {
        this.books = books;
        this.figures = figures;
        this.asker = asker;
    }

    boolean isUnderWay() {
        return shadow != null;
    }

    /** Begins; one that is under way still has waited for too long. */
    void begin() {
        abandon();
        shadow = books.get();
        shadow.begin();
        requests = 1;
        asker.accept(this);
    }

    /** Lets an audit under way be. */
    void abandon() {
        end("incomplete");
    }

    private void end(String result) {
        if (shadow != null) {
            shadow = null;
            figures.auditEnded(result);
        }
    }

    /** A change that the live book has taken. */
    void take(OrderBookUpdate update) {
        if (shadow != null && (update.snapshot() || shadow.take(update) == BookStep.BROKE)) {
            abandon();
        }
    }

    /** The snapshot came. */
    void answered(OrderBookUpdate snapshot) {
        if (shadow == null) {
            return;
        }
        switch (shadow.join(snapshot)) {
            case STALE -> {
                if (++requests > MOST_REQUESTS) {
                    end("stale");
                } else {
                    asker.accept(this);
                }
            }
            case BROKE -> abandon();
            default -> {
                // It follows the changes from now on, until it is where the live book is.
            }
        }
    }

    /** The snapshot did not come. */
    void refused(VenueException reason) {
        end(ChannelPipeline.code(reason));
    }

    /**
     * Compares if both books are at the same number.
     *
     * @return in how many levels they differ; nothing if they cannot be compared yet
     */
    OptionalInt compare(BookEngine live) {
        if (shadow == null
                || shadow.state() != BookState.LIVE
                || live.state() != BookState.LIVE
                || shadow.updateId() != live.updateId()) {
            return OptionalInt.empty();
        }
        int differences = live.differences(shadow);
        figures.audited(differences);
        return OptionalInt.of(differences);
    }

    /** The book started from the snapshot, which is proven and may know more levels; the audit is over with it. */
    Optional<BookEngine> takeOver() {
        Optional<BookEngine> fresh = Optional.ofNullable(shadow);
        shadow = null;
        return fresh;
    }
}
