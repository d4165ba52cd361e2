package io.marketprism.collector.spi;

import java.time.Duration;
import java.util.Optional;

/** A venue refused, failed, or said something that its protocol does not allow. The message is a sentence. */
public final class VenueException extends Exception {

    private static final long serialVersionUID = 1L;

    /** What follows from it. */
    public enum Kind {
        /** The bytes are not what the protocol says: skip them. */
        MALFORMED,
        /** The request is wrong, such as an unknown symbol: do not ask again. */
        REFUSED,
        /** Asked too much: wait. */
        RATE_LIMITED,
        /** Banned for a while: wait as long as the venue says. */
        BANNED,
        /** The venue cannot now: try again with backoff. */
        UNAVAILABLE
    }

    private final Kind kind;
    private final String code;
    private final Duration retryAfter;

    /**
     * A refusal in the venue's own words.
     *
     * @param kind what follows from it
     * @param code the venue's code, or the HTTP status, or empty
     * @param message what happened, with the venue's own words
     */
    public VenueException(Kind kind, String code, String message) {
        this(kind, code, message, null, null);
    }

    /** A refusal that says when to come back, or has a cause; both may be {@code null}. */
    public VenueException(Kind kind, String code, String message, Duration retryAfter, Throwable cause) {
        super(message, cause);
        this.kind = kind;
        this.code = code;
        this.retryAfter = retryAfter;
    }

    /** A frame or answer that is not what the protocol says. */
    public static VenueException malformed(String message, Throwable cause) {
        return new VenueException(Kind.MALFORMED, "", message, null, cause);
    }

    /** What follows from it. */
    public Kind kind() {
        return kind;
    }

    /** The venue's code, or the HTTP status, or empty. */
    public String code() {
        return code;
    }

    /** How long the venue says to wait, if it says so. */
    public Optional<Duration> retryAfter() {
        return Optional.ofNullable(retryAfter);
    }
}
