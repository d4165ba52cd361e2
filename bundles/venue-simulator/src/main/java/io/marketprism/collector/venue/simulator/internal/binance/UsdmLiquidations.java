package io.marketprism.collector.venue.simulator.internal.binance;

import io.marketprism.collector.model.Side;
import io.marketprism.collector.venue.simulator.internal.market.InstrumentSpec;
import io.marketprism.collector.venue.simulator.internal.market.Liquidation;
import io.marketprism.collector.venue.simulator.internal.market.Liquidations;
import io.marketprism.collector.venue.simulator.internal.stream.Subscriber;
import io.marketprism.collector.venue.simulator.internal.stream.Topic;
import io.marketprism.collector.venue.simulator.internal.stream.Topics;
import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.ToLongFunction;

/**
 * The streams {@code <symbol>@forceOrder} and {@code !forceOrder@arr}: of each contract and second the largest forced
 * order, and among those of all contracts a COIN-margined one now and then.
 */
final class UsdmLiquidations {

    private static final String ALL = "!forceOrder@arr";
    private static final String KIND = "@forceOrder";
    private static final long SECOND_MS = 1_000;
    private static final int FOREIGN_EACH_S = 7;
    private static final int USD_MARGINED = 1;
    private static final int COIN_MARGINED = 2;

    private final Map<String, BinanceListing> listings;
    private final Map<String, Liquidations> bySymbol = new LinkedHashMap<>();
    private final Topics topics;
    private final Topic all;

    /**
     * The liquidations of all listed contracts.
     *
     * @param price the price of an instrument now
     */
    UsdmLiquidations(
            Map<String, BinanceListing> listings,
            Topics topics,
            long seed,
            long nowMs,
            ToLongFunction<BinanceListing> price) {
        this.listings = listings;
        this.topics = topics;
        this.all = topics.named(ALL);
        listings.forEach((symbol, listing) -> bySymbol.put(
                symbol, new Liquidations(listing.spec(), seed + 1, nowMs, () -> price.applyAsLong(listing))));
    }

    /** Lets a client listen; whether the stream is one of these. */
    boolean join(String stream, Subscriber subscriber) {
        boolean ofOne = stream.endsWith(KIND)
                && stream.equals(stream.toLowerCase(Locale.ROOT).replace("forceorder", "forceOrder"))
                && listings.containsKey(symbol(stream));
        if (ofOne || stream.equals(ALL)) {
            topics.named(stream).add(subscriber);
        }
        return ofOne || stream.equals(ALL);
    }

    private static String symbol(String stream) {
        return stream.substring(0, stream.length() - KIND.length()).toUpperCase(Locale.ROOT);
    }

    /** Sends what the last second brought. */
    void tick(long nowMs) {
        bySymbol.forEach((symbol, liquidations) -> {
            List<Liquidation> happened = liquidations.until(nowMs);
            Topic one = topics.named(symbol.toLowerCase(Locale.ROOT) + KIND);
            if (!happened.isEmpty() && (one.isWanted() || all.isWanted())) {
                byte[] frame = largest(listings.get(symbol).spec(), happened, nowMs);
                one.publish(frame);
                all.publish(frame);
            }
        });
        if (all.isWanted() && nowMs / SECOND_MS % FOREIGN_EACH_S == 0) {
            all.publish(foreign(nowMs));
        }
    }

    private static byte[] foreign(long nowMs) {
        return event("BTCUSD_PERP", "SELL", "12", "57900.1", "57950.4", "12", nowMs, nowMs, COIN_MARGINED);
    }

    private static byte[] largest(InstrumentSpec spec, List<Liquidation> happened, long nowMs) {
        Liquidation one = happened.stream()
                .max(Comparator.comparingLong(Liquidation::filled))
                .orElseThrow();
        return event(
                spec.symbol(),
                one.side() == Side.SELL ? "SELL" : "BUY",
                spec.quantity().format(one.quantity()),
                spec.price().format(one.bankruptcy()),
                spec.price().format(one.average()),
                spec.quantity().format(one.filled()),
                one.timeMs(),
                nowMs,
                USD_MARGINED);
    }

    private static byte[] event(
            String symbol,
            String side,
            String quantity,
            String price,
            String average,
            String filled,
            long tradedMs,
            long nowMs,
            int margin) {
        String status = filled.equals(quantity) ? "FILLED" : "PARTIALLY_FILLED";
        return ("{\"e\":\"forceOrder\",\"E\":" + nowMs + ",\"o\":{\"s\":\"" + symbol + "\",\"S\":\"" + side
                        + "\",\"o\":\"LIMIT\",\"f\":\"IOC\",\"q\":\"" + quantity + "\",\"p\":\"" + price
                        + "\",\"ap\":\"" + average + "\",\"X\":\"" + status + "\",\"l\":\"" + filled
                        + "\",\"z\":\"" + filled + "\",\"T\":" + tradedMs + "},\"st\":" + margin + "}")
                .getBytes(StandardCharsets.US_ASCII);
    }

    /** The liquidations of a contract, newest first; nothing where it is none. */
    Optional<List<Liquidation>> newest(String symbol) {
        return Optional.ofNullable(bySymbol.get(symbol)).map(Liquidations::newest);
    }
}
