package io.marketprism.collector.venue.simulator.internal.binance;

import io.marketprism.collector.venue.simulator.internal.http.Query;
import io.marketprism.collector.venue.simulator.internal.market.Derivative;
import io.marketprism.collector.venue.simulator.internal.market.Derivative.Interest;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** The REST routes of Binance USD-M below {@code /fapi/v1}. */
final class UsdmRest {

    private static final Set<Long> DEPTHS = Set.of(5L, 10L, 20L, 50L, 100L, 500L, 1_000L);
    private static final long USUAL_DEPTH = 500;
    private static final int USUAL_HOURS = 8;
    private static final long USUAL_RATES = 100;
    private static final long MOST_RATES = 1_000;
    private static final long SETTLEMENT_DELAY_MS = 2;

    private final UsdmVenue venue;
    private final Map<String, BinanceListing> listings;

    UsdmRest(UsdmVenue venue, Map<String, BinanceListing> listings) {
        this.venue = venue;
        this.listings = listings;
    }

    /** The weight of a request; {@link StreamVenue#NO_ROUTE} where there is no such route. */
    static int weight(Query query) {
        return switch (query.path()) {
            case "/fapi/v1/depth" -> weightOfDepth(query.text("limit"));
            case "/fapi/v1/premiumIndex" -> query.has("symbol") ? 1 : 10;
            case "/fapi/v1/aggTrades", "/fapi/v1/historicalTrades" -> 20;
            case "/fapi/v1/fundingInfo",
                    "/fapi/v1/fundingRate",
                    "/fapi/v1/openInterest",
                    "/fapi/v1/exchangeInfo",
                    "/fapi/v1/ping",
                    "/fapi/v1/time" -> 1;
            default -> StreamVenue.NO_ROUTE;
        };
    }

    /** The weight of a snapshot by its limit as sent. */
    static int weightOfDepth(String limit) {
        return switch (limit) {
            case "5", "10", "20", "50" -> 2;
            case "100" -> 5;
            case "1000" -> 20;
            default -> 10;
        };
    }

    String answer(Query query) {
        String symbol = query.text("symbol");
        long now = venue.clock().millis();
        return switch (query.path()) {
            case "/fapi/v1/depth" -> text(depth(symbol, query.number("limit", USUAL_DEPTH)));
            case "/fapi/v1/premiumIndex" -> premiumIndex(symbol, now);
            case "/fapi/v1/fundingInfo" -> fundingInfo(now);
            case "/fapi/v1/fundingRate" -> fundingRates(query, now);
            case "/fapi/v1/openInterest" -> openInterest(symbol, now);
            case "/fapi/v1/exchangeInfo" -> exchangeInfo(now);
            case "/fapi/v1/aggTrades" -> text(TradeRows.aggregates(venue.opening(symbol), query));
            case "/fapi/v1/historicalTrades" -> text(TradeRows.matches(venue.opening(symbol), query));
            case "/fapi/v1/time" -> "{\"serverTime\":" + now + "}";
            default -> "{}";
        };
    }

    private static String text(byte[] ascii) {
        return new String(ascii, StandardCharsets.US_ASCII);
    }

    /**
     * A snapshot of the book.
     *
     * @throws RefusedException if the limit is none of those allowed or the symbol is not listed
     */
    byte[] depth(String symbol, long limit) {
        BinanceMarket market = venue.opening(symbol);
        if (!DEPTHS.contains(limit)) {
            throw new RefusedException(-4021, limit + " is not valid depth limit");
        }
        return market.snapshot((int) limit);
    }

    private String premiumIndex(String symbol, long now) {
        if (!symbol.isEmpty()) {
            UsdmVenue.Contract contract = venue.contract(symbol);
            return contract.frames().premiumIndex(contract.derivative(), now);
        }
        return listings.keySet().stream()
                .map(listed -> premiumIndex(listed, now))
                .collect(Collectors.joining(",", "[", "]"));
    }

    private String fundingInfo(long now) {
        return listings.values().stream()
                .filter(listing -> listing.fundingHours() != USUAL_HOURS)
                .map(listing -> "{\"symbol\":\"" + listing.spec().symbol()
                        + "\",\"adjustedFundingRateCap\":\"0.02000000\",\"adjustedFundingRateFloor\":\"-0.02000000\","
                        + "\"fundingIntervalHours\":" + listing.fundingHours()
                        + ",\"disclaimer\":false,\"updateTime\":" + (now - now % 86_400_000) + "}")
                .collect(Collectors.joining(",", "[", "]"));
    }

    private String fundingRates(Query query, long now) {
        String symbol = query.text("symbol");
        Derivative derivative = venue.contract(symbol).derivative();
        long limit = Math.min(query.number("limit", USUAL_RATES), MOST_RATES);
        long start = query.number("startTime", Long.MIN_VALUE);
        long end = query.number("endTime", Long.MAX_VALUE);
        long interval = derivative.fundingIntervalMs();
        List<String> rows = new ArrayList<>();
        long settled = derivative.fundingTimeMs(now) - interval;
        for (int i = 0; i < MOST_RATES; i++, settled -= interval) {
            if (settled >= start && settled <= end) {
                rows.add(
                        0,
                        "{\"symbol\":\"" + symbol + "\",\"fundingTime\":" + (settled + SETTLEMENT_DELAY_MS)
                                + ",\"fundingRate\":\""
                                + Derivative.RATE_NOTATION.format(
                                        derivative.rate(settled).value())
                                + "\",\"markPrice\":\"\"}");
            }
        }
        boolean fromStart = query.has("startTime");
        int most = (int) Math.min(limit, rows.size());
        List<String> page = fromStart ? rows.subList(0, most) : rows.subList(rows.size() - most, rows.size());
        return "[" + String.join(",", page) + "]";
    }

    private String openInterest(String symbol, long now) {
        Interest interest = venue.contract(symbol).derivative().openInterest(now);
        return "{\"openInterest\":\""
                + listings.get(symbol).spec().quantity().format(interest.quantity()) + "\",\"symbol\":\"" + symbol
                + "\",\"time\":" + interest.timeMs() + "}";
    }

    private String exchangeInfo(long now) {
        return "{\"timezone\":\"UTC\",\"serverTime\":" + now
                + ",\"rateLimits\":[{\"rateLimitType\":\"REQUEST_WEIGHT\",\"interval\":\"MINUTE\",\"intervalNum\":1,"
                + "\"limit\":" + UsdmVenue.WEIGHT_A_MINUTE + "}],\"exchangeFilters\":[],\"symbols\":["
                + listings.values().stream().map(BinanceListing::usdmRow).collect(Collectors.joining(","))
                + "]}";
    }
}
