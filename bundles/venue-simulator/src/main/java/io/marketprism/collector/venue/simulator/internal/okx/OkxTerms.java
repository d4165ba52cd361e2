package io.marketprism.collector.venue.simulator.internal.okx;

import io.marketprism.collector.venue.simulator.internal.market.Coin;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Map;

/**
 * What an instrument at OKX is.
 *
 * @param type {@code SPOT}, {@code SWAP}, {@code FUTURES} or {@code OPTION}
 * @param pair underlying and family of a contract, the two currencies of a pair
 * @param coin what is traded
 * @param settlement what a contract is settled in
 * @param contract the contract's value
 * @param contractCurrency what that value is in
 * @param fundingHours hours between two settlements of funding
 */
record OkxTerms(
        String type,
        String pair,
        String coin,
        String settlement,
        String contract,
        String contractCurrency,
        int fundingHours) {

    private static final int USUAL_HOURS = 8;
    private static final int OPTION_PARTS = 5;

    static OkxTerms spot(Coin coin) {
        return new OkxTerms("SPOT", coin.name() + "-USDT", coin.name(), "", "", "", USUAL_HOURS);
    }

    static OkxTerms swap(Coin coin) {
        return new OkxTerms(
                "SWAP", coin.name() + "-USDT", coin.name(), "USDT", coin.contract(), coin.name(), coin.fundingHours());
    }

    /** What the instrument's name and the venue's own row say, where it was recorded. */
    static OkxTerms of(String instId, Map<String, String> row) {
        String[] parts = instId.split("-", -1);
        String type = parts.length < 3
                ? "SPOT"
                : parts[2].equals("SWAP") ? "SWAP" : parts.length == OPTION_PARTS ? "OPTION" : "FUTURES";
        String quote = parts.length > 1 ? parts[1] : "";
        boolean linear = quote.startsWith("USD") && quote.length() > 3;
        boolean spot = type.equals("SPOT");
        return new OkxTerms(
                type,
                parts[0] + "-" + quote,
                parts[0],
                spot ? "" : row.getOrDefault("settleCcy", linear ? quote : parts[0]),
                spot ? "" : row.getOrDefault("ctVal", "1"),
                spot ? "" : row.getOrDefault("ctValCcy", linear ? parts[0] : quote),
                USUAL_HOURS);
    }

    boolean isSpot() {
        return type.equals("SPOT");
    }

    boolean isSwap() {
        return type.equals("SWAP");
    }

    /** Whether the contract's value is in the coin, and not in what it is paid with. */
    boolean isLinear() {
        return contractCurrency.equals(coin);
    }

    /** Coins in a number of contracts at a price. */
    BigDecimal coins(BigDecimal contracts, BigDecimal price) {
        BigDecimal value = contracts.multiply(new BigDecimal(contract));
        return isLinear() || price.signum() == 0 ? value : value.divide(price, MathContext.DECIMAL64);
    }
}
