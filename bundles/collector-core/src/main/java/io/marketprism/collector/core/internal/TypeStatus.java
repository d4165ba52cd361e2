package io.marketprism.collector.core.internal;

import java.time.Duration;
import java.util.List;
import java.util.Locale;

/** How a data type is. Pure. */
enum TypeStatus {
    /** Nothing was stored yet, and it is too early to worry. */
    STARTING,
    /** Data is stored as it should be. */
    HEALTHY,
    /** Data of the type, or of an instrument that ought to give some, is too old. */
    STALE,
    /** No channel of the type can give data. */
    FAILED;

    /**
     * What matters of a channel.
     *
     * @param refused whether the venue refuses it
     * @param silent whether it gives nothing though it should
     * @param polled whether it is asked, so that silence is a failure
     * @param lastSuccessMs when its data was last stored or found unchanged, UTC epoch milliseconds; 0 if never
     */
    record ChannelState(boolean refused, boolean silent, boolean polled, long lastSuccessMs) {}

    /** The word in snapshots. */
    String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /**
     * How a type with these channels is.
     *
     * @param channels its channels
     * @param rare whether single instruments are silent for long without anything being wrong
     * @param startedMs when collecting began, UTC epoch milliseconds
     * @param nowMs now
     * @param staleAfter the age at which data is too old
     */
    static TypeStatus of(List<ChannelState> channels, boolean rare, long startedMs, long nowMs, Duration staleAfter) {
        if (!channels.isEmpty() && channels.stream().allMatch(ChannelState::refused)) {
            return FAILED;
        }
        long last =
                channels.stream().mapToLong(ChannelState::lastSuccessMs).max().orElse(0);
        long oldest = nowMs - staleAfter.toMillis();
        if (last == 0 && startedMs >= oldest) {
            return STARTING;
        }
        boolean stale = last < oldest
                || channels.stream()
                        .filter(channel -> !channel.refused())
                        .anyMatch(channel -> (channel.silent() && !rare)
                                || (channel.polled() && Math.max(channel.lastSuccessMs(), startedMs) < oldest));
        return stale ? STALE : HEALTHY;
    }
}
