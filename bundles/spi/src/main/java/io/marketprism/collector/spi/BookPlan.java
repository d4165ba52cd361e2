package io.marketprism.collector.spi;

import java.util.List;

/**
 * How the order book of one channel is kept by the venue's stream of changes, which a codec gives to {@link
 * StreamSink#book}.
 *
 * @param channel whose book it is; it is subscribed on one of the plan's connections
 * @param rule what proves the order of changes
 * @param pushed whether the venue's stream brings a snapshot after each subscription; else the snapshot is asked for
 * @param snapshot asks for a snapshot
 * @param snapshotDepth levels a side that the snapshot is cut at: a side with so many goes on beyond; 0 if the venue's
 *     stream tells of each level that comes into the depth of the snapshot, so that the book is whole
 * @param decoder reads the answer; it gives one whole book
 * @param resubscription frames that make the venue send a new snapshot on the stream, in order; empty if not pushed
 * @param resubscriptionPool the {@link Quota} that each of these frames draws one from; empty if not pushed
 */
public record BookPlan(
        Channel channel,
        BookRule rule,
        boolean pushed,
        RestRequest snapshot,
        int snapshotDepth,
        RestDecoder decoder,
        List<String> resubscription,
        String resubscriptionPool) {

    /** Copies the list. */
    public BookPlan {
        resubscription = List.copyOf(resubscription);
        if (pushed == resubscription.isEmpty()) {
            throw new IllegalArgumentException("The book of " + channel.instrument()
                    + " is to be resubscribed exactly if its snapshots are pushed; the venue has a defect");
        }
    }
}
