package io.marketprism.collector.publisher.nats.internal;

import java.time.Duration;

/**
 * The bounds of {@link Delivery}.
 *
 * @param inFlight most messages sent and not settled
 * @param queueBytes most memory of messages that wait
 * @param timeout how long an acknowledgement is waited for
 * @param maxRetries how often a message of unknown outcome is sent again
 */
record DeliverySettings(int inFlight, long queueBytes, Duration timeout, int maxRetries) {

    private static final Duration FIRST_PAUSE = Duration.ofMillis(100);
    private static final int MOST_DOUBLINGS = 6;

    /** The time before a message is sent again after its attempt number {@code attempts}, in nanoseconds. */
    long pauseNanos(int attempts) {
        return FIRST_PAUSE.toNanos() << Math.min(attempts - 1, MOST_DOUBLINGS);
    }
}
