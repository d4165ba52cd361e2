package io.marketprism.collector.model;

import java.util.Arrays;
import java.util.Optional;

/** The kinds of data that are collected; {@link #key} is the word used in configuration, subjects and metrics. */
public enum DataType {
    ORDERBOOK("orderbook"),
    TRADE("trade"),
    FUNDING_RATE("funding_rate"),
    OPEN_INTEREST("open_interest"),
    LIQUIDATION("liquidation"),
    LSR_TOP_POSITION("lsr_top_position"),
    LSR_ALL_ACCOUNT("lsr_all_account"),
    VOLATILITY_INDEX("volatility_index");

    private final String key;

    DataType(String key) {
        this.key = key;
    }

    /** The lower-case word for this type, as in {@code exchanges.<name>.data_types}. */
    public String key() {
        return key;
    }

    /** The type whose {@link #key} is {@code key}, if there is one. */
    public static Optional<DataType> ofKey(String key) {
        return Arrays.stream(values()).filter(type -> type.key.equals(key)).findFirst();
    }
}
