package io.marketprism.collector.venue.simulator.internal.market;

/**
 * Where a market's numbers start and how update numbers climb.
 *
 * @param firstTradeId number of the first match
 * @param firstUpdateId number of the book at its opening
 * @param leastStride least step between two changes of the book
 * @param mostStride greatest step; equal to the least where the venue counts without holes
 */
public record Numbering(long firstTradeId, long firstUpdateId, int leastStride, int mostStride) {

    private static final long EPOCH_MS = 1_704_067_200_000L;

    /**
     * Numbers that start higher the later a market opens, so that a simulator started again never says a number twice:
     * a thousand trades and a hundred thousand update numbers a second apart.
     */
    public static Numbering since(long openedAtMs, int leastStride, int mostStride) {
        long age = openedAtMs - EPOCH_MS;
        return new Numbering(age, age * 100, leastStride, mostStride);
    }
}
