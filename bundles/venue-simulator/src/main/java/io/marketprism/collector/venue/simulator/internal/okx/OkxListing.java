package io.marketprism.collector.venue.simulator.internal.okx;

import io.marketprism.collector.venue.simulator.internal.market.Coin;
import io.marketprism.collector.venue.simulator.internal.market.InstrumentSpec;
import io.marketprism.collector.venue.simulator.internal.market.Notation;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * One instrument OKX lists.
 *
 * @param spec what the market needs
 * @param coin what is traded
 * @param isSwap a perpetual contract, else spot
 */
record OkxListing(InstrumentSpec spec, Coin coin, boolean isSwap) {

    /** Levels a side the venue keeps. */
    static final int WINDOW = 400;

    private static final int QUANTITY_DIGITS = 8;
    private static final String CONTRACT_LOT = "0.01";

    /** All listed instruments by instId. */
    static Map<String, OkxListing> all() {
        Map<String, OkxListing> listed = new LinkedHashMap<>();
        for (Coin coin : Coin.ALL) {
            Notation price = Notation.trimmed(Notation.scaleOf(coin.okxTick()));
            Notation quantity = Notation.trimmed(QUANTITY_DIGITS);
            String spot = coin.name() + "-USDT";
            listed.put(
                    spot,
                    new OkxListing(
                            coin.spec(spot, price, quantity, coin.okxTick(), coin.okxLot(), "1", WINDOW), coin, false));
            String swap = spot + "-SWAP";
            listed.put(
                    swap,
                    new OkxListing(
                            coin.spec(swap, price, quantity, coin.okxTick(), CONTRACT_LOT, coin.contract(), WINDOW),
                            coin,
                            true));
        }
        return listed;
    }

    /** The instrument type in requests. */
    String type() {
        return isSwap ? "SWAP" : "SPOT";
    }

    /** The row of {@code /public/instruments}. */
    String row() {
        String pair = coin.name() + "-USDT";
        String contract = isSwap
                ? "\"uly\":\"" + pair + "\",\"instFamily\":\"" + pair + "\",\"baseCcy\":\"\",\"quoteCcy\":\"\","
                        + "\"settleCcy\":\"USDT\",\"ctVal\":\"" + coin.contract()
                        + "\",\"ctMult\":\"1\",\"ctValCcy\":\""
                        + coin.name() + "\",\"ctType\":\"linear\","
                : "\"uly\":\"\",\"instFamily\":\"\",\"baseCcy\":\"" + coin.name() + "\",\"quoteCcy\":\"USDT\","
                        + "\"settleCcy\":\"\",\"ctVal\":\"\",\"ctMult\":\"\",\"ctValCcy\":\"\",\"ctType\":\"\",";
        return "{\"instType\":\"" + type() + "\",\"instId\":\"" + spec.symbol() + "\"," + contract
                + "\"tickSz\":\"" + spec.tickText() + "\",\"lotSz\":\"" + spec.lotText() + "\",\"minSz\":\""
                + spec.lotText() + "\",\"state\":\"live\",\"listTime\":\"1611916828000\",\"expTime\":\"\"}";
    }
}
