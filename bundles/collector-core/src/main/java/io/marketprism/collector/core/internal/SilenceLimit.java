package io.marketprism.collector.core.internal;

import io.marketprism.collector.model.DataType;
import java.time.Duration;

/**
 * How long a subscribed channel may be silent before its connection is renewed (D12): by what it has shown of its habit,
 * and by its type until it has. Pure.
 */
final class SilenceLimit {

    private static final int TIMES_USUAL = 20;

    private static final Duration LEAST = Duration.ofSeconds(15);
    private static final Duration MOST = Duration.ofMinutes(10);

    /** A stream that is quieter than {@link #MOST} allows for is given this many of its usual silences. */
    private static final int TIMES_USUAL_OF_QUIET = 3;

    private static final Duration MOST_OF_RARE = Duration.ofHours(8);

    private SilenceLimit() {}

    /**
     * The limit for a channel.
     *
     * @param type what it brings
     * @param spoken whether it has spoken since its connection was opened; until then it gets the time for a first word
     * @param habit what is known of it
     */
    static Duration of(DataType type, boolean spoken, SpeechHabit habit) {
        Duration first = firstWord(type);
        if (Thresholds.isRare(type)) {
            return longer(first, shorter(habit.longestSilence().multipliedBy(TIMES_USUAL_OF_QUIET), MOST_OF_RARE));
        }
        Duration learned = habit.usualSilence()
                .map(usual -> shorter(
                        longer(usual.multipliedBy(TIMES_USUAL), LEAST),
                        longer(MOST, usual.multipliedBy(TIMES_USUAL_OF_QUIET))))
                .orElseGet(() ->
                        longer(first, shorter(habit.longestSilence().multipliedBy(TIMES_USUAL), longer(MOST, first))));
        return spoken ? learned : longer(first, learned);
    }

    /** How long a channel may take to say its first word: an acknowledgement proves nothing. */
    static Duration firstWord(DataType type) {
        return switch (type) {
            case TRADE, ORDERBOOK -> Duration.ofSeconds(60);
            case FUNDING_RATE, OPEN_INTEREST -> Duration.ofMinutes(10);
            case LIQUIDATION -> Duration.ofHours(1);
            case LSR_TOP_POSITION, LSR_ALL_ACCOUNT, VOLATILITY_INDEX -> Duration.ofHours(8);
        };
    }

    private static Duration longer(Duration one, Duration other) {
        return one.compareTo(other) >= 0 ? one : other;
    }

    private static Duration shorter(Duration one, Duration other) {
        return one.compareTo(other) <= 0 ? one : other;
    }
}
