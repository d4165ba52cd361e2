package io.marketprism.collector.venue.simulator.internal.recording;

import io.marketprism.collector.venue.simulator.internal.market.Coin;
import io.marketprism.collector.venue.simulator.internal.market.Dress;
import java.util.List;
import java.util.Optional;

/**
 * What the venues list.
 *
 * @param recorded the instruments of a folder of recordings, and no others; empty: those of the coins
 * @param coins what has markets where nothing was recorded
 * @param dress the shape recordings are played in
 */
public record Catalogue(Optional<Recorded> recorded, List<Coin> coins, Dress dress) {

    /** The usual coins, dressed for 2026. */
    public static Catalogue usual() {
        return new Catalogue(Optional.empty(), Coin.ALL, Dress.MODERN);
    }
}
