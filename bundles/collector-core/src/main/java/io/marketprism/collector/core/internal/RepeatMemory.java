package io.marketprism.collector.core.internal;

import io.marketprism.collector.model.MarketEvent;
import java.time.Duration;
import java.util.HashSet;
import java.util.Set;

/**
 * Knows, while a connection is replaced by another, which events one of the two has given already (C4: a core subscriber
 * sees each attempt). It knows nothing, and costs nothing, the rest of the time. One thread at a time.
 */
final class RepeatMemory {

    /** Longer than an old socket lives on beside the new one, and its last events may be late. */
    private static final Duration SPAN = Duration.ofSeconds(30);

    /** Bounds the memory; what comes beyond it is told apart by its message ID in the stream. */
    private static final int MOST = 20_000;

    private final Set<MarketEvent> known = new HashSet<>();
    private boolean on;
    private long untilNanos;

    /** From now on events may come twice. */
    void begin(long nowNanos) {
        on = true;
        untilNanos = nowNanos + SPAN.toNanos();
    }

    /** Whether the event was given before in this span; remembers it if not. */
    boolean isRepeat(MarketEvent event, long nowNanos) {
        if (!on) {
            return false;
        }
        if (nowNanos - untilNanos > 0) {
            on = false;
            known.clear();
            return false;
        }
        return known.size() < MOST ? !known.add(event) : known.contains(event);
    }
}
