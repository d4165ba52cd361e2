package io.marketprism.collector.child.link;

import io.marketprism.collector.spi.management.CollectorSnapshot;
import java.util.Optional;

/**
 * What is known of a child.
 *
 * @param child its name, which is its exchange
 * @param answered whether it answered when it was last asked
 * @param snapshot what it said when it last answered, however long ago; empty if it never did
 * @param takenAtMs when that was, by the root's clock, UTC epoch milliseconds; 0 if never
 * @param problem why it did not answer, a sentence; empty if it did
 */
public record ChildReading(
        String child, boolean answered, Optional<CollectorSnapshot> snapshot, long takenAtMs, String problem) {

    /** Nothing is known yet. */
    public static ChildReading nothing(String child, String problem) {
        return new ChildReading(child, false, Optional.empty(), 0, problem);
    }

    /** The same values, marked as of a child that does not answer now. */
    public ChildReading unanswered(String why) {
        return new ChildReading(child, false, snapshot, takenAtMs, why);
    }
}
