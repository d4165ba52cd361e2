package io.marketprism.collector.connection.internal;

import java.util.Locale;

/** Why a socket ended. */
public enum Ending {
    /** It was closed from here, or its successor took over. */
    LEFT,
    /** There was no connection: refused, unknown, not trusted, or no upgrade granted. */
    NOT_OPENED,
    /** TCP was accepted, but no upgrade came in time. */
    NO_ANSWER,
    /** No sign of life for too long. */
    SILENT,
    /** The venue said that it closes. */
    CLOSED_BY_VENUE,
    /** It was lost without a word, or broke the protocol. */
    LOST,
    /** Nothing could be written. */
    NOT_WRITTEN,
    /** A message was longer than any market data. */
    TOO_LONG,
    /** A message came in too many parts, or did not become whole in time. */
    NEVER_WHOLE,
    /** The receiver failed on a message. */
    RECEIVER_FAILED;

    /** The word in figures. */
    String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
