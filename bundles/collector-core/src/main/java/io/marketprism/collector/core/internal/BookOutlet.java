package io.marketprism.collector.core.internal;

import io.marketprism.collector.model.OrderBookSnapshot;
import io.marketprism.collector.spi.Receipt;
import java.time.Duration;
import java.util.function.Supplier;

/**
 * Publishes a live book at most once in an interval; in between the latest state wins (C8). Guarded by its owner, to
 * whom timed publishing comes back.
 */
final class BookOutlet {

    private final ChannelPipeline pipeline;
    private final BookFigures figures;
    private final Time time;
    private final long intervalNanos;
    private final Runnable due;
    private boolean published;
    private long publishedNanos;
    private Receipt waiting;
    private Time.Pending pending;

    /**
     * An outlet that has published nothing.
     *
     * @param due called on the timer thread when a book that waits may go; it calls {@link #flush} under its guard
     */
    BookOutlet(ChannelPipeline pipeline, BookFigures figures, Time time, Duration interval, Runnable due) {
        this.pipeline = pipeline;
        this.figures = figures;
        this.time = time;
        this.intervalNanos = interval.toNanos();
        this.due = due;
    }

    /** The book is another one now. */
    void changed(Supplier<OrderBookSnapshot> book, Receipt receipt) {
        long since = time.nanoTime() - publishedNanos;
        if (!published || since >= intervalNanos) {
            publish(book.get(), receipt);
            return;
        }
        if (waiting != null) {
            figures.conflated();
        }
        waiting = receipt;
        figures.queued(1);
        if (pending == null) {
            pending = time.after(Duration.ofNanos(intervalNanos - since), due);
        }
    }

    /** The interval is over: what waits goes. */
    void flush(Supplier<OrderBookSnapshot> book) {
        pending = null;
        if (waiting != null) {
            publish(book.get(), waiting);
        }
    }

    /** The book is not live any more: what waits is not published. */
    void drop() {
        waiting = null;
        figures.queued(0);
        if (pending != null) {
            pending.cancel();
            pending = null;
        }
    }

    private void publish(OrderBookSnapshot book, Receipt receipt) {
        drop();
        published = true;
        publishedNanos = time.nanoTime();
        // A book of one side is true, but no reader knows it (contract 2.5).
        if (!book.bids().isEmpty() && !book.asks().isEmpty()) {
            pipeline.give(book, receipt);
        }
    }
}
