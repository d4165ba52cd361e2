package io.marketprism.collector.model;

/** The taker's side of a trade, or the side of a liquidation order. */
public enum Side {
    BUY("buy"),
    SELL("sell");

    private final String token;

    Side(String token) {
        this.token = token;
    }

    /** The lower-case word used in payloads. */
    public String token() {
        return token;
    }
}
