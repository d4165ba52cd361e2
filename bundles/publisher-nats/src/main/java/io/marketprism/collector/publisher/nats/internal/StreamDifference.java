package io.marketprism.collector.publisher.nats.internal;

import io.nats.client.api.DiscardPolicy;
import io.nats.client.api.StorageType;
import io.nats.client.api.StreamConfiguration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What a stream's limits differ in from what the configuration asks for. */
final class StreamDifference {

    private StreamDifference() {}

    /** A list for the log such as {@code max_bytes (1048576 instead of 2097152)}; empty if nothing differs. */
    static Optional<String> of(StreamSettings wanted, StreamConfiguration present) {
        List<String> all = new ArrayList<>();
        compare(all, "max_msgs", present.getMaxMsgs(), wanted.maxMessages());
        compare(all, "max_bytes", present.getMaxBytes(), wanted.maxBytes());
        compare(
                all,
                "max_age_ms",
                present.getMaxAge().toMillis(),
                wanted.maxAge().toMillis());
        compare(all, "max_consumers", present.getMaxConsumers(), wanted.maxConsumers());
        compare(all, "replicas", present.getReplicas(), wanted.replicas());
        compare(all, "storage", present.getStorageType(), wanted.fileStorage() ? StorageType.File : StorageType.Memory);
        compare(
                all,
                "discard",
                present.getDiscardPolicy(),
                wanted.discardOld() ? DiscardPolicy.Old : DiscardPolicy.New);
        compare(
                all,
                "duplicate_window_ms",
                present.getDuplicateWindow().toMillis(),
                wanted.duplicateWindow().toMillis());
        compare(all, "max_msgs_per_subject", present.getMaxMsgsPerSubject(), wanted.maxMessagesPerSubject());
        return all.isEmpty() ? Optional.empty() : Optional.of(String.join(", ", all));
    }

    private static void compare(List<String> all, String what, Object present, Object wanted) {
        if (!present.equals(wanted)) {
            all.add(what + " (" + present + " instead of " + wanted + ")");
        }
    }
}
