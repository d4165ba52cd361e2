package io.marketprism.collector.core.internal;

import java.time.Duration;
import java.util.List;

/**
 * Watches the age of the data of a connection's subscribed channels (D12): acknowledgements and heartbeats prove
 * nothing. One thread at a time.
 */
final class SilenceWatch {

    private static final Duration LONGEST = Duration.ofHours(1);

    private final List<ChannelPipeline> channels;
    private long sinceNanos;
    private int renewals;

    /** A watch over channels that are not polled, from a moment on. */
    SilenceWatch(List<ChannelPipeline> channels, long nowNanos) {
        this.channels = List.copyOf(channels);
        this.sinceNanos = nowNanos;
    }

    /** A connection was opened: its channels have from now on to speak. */
    void opened(long nowNanos) {
        sinceNanos = nowNanos;
    }

    /**
     * Marks the channels that are silent for too long; true if the connection ought to be renewed, which is so at most
     * once in a channel's limit and, while renewing does not help, in twice as long each time.
     */
    boolean isRenewalDue(long nowNanos) {
        boolean due = false;
        boolean anySilent = false;
        for (ChannelPipeline pipeline : channels) {
            if (pipeline.isRefused()) {
                continue;
            }
            Duration limit = pipeline.silenceLimit(sinceNanos);
            long silent = pipeline.silentNanos(sinceNanos, nowNanos);
            if (silent > limit.toNanos()) {
                pipeline.fallSilent(limit);
            }
            anySilent |= pipeline.isSilent();
            due |= silent
                    > new Backoff(limit, limit.compareTo(LONGEST) > 0 ? limit : LONGEST)
                            .after(renewals)
                            .toNanos();
        }
        renewals = anySilent ? renewals : 0;
        if (due) {
            renewals++;
            sinceNanos = nowNanos;
        }
        return due;
    }
}
