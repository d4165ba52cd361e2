package io.marketprism.collector.venue.simulator.internal.recording;

import io.marketprism.collector.model.Side;
import java.util.List;
import java.util.Map;

/** Something recorded of one instrument. */
sealed interface RecordedEvent {

    /** A host whose instruments have names of their own. */
    enum Host {
        OKX,
        SPOT,
        USDM
    }

    /** What it is about. */
    RecordedKey key();

    /**
     * A book, or changes to it.
     *
     * @param feed the connection and channel it came by
     * @param snapshot whether it is whole
     * @param timeMs venue time, or -1
     * @param lastId its number, or -1
     * @param previousId the number it continues, or -1 where that is not told
     */
    record Levels(
            RecordedKey key,
            String feed,
            boolean snapshot,
            long timeMs,
            List<?> bids,
            List<?> asks,
            long firstId,
            long lastId,
            long previousId)
            implements RecordedEvent {}

    /** A trade of one or several matches. */
    record Trade(RecordedKey key, String feed, long timeMs, Side taker, String price, String quantity, int matches)
            implements RecordedEvent {}

    /** What is fixed about it, in the venue's words. */
    record Terms(RecordedKey key, Map<String, String> row) implements RecordedEvent {}

    /** Data of another type. */
    record Other(RecordedKey key, String type) implements RecordedEvent {}
}
