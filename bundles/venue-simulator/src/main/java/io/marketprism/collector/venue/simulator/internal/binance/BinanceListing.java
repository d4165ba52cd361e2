package io.marketprism.collector.venue.simulator.internal.binance;

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
 * One instrument Binance lists.
 *
 * @param spec what the market needs
 * @param base what is traded
 * @param quote what it is paid with
 * @param fundingHours hours between two settlements, of a contract
 * @param source what is played
 * @param types the types of data there are of it
 */
record BinanceListing(
        InstrumentSpec spec, String base, String quote, int fundingHours, Source source, Set<String> types) {

    private static final int DEPTH = 1_000;
    private static final int SPOT_DIGITS = 8;
    private static final int LEAST_PRICE_DIGITS = 2;
    private static final int USUAL_HOURS = 8;
    private static final List<String> QUOTES = List.of("USDT", "USDC", "BUSD", "FDUSD", "BTC", "ETH", "BNB", "EUR");
    private static final Set<String> OF_SPOT = Set.of("orderbook", "trade");
    private static final Set<String> OF_USDM = Set.of(
            "orderbook",
            "trade",
            "funding_rate",
            "open_interest",
            "liquidation",
            "lsr_top_position",
            "lsr_all_account");

    /** The spot market of each coin by symbol. */
    static Map<String, BinanceListing> spot(List<Coin> coins) {
        Map<String, BinanceListing> listed = new LinkedHashMap<>();
        Notation eight = Notation.fixed(SPOT_DIGITS);
        for (Coin coin : coins) {
            String symbol = coin.name() + "USDT";
            InstrumentSpec spec = coin.spec(symbol, eight, eight, coin.spotTick(), coin.spotLot(), "1", DEPTH);
            listed.put(symbol, new BinanceListing(spec, coin.name(), "USDT", USUAL_HOURS, BuiltIn.spot(spec), OF_SPOT));
        }
        return listed;
    }

    /** The USD-M perpetual contract of each coin by symbol. */
    static Map<String, BinanceListing> usdm(List<Coin> coins) {
        Map<String, BinanceListing> listed = new LinkedHashMap<>();
        for (Coin coin : coins) {
            String symbol = coin.name() + "USDT";
            Notation price = Notation.fixed(Math.max(LEAST_PRICE_DIGITS, Notation.scaleOf(coin.usdmTick())));
            Notation quantity = Notation.fixed(Notation.scaleOf(coin.usdmLot()));
            InstrumentSpec spec = coin.spec(symbol, price, quantity, coin.usdmTick(), coin.usdmLot(), "1", DEPTH);
            listed.put(
                    symbol,
                    new BinanceListing(spec, coin.name(), "USDT", coin.fundingHours(), Source.MADE_UP, OF_USDM));
        }
        return listed;
    }

    /** What was recorded, by symbol. */
    static Map<String, BinanceListing> recorded(Collection<RecordedInstrument> instruments) {
        Map<String, BinanceListing> listed = new LinkedHashMap<>();
        for (RecordedInstrument instrument : instruments) {
            String symbol = instrument.symbol();
            String guessed =
                    QUOTES.stream().filter(symbol::endsWith).findFirst().orElse("");
            String quote = told(instrument, "quote", guessed);
            String base = told(instrument, "base", symbol.substring(0, symbol.length() - guessed.length()));
            listed.put(
                    symbol,
                    new BinanceListing(
                            instrument.spec(false),
                            base,
                            quote,
                            USUAL_HOURS,
                            Source.of(instrument::recording),
                            instrument.types()));
        }
        return listed;
    }

    private static String told(RecordedInstrument instrument, String name, String otherwise) {
        String told = instrument.row().getOrDefault(name, "");
        return told.isEmpty() ? otherwise : told;
    }

    /** The row of spot's {@code exchangeInfo}. */
    String spotRow() {
        return "{\"symbol\":\"" + spec.symbol() + "\",\"status\":\"TRADING\",\"baseAsset\":\"" + base
                + "\",\"baseAssetPrecision\":8,\"quoteAsset\":\"" + quote
                + "\",\"quotePrecision\":8,\"quoteAssetPrecision\":8,\"baseCommissionPrecision\":8,"
                + "\"quoteCommissionPrecision\":8,\"orderTypes\":[\"LIMIT\",\"LIMIT_MAKER\",\"MARKET\"],"
                + "\"icebergAllowed\":true,\"ocoAllowed\":true,\"quoteOrderQtyMarketAllowed\":true,"
                + "\"isSpotTradingAllowed\":true,\"isMarginTradingAllowed\":false,\"filters\":[" + filters()
                + ",{\"filterType\":\"NOTIONAL\",\"minNotional\":\"5.00000000\",\"applyMinToMarket\":true,"
                + "\"maxNotional\":\"9000000.00000000\",\"applyMaxToMarket\":false,\"avgPriceMins\":5}],"
                + "\"permissions\":[],\"permissionSets\":[[\"SPOT\"]]}";
    }

    /** The row of USD-M's {@code exchangeInfo}. */
    String usdmRow() {
        return "{\"symbol\":\"" + spec.symbol() + "\",\"pair\":\"" + spec.symbol()
                + "\",\"contractType\":\"PERPETUAL\",\"deliveryDate\":4133404800000,\"onboardDate\":1569398400000,"
                + "\"status\":\"TRADING\",\"maintMarginPercent\":\"2.5000\",\"requiredMarginPercent\":\"5.0000\","
                + "\"baseAsset\":\"" + base + "\",\"quoteAsset\":\"" + quote + "\",\"marginAsset\":\"" + quote
                + "\",\"pricePrecision\":" + spec.price().scale() + ",\"quantityPrecision\":"
                + spec.quantity().scale()
                + ",\"baseAssetPrecision\":8,\"quotePrecision\":8,\"underlyingType\":\"COIN\","
                + "\"underlyingSubType\":[],\"settlePlan\":0,\"triggerProtect\":\"0.0500\",\"filters\":[" + filters()
                + ",{\"filterType\":\"MIN_NOTIONAL\",\"notional\":\"5\"}],\"orderTypes\":[\"LIMIT\",\"MARKET\"],"
                + "\"timeInForce\":[\"GTC\",\"IOC\",\"FOK\",\"GTX\"]}";
    }

    private String filters() {
        String step = spec.quantity().format(spec.lot());
        return "{\"filterType\":\"PRICE_FILTER\",\"minPrice\":\"" + spec.price().format(spec.tick())
                + "\",\"maxPrice\":\"1000000\",\"tickSize\":\"" + spec.price().format(spec.tick())
                + "\"},{\"filterType\":\"LOT_SIZE\",\"minQty\":\"" + step
                + "\",\"maxQty\":\"1000000\",\"stepSize\":\"" + step
                + "\"},{\"filterType\":\"MARKET_LOT_SIZE\",\"minQty\":\"" + step
                + "\",\"maxQty\":\"100000\",\"stepSize\":\"" + step + "\"}";
    }
}
