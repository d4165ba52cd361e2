package io.marketprism.collector.core.internal;

import io.marketprism.collector.model.MarketEvent;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.Set;

/**
 * Knows the last events of a channel whose venue tells old ones again after each subscription, however long ago they
 * were: longer than a stream knows their message IDs (C5). One thread at a time.
 */
final class LastingMemory {

    /** More than a venue repeats of one instrument; such events are rare. */
    private static final int MOST = 256;

    private final Set<MarketEvent> known = new LinkedHashSet<>();

    /** Whether the event was given before; remembers it if not. */
    boolean isRepeat(MarketEvent event) {
        if (!known.add(event)) {
            return true;
        }
        if (known.size() > MOST) {
            Iterator<MarketEvent> oldest = known.iterator();
            oldest.next();
            oldest.remove();
        }
        return false;
    }

    /** Knows nothing any more, so that what is repeated is published again. */
    void forget() {
        known.clear();
    }
}
