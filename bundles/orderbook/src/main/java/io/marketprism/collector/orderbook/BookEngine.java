package io.marketprism.collector.orderbook;

import io.marketprism.collector.model.Instrument;
import io.marketprism.collector.model.OrderBookSnapshot;
import io.marketprism.collector.model.OrderBookSnapshot.Change;
import io.marketprism.collector.model.OrderBookSnapshot.Kind;
import io.marketprism.collector.model.OrderBookUpdate;
import io.marketprism.collector.orderbook.internal.Sequence;
import io.marketprism.collector.orderbook.internal.TwoSidedBook;
import io.marketprism.collector.spi.BookRule;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import java.util.function.LongSupplier;

/**
 * The order book of one instrument, kept by its venue's changes (D7). It is live only while its sequence is proven, and
 * gives its levels only then. What breaks it is told once; it then waits for {@link #begin}, or for a snapshot that the
 * venue pushes.
 *
 * <p>At most 64 kB at 1,000 levels a side. Not thread-safe.
 */
public final class BookEngine {

    private final Instrument instrument;
    private final BookLimits limits;
    private final LongSupplier nanoTime;
    private final Sequence sequence;
    private final TwoSidedBook book;
    private final Deque<OrderBookUpdate> held = new ArrayDeque<>(0);

    private BookState state = BookState.EMPTY;
    private BookBreak lastBreak;
    private Kind kind = Kind.SNAPSHOT;
    private long firstId = OrderBookSnapshot.NO_UPDATE_ID;
    private long previousId = OrderBookSnapshot.NO_UPDATE_ID;
    private long eventTimeMs;
    private long waitingSinceNanos;
    private long notLiveSinceNanos;
    private long lastOutageNanos;

    /**
     * A book that has not begun.
     *
     * @param nanoTime a clock that never jumps, nanoseconds
     */
    public BookEngine(Instrument instrument, BookRule rule, BookLimits limits, LongSupplier nanoTime) {
        this.instrument = instrument;
        this.limits = limits;
        this.nanoTime = nanoTime;
        this.sequence = new Sequence(rule);
        this.book = new TwoSidedBook(limits.snapshotDepth(), limits.mostLevels());
        this.notLiveSinceNanos = nanoTime.getAsLong();
    }

    /** Where the book is in its life. */
    public BookState state() {
        return state;
    }

    /** Begins to keep changes until a snapshot comes; what was kept before is forgotten. */
    public void begin() {
        if (state == BookState.LIVE) {
            notLiveSinceNanos = nanoTime.getAsLong();
        }
        state = BookState.BUFFERING;
        held.clear();
        waitingSinceNanos = nanoTime.getAsLong();
    }

    /** Takes what the stream says. */
    public BookStep take(OrderBookUpdate update) {
        if (update.snapshot()) {
            return start(update, false);
        }
        return switch (state) {
            case EMPTY, BROKEN -> BookStep.LEFT;
            case BUFFERING -> hold(update);
            case LIVE -> follow(update);
        };
    }

    /** Takes a snapshot that was asked for; only a book that waits for one takes it. */
    public BookStep join(OrderBookUpdate snapshot) {
        if (state != BookState.BUFFERING) {
            return BookStep.LEFT;
        }
        // The first change that is not old decides whether the snapshot is new enough to be followed.
        sequence.start(snapshot, true);
        while (!held.isEmpty() && sequence.place(held.peekFirst()) == Sequence.Place.OLD) {
            held.removeFirst();
        }
        if (!held.isEmpty() && sequence.place(held.peekFirst()) == Sequence.Place.AHEAD) {
            return BookStep.STALE;
        }
        BookStep step = start(snapshot, true);
        while (step == BookStep.JOINED && !held.isEmpty()) {
            step = follow(held.removeFirst()) == BookStep.BROKE ? BookStep.BROKE : BookStep.JOINED;
        }
        return step;
    }

    private BookStep start(OrderBookUpdate snapshot, boolean asked) {
        boolean wasLive = state == BookState.LIVE;
        if (!asked) {
            held.clear();
        }
        sequence.start(snapshot, asked);
        book.replace(snapshot.bids(), snapshot.asks());
        Optional<BreakReason> fault = fault(snapshot);
        if (fault.isPresent()) {
            return broke(fault.get(), snapshot.lastUpdateId(), snapshot.lastUpdateId());
        }
        state = BookState.LIVE;
        if (!wasLive) {
            lastOutageNanos = nanoTime.getAsLong() - notLiveSinceNanos;
        }
        remember(Kind.SNAPSHOT, snapshot, snapshot.previousUpdateId());
        return BookStep.JOINED;
    }

    private BookStep hold(OrderBookUpdate update) {
        if (sequence.isReset(update)) {
            return broke(BreakReason.GAP, update.previousUpdateId(), update.lastUpdateId());
        }
        if (held.size() >= limits.mostHeld()) {
            return broke(BreakReason.BUFFER_OVERFLOW, OrderBookSnapshot.NO_UPDATE_ID, OrderBookSnapshot.NO_UPDATE_ID);
        }
        held.addLast(update);
        return BookStep.HELD;
    }

    private BookStep follow(OrderBookUpdate update) {
        long before = sequence.id();
        long found = update.firstUpdateId() == OrderBookSnapshot.NO_UPDATE_ID
                ? update.previousUpdateId()
                : update.firstUpdateId();
        switch (sequence.place(update)) {
            case OLD -> {
                return BookStep.UNCHANGED;
            }
            case AHEAD -> {
                return broke(BreakReason.GAP, before, found);
            }
            case UNKNOWN -> {
                return broke(BreakReason.UNPROVEN, before, found);
            }
            default -> sequence.advance(update);
        }
        boolean changes = !update.isEmpty();
        if (changes) {
            book.change(update.bids(), update.asks());
        }
        Optional<BreakReason> fault = fault(update);
        if (fault.isPresent()) {
            return broke(fault.get(), before, update.lastUpdateId());
        }
        if (!changes && update.lastUpdateId() == before) {
            return BookStep.UNCHANGED;
        }
        remember(Kind.UPDATE, update, before);
        return BookStep.CHANGED;
    }

    private Optional<BreakReason> fault(OrderBookUpdate update) {
        if (update.checksum() != OrderBookUpdate.NO_CHECKSUM && update.checksum() != book.checksum()) {
            return Optional.of(BreakReason.CHECKSUM);
        }
        return book.isCrossed() ? Optional.of(BreakReason.CROSSED) : Optional.empty();
    }

    private void remember(Kind of, OrderBookUpdate update, long before) {
        kind = of;
        firstId = update.firstUpdateId();
        previousId = before;
        eventTimeMs = update.eventTimeMs();
    }

    private BookStep broke(BreakReason reason, long expected, long found) {
        boolean wasLive = state == BookState.LIVE;
        if (wasLive) {
            notLiveSinceNanos = nanoTime.getAsLong();
        }
        lastBreak = new BookBreak(reason, expected, found, wasLive);
        state = BookState.BROKEN;
        held.clear();
        return BookStep.BROKE;
    }

    /** Breaks the book from without, unless it is broken already or has not begun. */
    public BookStep fail(BreakReason reason) {
        return state == BookState.EMPTY || state == BookState.BROKEN
                ? BookStep.LEFT
                : broke(reason, OrderBookSnapshot.NO_UPDATE_ID, OrderBookSnapshot.NO_UPDATE_ID);
    }

    /** Breaks the book if it has waited for a snapshot for too long; to be called now and then. */
    public BookStep expire() {
        boolean over = state == BookState.BUFFERING
                && nanoTime.getAsLong() - waitingSinceNanos > limits.patience().toNanos();
        return over ? fail(BreakReason.SNAPSHOT_TIMEOUT) : BookStep.LEFT;
    }

    /** What broke the book last, if anything ever did. */
    public Optional<BookBreak> lastBreak() {
        return Optional.ofNullable(lastBreak);
    }

    /** The update ID of the live book; {@link OrderBookSnapshot#NO_UPDATE_ID} where the venue gives none. */
    public long updateId() {
        return sequence.id();
    }

    /** How many changes are kept until the snapshot comes. */
    public int heldCount() {
        return held.size();
    }

    /** For how long the book has not been live, nanoseconds; 0 if it is. */
    public long notLiveNanos() {
        return state == BookState.LIVE ? 0 : nanoTime.getAsLong() - notLiveSinceNanos;
    }

    /** For how long the book had not been live before it became so last, nanoseconds. */
    public long lastOutageNanos() {
        return lastOutageNanos;
    }

    /** Whether a side that is cut has come to have fewer levels than a depth, so that a new snapshot would tell more. */
    public boolean isShallow(int depth) {
        return state == BookState.LIVE && book.isShallow(depth);
    }

    /**
     * In how many levels another live book differs, as far as both are known; meant for two at the same update ID.
     *
     * @throws IllegalStateException if one of them is not live
     */
    public int differences(BookEngine other) {
        requireLive();
        other.requireLive();
        return book.differences(other.book);
    }

    /**
     * The best levels of the live book.
     *
     * @throws IllegalStateException if the book is not live
     */
    public OrderBookSnapshot book(int depth) {
        requireLive();
        return new OrderBookSnapshot(
                instrument,
                book.bids(depth),
                book.asks(depth),
                sequence.id(),
                eventTimeMs,
                Optional.of(new Change(kind, firstId, previousId)));
    }

    private void requireLive() {
        if (state != BookState.LIVE) {
            throw new IllegalStateException("The order book of " + instrument + " is not live but " + state
                    + "; nothing is known of its levels");
        }
    }
}
