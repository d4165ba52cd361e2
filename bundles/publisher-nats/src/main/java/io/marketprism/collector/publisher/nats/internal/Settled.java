package io.marketprism.collector.publisher.nats.internal;

/**
 * What became of one message.
 *
 * @param message which
 * @param duplicate whether the stream had it already
 * @param code empty if it was stored; else a short stable word
 * @param reason empty if it was stored; else a sentence
 */
record Settled(Message message, boolean duplicate, String code, String reason) {

    static Settled stored(Message message, boolean duplicate) {
        return new Settled(message, duplicate, "", "");
    }

    /** Tells the message's lane. */
    void tell(long nowNanos) {
        if (code.isEmpty()) {
            message.lane.outcome.stored(message, duplicate, nowNanos);
        } else {
            message.lane.outcome.failed(message, code, reason);
        }
    }
}
