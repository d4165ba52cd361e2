package io.marketprism.collector.core.internal;

import io.marketprism.collector.model.MarketEvent;
import io.marketprism.collector.model.OrderBookSnapshot;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/**
 * Knows which samples of a polled channel the answer before gave already (C5). A book is known by its update ID, and one
 * without an ID never is; everything else by all that it says. One thread at a time.
 */
final class SampleMemory {

    private Set<Object> before = new HashSet<>();
    private Set<Object> now = new HashSet<>();

    /** Remembers a sample; true if it was known. */
    boolean isKnown(MarketEvent event) {
        Optional<Object> identity = identity(event);
        if (identity.isEmpty()) {
            return false;
        }
        boolean first = now.add(identity.get());
        return !first || before.contains(identity.get());
    }

    /** The answer is whole: the next sample belongs to another one. */
    void endAnswer() {
        if (!now.isEmpty()) {
            Set<Object> emptied = before;
            before = now;
            now = emptied;
            now.clear();
        }
    }

    /** Knows nothing any more, so that the same sample is published again. */
    void forget() {
        before.clear();
        now.clear();
    }

    private static Optional<Object> identity(MarketEvent event) {
        if (event instanceof OrderBookSnapshot book) {
            return book.lastUpdateId() == OrderBookSnapshot.NO_UPDATE_ID
                    ? Optional.empty()
                    : Optional.of(book.lastUpdateId());
        }
        return Optional.of(event);
    }
}
