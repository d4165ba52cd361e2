package io.marketprism.collector.child.link;

import io.marketprism.collector.spi.management.CollectorSnapshot;
import java.util.Optional;

/**
 * What a child said when it was read last.
 *
 * @param child the child
 * @param answered whether it answered this time; if not, the snapshot is an older one
 * @param snapshot the last snapshot it gave, if it ever gave one
 * @param takenAtMs when that snapshot was taken, UTC epoch milliseconds; 0 if there is none
 * @param problem why it did not answer, in a sentence; empty if it did
 */
public record ChildReading(
        String child, boolean answered, Optional<CollectorSnapshot> snapshot, long takenAtMs, String problem) {}
