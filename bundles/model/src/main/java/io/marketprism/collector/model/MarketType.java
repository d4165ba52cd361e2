package io.marketprism.collector.model;

/** The market an instrument trades on; {@link #token} is the word used in subjects and payloads. */
public enum MarketType {
    SPOT("spot"),
    PERPETUAL("perpetual"),
    FUTURES("futures"),
    OPTIONS("options");

    private final String token;

    MarketType(String token) {
        this.token = token;
    }

    /** The lower-case word for this market. */
    public String token() {
        return token;
    }
}
