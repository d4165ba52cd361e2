package io.marketprism.collector.venue.simulator.internal.recording;

import io.marketprism.collector.venue.simulator.internal.market.InstrumentSpec;
import io.marketprism.collector.venue.simulator.internal.market.Notation;
import io.marketprism.collector.venue.simulator.internal.market.Recording;
import java.util.Map;
import java.util.Set;

/**
 * An instrument found in a recording.
 *
 * @param symbol its name at its venue
 * @param digits fraction digits of its numbers, and its steps
 * @param row what the venue says is fixed about it; empty where that was not recorded
 * @param recording what is played
 * @param types the types of data recorded of it
 */
public record RecordedInstrument(
        String symbol, Digits digits, Map<String, String> row, Recording recording, Set<String> types) {

    private static final int DEPTH = 1_000;

    /**
     * What the market needs.
     *
     * @param trimmed whether the venue drops trailing zeros
     */
    public InstrumentSpec spec(boolean trimmed) {
        return new InstrumentSpec(
                symbol,
                new Notation(digits.price(), trimmed),
                new Notation(digits.quantity(), trimmed),
                digits.tick(),
                digits.lot(),
                recording.middle(),
                Math.max(digits.lot(), recording.usualQuantity()),
                DEPTH);
    }
}
