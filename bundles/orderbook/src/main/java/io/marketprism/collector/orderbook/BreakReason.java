package io.marketprism.collector.orderbook;

/** Why a book is not live any more. */
public enum BreakReason {
    /** A change is missing. */
    GAP("gap", "a change is missing"),
    /** The venue's checksum is another one than the book's. */
    CHECKSUM("checksum", "the venue's checksum does not match the book"),
    /** The best bid is not below the best ask. */
    CROSSED("crossed", "the best bid is not below the best ask"),
    /** A change carries neither sequence numbers nor a checksum, or its numbers contradict themselves. */
    UNPROVEN("unproven", "a change carries nothing that proves its place"),
    /** More changes came before the snapshot than are kept. */
    BUFFER_OVERFLOW("buffer_overflow", "more changes came before the snapshot than are kept"),
    /** No usable snapshot came in time. */
    SNAPSHOT_TIMEOUT("snapshot_timeout", "no usable snapshot came in time"),
    /** The connection that brings the changes is gone. */
    DISCONNECTED("disconnected", "the connection that brings its changes is gone"),
    /** A fresh snapshot showed another book at the same sequence number. */
    AUDIT("audit", "a fresh snapshot shows another book at the same sequence number");

    private final String token;
    private final String words;

    BreakReason(String token, String words) {
        this.token = token;
        this.words = words;
    }

    /** The short stable word for metrics and records. */
    public String token() {
        return token;
    }

    /** The reason as part of a sentence. */
    public String words() {
        return words;
    }
}
