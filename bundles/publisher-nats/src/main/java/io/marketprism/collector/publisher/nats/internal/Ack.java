package io.marketprism.collector.publisher.nats.internal;

/**
 * A stream's answer to one message.
 *
 * @param kind what it says
 * @param reason the server's words, empty if it stored the message
 */
record Ack(Kind kind, String reason) {

    /** What an answer says. */
    enum Kind {
        STORED,
        DUPLICATE,
        /** Not stored: nobody listens on the subject. */
        NO_STREAM,
        /** Not stored, and the same may be stored later. */
        NOT_NOW,
        /** Not stored, and never will be. */
        REFUSED
    }

    static final Ack STORED = new Ack(Kind.STORED, "");
    static final Ack DUPLICATE = new Ack(Kind.DUPLICATE, "");

    static final Ack NO_STREAM =
            new Ack(Kind.NO_STREAM, "No stream answers on the subject; it is looked for again and made if need be");
}
