package io.marketprism.collector.orderbook;

/**
 * One moment at which a book ceased to be live, or to become it.
 *
 * @param reason why
 * @param expectedId the update ID of the book before, which is the last one that is proven; or NO_UPDATE_ID
 * @param foundId the first update ID that does not follow it; or NO_UPDATE_ID
 * @param wasLive whether the book was live before
 */
public record BookBreak(BreakReason reason, long expectedId, long foundId, boolean wasLive) {

    @Override
    public String toString() {
        return expectedId < 0
                ? reason.words()
                : reason.words() + " (the book is at " + expectedId + ", what came begins at " + foundId + ")";
    }
}
