package io.marketprism.collector.venue.simulator.internal.binance;

import io.marketprism.collector.venue.simulator.internal.market.Coin;
import io.marketprism.collector.venue.simulator.internal.market.InstrumentSpec;
import io.marketprism.collector.venue.simulator.internal.market.Notation;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * One instrument Binance lists.
 *
 * @param spec what the market needs
 * @param coin what is traded
 */
record BinanceListing(InstrumentSpec spec, Coin coin) {

    private static final int DEPTH = 1_000;
    private static final int SPOT_DIGITS = 8;
    private static final int LEAST_PRICE_DIGITS = 2;

    /** The spot market by symbol. */
    static Map<String, BinanceListing> spot() {
        Map<String, BinanceListing> listed = new LinkedHashMap<>();
        Notation eight = Notation.fixed(SPOT_DIGITS);
        for (Coin coin : Coin.ALL) {
            String symbol = coin.name() + "USDT";
            InstrumentSpec spec = coin.spec(symbol, eight, eight, coin.spotTick(), coin.spotLot(), "1", DEPTH);
            listed.put(symbol, new BinanceListing(spec, coin));
        }
        return listed;
    }

    /** The USD-M perpetual contracts by symbol. */
    static Map<String, BinanceListing> usdm() {
        Map<String, BinanceListing> listed = new LinkedHashMap<>();
        for (Coin coin : Coin.ALL) {
            String symbol = coin.name() + "USDT";
            Notation price = Notation.fixed(Math.max(LEAST_PRICE_DIGITS, Notation.scaleOf(coin.usdmTick())));
            Notation quantity = Notation.fixed(Notation.scaleOf(coin.usdmLot()));
            InstrumentSpec spec = coin.spec(symbol, price, quantity, coin.usdmTick(), coin.usdmLot(), "1", DEPTH);
            listed.put(symbol, new BinanceListing(spec, coin));
        }
        return listed;
    }

    /** The filters of {@code exchangeInfo}. */
    String filters() {
        return "\"filters\":[{\"filterType\":\"PRICE_FILTER\",\"tickSize\":\""
                + spec.price().format(spec.tick()) + "\"},{\"filterType\":\"LOT_SIZE\",\"stepSize\":\""
                + spec.quantity().format(spec.lot()) + "\"}]";
    }
}
