package io.marketprism.collector.publisher.nats.internal;

import io.nats.client.JetStreamApiException;
import java.util.Set;

/** The server's error numbers that something follows from (nats-server {@code errors.json}). */
final class ServerError {

    static final int STREAM_NOT_FOUND = 10059;
    static final int SUBJECTS_OVERLAP = 10065;

    private static final int ACCOUNT_LIMIT = 10002;
    private static final int RESOURCES = 10023;
    private static final int MEMORY = 10028;
    private static final int STORAGE = 10047;
    private static final Set<Integer> NO_JETSTREAM = Set.of(10035, 10039, 10076);

    private ServerError() {}

    static boolean is(JetStreamApiException e, int number) {
        return e.getApiErrorCode() == number;
    }

    /** Whether less might be granted. */
    static boolean isWantOfRoom(JetStreamApiException e) {
        int number = e.getApiErrorCode();
        return number == ACCOUNT_LIMIT || number == RESOURCES || number == MEMORY || number == STORAGE;
    }

    /** Whether there is no JetStream for this account. */
    static boolean isNoJetStream(JetStreamApiException e) {
        return NO_JETSTREAM.contains(e.getApiErrorCode());
    }
}
