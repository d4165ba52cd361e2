package io.marketprism.collector.venue.simulator.internal.binance;

import io.marketprism.collector.venue.simulator.internal.market.Market;
import java.util.LinkedHashMap;
import java.util.Map;

/** The depth streams of a host: name without the symbol → interval in ms, the fastest first. */
final class Depths {

    /** Spot: 100 ms and 1 s. */
    static final Map<String, Long> SPOT = of("@depth@100ms", Market.BEAT, "@depth", 1_000L);

    /** USD-M: 100, 250 and 500 ms. */
    static final Map<String, Long> USDM = of("@depth@100ms", Market.BEAT, "@depth", 250L, "@depth@500ms", 500L);

    private Depths() {}

    private static Map<String, Long> of(Object... pairs) {
        Map<String, Long> depths = new LinkedHashMap<>();
        for (int i = 0; i < pairs.length; i += 2) {
            depths.put((String) pairs[i], (Long) pairs[i + 1]);
        }
        return depths;
    }
}
