package io.marketprism.collector.config;

import java.time.Duration;
import java.util.List;

/**
 * One JetStream stream (C4); keys {@code nats.jetstream.streams.<NAME>.*} and {@code delivery.streams.<NAME>.*}.
 *
 * @param name its name at the server
 * @param subjects what it captures
 * @param maxMessages the most messages, -1 for no bound
 * @param maxBytes the most bytes, -1 for no bound
 * @param maxAge how long a message is kept, zero for ever
 * @param maxConsumers the most consumers, -1 for no bound
 * @param replicas copies in the cluster
 * @param storage {@code file} or {@code memory}
 * @param discard {@code old} or {@code new}: what goes when it is full
 * @param duplicateWindow how long message IDs are remembered
 * @param maxMessagesPerSubject the most messages a subject, -1 for no bound
 * @param managed whose stream it is
 */
public record StreamSettings(
        String name,
        List<String> subjects,
        long maxMessages,
        long maxBytes,
        Duration maxAge,
        int maxConsumers,
        int replicas,
        String storage,
        String discard,
        Duration duplicateWindow,
        long maxMessagesPerSubject,
        Managed managed) {

    /** Whose stream it is. */
    public enum Managed {
        /** Named in the file: it is made as the file says. */
        CONFIGURED,
        /** The product's own: its limits may be shrunk where the server lacks the room. */
        OWN
    }

    /** Copies the list. */
    public StreamSettings {
        subjects = List.copyOf(subjects);
    }
}
