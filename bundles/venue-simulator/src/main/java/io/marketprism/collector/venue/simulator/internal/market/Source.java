package io.marketprism.collector.venue.simulator.internal.market;

import java.util.Optional;
import java.util.function.Supplier;

/**
 * Where the tape of a market comes from: a recording, or nothing, which is made up.
 *
 * @param recording reads the recording when the market opens
 */
public record Source(Optional<Supplier<Recording>> recording) {

    /** A market that is made up. */
    public static final Source MADE_UP = new Source(Optional.empty());

    /** A market that plays a recording. */
    public static Source of(Supplier<Recording> recording) {
        return new Source(Optional.of(recording));
    }

    /** The tape of a market that opens, and how fast it runs. */
    public Reel open(InstrumentSpec spec, Pace pace, long seed) {
        return recording
                .map(Supplier::get)
                .map(played -> new Reel(new RecordedTape(played), pace.recordedSpeed(), played.isNumbered()))
                .orElseGet(() -> new Reel(new GeneratedTape(spec, pace.rate(), seed), 1, true));
    }

    /**
     * A tape put in.
     *
     * @param tape what is played
     * @param speed microseconds of the tape in a microsecond
     * @param numbered whether its venue numbered the changes of the book
     */
    public record Reel(Tape tape, double speed, boolean numbered) {}
}
