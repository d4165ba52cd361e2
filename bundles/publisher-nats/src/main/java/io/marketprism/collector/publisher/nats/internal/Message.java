package io.marketprism.collector.publisher.nats.internal;

/** One message on its way. Its mutable part belongs to {@link Delivery}. */
final class Message {

    /** What a message costs in memory beside its payload, roughly. */
    private static final int OVERHEAD_BYTES = 200;

    final Lane lane;
    final byte[] payload;
    final String id;
    final long acceptedNanos;

    /** The order in which messages were accepted. */
    long sequence;

    /** The number of its latest attempt, counted over all messages. */
    long attempt;

    int attempts;
    long sentNanos;
    boolean acknowledgedSubject;
    boolean doubtful;
    int slot = InFlightWindow.NO_SLOT;

    /**
     * A message to send.
     *
     * @param lane the subject's queue
     * @param payload the body; not changed afterwards
     * @param id the message ID, or {@link EventFormat#NO_ID}
     * @param acceptedNanos when it was accepted
     */
    Message(Lane lane, byte[] payload, String id, long acceptedNanos) {
        this.lane = lane;
        this.payload = payload;
        this.id = id;
        this.acceptedNanos = acceptedNanos;
    }

    boolean hasId() {
        return !id.isEmpty();
    }

    int heapBytes() {
        return payload.length + OVERHEAD_BYTES;
    }
}
