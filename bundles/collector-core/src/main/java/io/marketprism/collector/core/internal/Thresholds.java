package io.marketprism.collector.core.internal;

import io.marketprism.collector.model.DataType;
import java.time.Duration;

/** How old data may be (contract 3.2, D12). Pure. */
final class Thresholds {

    private static final int MISSED_POLLS = 3;

    private Thresholds() {}

    /** The age at which a data type counts as stale. */
    static Duration staleAfter(DataType type) {
        return switch (type) {
            case TRADE, ORDERBOOK -> Duration.ofSeconds(60);
            case LIQUIDATION -> Duration.ofHours(1);
            case FUNDING_RATE, OPEN_INTEREST, LSR_TOP_POSITION, LSR_ALL_ACCOUNT, VOLATILITY_INDEX ->
                Duration.ofHours(8);
        };
    }

    /** The same for data that is polled: never sooner than after three missed polls. */
    static Duration staleAfter(DataType type, Duration pollInterval) {
        Duration least = staleAfter(type);
        Duration missed = pollInterval.multipliedBy(MISSED_POLLS);
        return missed.compareTo(least) > 0 ? missed : least;
    }

    /** Whether single instruments are silent for long without anything being wrong. */
    static boolean isRare(DataType type) {
        return type == DataType.LIQUIDATION;
    }
}
