package io.marketprism.collector.spi;

import org.osgi.annotation.versioning.ConsumerType;

/**
 * Reads the frames of one life of one connection. May keep state between frames; used by one thread at a time.
 */
@ConsumerType
@FunctionalInterface
public interface StreamCodec {

    /**
     * Reads one text frame and gives what it holds to {@code sink}.
     *
     * @param frame holds the frame's UTF-8 bytes at {@code offset}; it is reused after the call
     * @param offset where the frame starts
     * @param length how many bytes it has
     * @throws VenueException of kind {@link VenueException.Kind#MALFORMED} if the frame is not what the venue's protocol
     *     says; nothing else is ever thrown, whatever the bytes are
     */
    void decode(byte[] frame, int offset, int length, StreamSink sink) throws VenueException;
}
