package io.marketprism.collector.publisher.nats.internal;

/** Hears what became of messages. Called without any lock held. */
interface Outcome {

    /** The stream stored it, or had it already; or the server took it on a subject without a stream. */
    void stored(Message message, boolean duplicate, long nowNanos);

    /** It was given up. */
    void failed(Message message, String code, String reason);
}
