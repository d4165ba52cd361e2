package io.marketprism.collector.venue.simulator.internal.market;

import io.marketprism.collector.model.Decimal;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * A coin traded against USDT at every venue, and the steps its markets have there.
 *
 * @param name the coin, for instance {@code BTC}
 * @param price about what one costs in USDT
 * @param okxTick price step at OKX, spot and swap
 * @param okxLot quantity step at OKX spot
 * @param contract coins a contract of OKX's swap holds
 * @param spotTick price step at Binance spot
 * @param spotLot quantity step at Binance spot
 * @param usdmTick price step at Binance USD-M
 * @param usdmLot quantity step at Binance USD-M
 */
public record Coin(
        String name,
        String price,
        String okxTick,
        String okxLot,
        String contract,
        String spotTick,
        String spotLot,
        String usdmTick,
        String usdmLot) {

    private static final BigDecimal USUAL_ORDER_USDT = BigDecimal.valueOf(3_000);

    /** All coins with a market. */
    public static final List<Coin> ALL = List.of(
            new Coin("BTC", "58000", "0.1", "0.00000001", "0.01", "0.01", "0.00001", "0.1", "0.001"),
            new Coin("ETH", "2060", "0.01", "0.000001", "0.1", "0.01", "0.0001", "0.01", "0.001"),
            new Coin("SOL", "150", "0.01", "0.000001", "1", "0.01", "0.001", "0.01", "0.01"),
            new Coin("XRP", "2.2", "0.0001", "0.000001", "100", "0.0001", "0.1", "0.0001", "0.1"),
            new Coin("DOGE", "0.2", "0.00001", "0.000001", "1000", "0.00001", "1", "0.00001", "1"),
            new Coin("ADA", "0.6", "0.0001", "0.000001", "100", "0.0001", "0.1", "0.0001", "1"),
            new Coin("LTC", "90", "0.01", "0.000001", "1", "0.01", "0.001", "0.01", "0.001"),
            new Coin("LINK", "14", "0.001", "0.000001", "1", "0.01", "0.01", "0.001", "0.01"),
            new Coin("AVAX", "25", "0.01", "0.000001", "1", "0.01", "0.01", "0.001", "1"),
            new Coin("DOT", "5", "0.001", "0.000001", "1", "0.001", "0.01", "0.001", "0.1"));

    /** The first of a number of coins: those above, then made-up ones of all prices. */
    public static List<Coin> some(int count) {
        List<Coin> coins = new ArrayList<>(ALL.subList(0, Math.min(count, ALL.size())));
        while (coins.size() < count) {
            Coin like = ALL.get(coins.size() % ALL.size());
            coins.add(new Coin(
                    String.format(Locale.ROOT, "SIM%03d", coins.size()),
                    like.price,
                    like.okxTick,
                    like.okxLot,
                    like.contract,
                    like.spotTick,
                    like.spotLot,
                    like.usdmTick,
                    like.usdmLot));
        }
        return List.copyOf(coins);
    }

    /** Hours between two settlements of its perpetual contracts: 8, but not for all. */
    public int fundingHours() {
        return name.equals("AVAX") ? 4 : 8;
    }

    /**
     * A market of this coin.
     *
     * @param unit coins a unit of the quantity holds, 1 but for contracts
     */
    public InstrumentSpec spec(
            String symbol,
            Notation priceNotation,
            Notation quantityNotation,
            String tick,
            String lot,
            String unit,
            int depth) {
        BigDecimal one = Decimal.parse(price).toBigDecimal();
        BigDecimal usual = USUAL_ORDER_USDT.divide(
                one.multiply(Decimal.parse(unit).toBigDecimal()), quantityNotation.scale(), RoundingMode.HALF_UP);
        return new InstrumentSpec(
                symbol,
                priceNotation,
                quantityNotation,
                priceNotation.parse(tick),
                quantityNotation.parse(lot),
                priceNotation.parse(price),
                usual.unscaledValue().longValueExact(),
                depth);
    }
}
