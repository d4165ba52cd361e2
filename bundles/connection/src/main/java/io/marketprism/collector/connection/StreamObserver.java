package io.marketprism.collector.connection;

import io.marketprism.collector.spi.Receipt;
import org.osgi.annotation.versioning.ConsumerType;

/**
 * Hears one life of a {@link StreamConnection}: one socket from its opening to its end. Each life has an observer of its
 * own, so that what it keeps (a codec's state) never mixes with that of an overlapping one.
 *
 * <p>Called by threads of the {@link Transport}, one call at a time, each seeing what the one before did. While a call
 * runs, the socket is not read: do not block longer than the venue's patience.
 */
@ConsumerType
public interface StreamObserver {

    /** The socket is open and the subscriptions are about to be sent. At most once, before any frame. */
    void opened();

    /**
     * One whole message.
     *
     * @param buffer holds the message's UTF-8 bytes at {@code offset}; it is reused after the call
     * @param offset where the message starts
     * @param length how many bytes it has
     * @param receipt when its last byte was read from the socket
     */
    void frame(byte[] buffer, int offset, int length, Receipt receipt);

    /**
     * This life is over, or never began. Exactly once, the last call; the next attempt starts after it.
     *
     * @param reason a sentence
     */
    void closed(String reason);
}
