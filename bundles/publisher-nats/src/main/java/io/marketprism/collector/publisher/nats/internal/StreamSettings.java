package io.marketprism.collector.publisher.nats.internal;

import java.time.Duration;
import java.util.List;

/**
 * One stream as it should be.
 *
 * @param name its name
 * @param subjects what it captures
 * @param maxMessages most messages, -1 for no limit
 * @param maxBytes most bytes, -1 for no limit
 * @param maxAge how long a message stays, zero for ever
 * @param maxConsumers most consumers, -1 for no limit
 * @param replicas how many servers keep it
 * @param fileStorage whether on disk; else in memory
 * @param discardOld whether a full stream drops its oldest messages; else it refuses new ones
 * @param duplicateWindow how long a message ID is remembered; never longer than {@code maxAge}
 * @param maxMessagesPerSubject most messages of one subject, -1 for no limit
 * @param own whether it is the collector's own; else the user's, from the configuration file
 */
record StreamSettings(
        String name,
        List<String> subjects,
        long maxMessages,
        long maxBytes,
        Duration maxAge,
        long maxConsumers,
        int replicas,
        boolean fileStorage,
        boolean discardOld,
        Duration duplicateWindow,
        long maxMessagesPerSubject,
        boolean own) {

    /** Copies the list and keeps the duplicate window within the age, as servers demand. */
    StreamSettings {
        subjects = List.copyOf(subjects);
        if (!maxAge.isZero() && duplicateWindow.compareTo(maxAge) > 0) {
            duplicateWindow = maxAge;
        }
    }

    /** The same stream with another limit of bytes. */
    StreamSettings withMaxBytes(long bytes) {
        return new StreamSettings(
                name,
                subjects,
                maxMessages,
                bytes,
                maxAge,
                maxConsumers,
                replicas,
                fileStorage,
                discardOld,
                duplicateWindow,
                maxMessagesPerSubject,
                own);
    }

    /** The same stream with other subjects. */
    StreamSettings withSubjects(List<String> others) {
        return new StreamSettings(
                name,
                others,
                maxMessages,
                maxBytes,
                maxAge,
                maxConsumers,
                replicas,
                fileStorage,
                discardOld,
                duplicateWindow,
                maxMessagesPerSubject,
                own);
    }
}
