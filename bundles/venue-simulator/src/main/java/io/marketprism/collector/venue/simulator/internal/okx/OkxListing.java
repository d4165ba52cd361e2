package io.marketprism.collector.venue.simulator.internal.okx;

import io.marketprism.collector.venue.simulator.internal.market.Coin;
import io.marketprism.collector.venue.simulator.internal.market.InstrumentSpec;
import io.marketprism.collector.venue.simulator.internal.market.Notation;
import io.marketprism.collector.venue.simulator.internal.market.Source;
import io.marketprism.collector.venue.simulator.internal.recording.BuiltIn;
import io.marketprism.collector.venue.simulator.internal.recording.RecordedInstrument;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * One instrument OKX lists.
 *
 * @param spec what the market needs
 * @param terms what it is
 * @param source what is played
 * @param types the types of data there are of it
 */
record OkxListing(InstrumentSpec spec, OkxTerms terms, Source source, Set<String> types) {

    /** Levels a side the venue keeps. */
    static final int WINDOW = 400;

    private static final int QUANTITY_DIGITS = 8;
    private static final String CONTRACT_LOT = "0.01";
    private static final Set<String> OF_SPOT = Set.of("orderbook", "trade");
    private static final Set<String> OF_SWAPS = Set.of(
            "orderbook",
            "trade",
            "funding_rate",
            "open_interest",
            "liquidation",
            "lsr_top_position",
            "lsr_all_account");

    /** Spot and swap of each coin, by instId. */
    static Map<String, OkxListing> of(List<Coin> coins) {
        Map<String, OkxListing> listed = new LinkedHashMap<>();
        for (Coin coin : coins) {
            Notation price = Notation.trimmed(Notation.scaleOf(coin.okxTick()));
            Notation quantity = Notation.trimmed(QUANTITY_DIGITS);
            String spot = coin.name() + "-USDT";
            InstrumentSpec spec = coin.spec(spot, price, quantity, coin.okxTick(), coin.okxLot(), "1", WINDOW);
            listed.put(spot, new OkxListing(spec, OkxTerms.spot(coin), BuiltIn.okx(spec), OF_SPOT));
            String swap = spot + "-SWAP";
            listed.put(
                    swap,
                    new OkxListing(
                            coin.spec(swap, price, quantity, coin.okxTick(), CONTRACT_LOT, coin.contract(), WINDOW),
                            OkxTerms.swap(coin),
                            Source.MADE_UP,
                            OF_SWAPS));
        }
        return listed;
    }

    /** What was recorded, by instId. */
    static Map<String, OkxListing> recorded(Collection<RecordedInstrument> instruments) {
        Map<String, OkxListing> listed = new LinkedHashMap<>();
        for (RecordedInstrument instrument : instruments) {
            listed.put(
                    instrument.symbol(),
                    new OkxListing(
                            instrument.spec(true),
                            OkxTerms.of(instrument.symbol(), instrument.row()),
                            Source.of(instrument::recording),
                            instrument.types()));
        }
        return listed;
    }

    /** The row of {@code /public/instruments}. */
    String row() {
        String contract = terms.isSpot()
                ? "\"uly\":\"\",\"instFamily\":\"\",\"baseCcy\":\"" + terms.coin() + "\",\"quoteCcy\":\""
                        + terms.pair().substring(terms.coin().length() + 1)
                        + "\",\"settleCcy\":\"\",\"ctVal\":\"\",\"ctMult\":\"\",\"ctValCcy\":\"\",\"ctType\":\"\","
                : "\"uly\":\"" + terms.pair() + "\",\"instFamily\":\"" + terms.pair()
                        + "\",\"baseCcy\":\"\",\"quoteCcy\":\"\",\"settleCcy\":\"" + terms.settlement()
                        + "\",\"ctVal\":\"" + terms.contract() + "\",\"ctMult\":\"1\",\"ctValCcy\":\""
                        + terms.contractCurrency() + "\",\"ctType\":\"" + (terms.isLinear() ? "linear" : "inverse")
                        + "\",";
        return "{\"instType\":\"" + terms.type() + "\",\"instId\":\"" + spec.symbol() + "\"," + contract
                + "\"tickSz\":\"" + spec.tickText() + "\",\"lotSz\":\"" + spec.lotText() + "\",\"minSz\":\""
                + spec.lotText() + "\",\"state\":\"live\",\"listTime\":\"1611916828000\",\"expTime\":\"\"}";
    }
}
