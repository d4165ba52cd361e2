package io.marketprism.collector.venue.simulator.internal.binance;

import io.marketprism.collector.venue.simulator.internal.http.Query;
import io.marketprism.collector.venue.simulator.internal.market.Derivative.Interest;
import io.marketprism.collector.venue.simulator.internal.market.Notation;
import io.marketprism.collector.venue.simulator.internal.market.Positioning;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Binance's statistics below {@code /futures/data}: points of time in rising order, the newest page unless asked. */
final class UsdmStatistics {

    private static final String ROOT = "/futures/data/";
    private static final String INTEREST = "openInterestHist";
    private static final Notation FOUR = Notation.fixed(4);
    private static final int WHOLE = 10_000;
    private static final int HUNDREDTH_OF_A_POINT = 100;
    private static final long USUAL_ROWS = 30;
    private static final long MOST_ROWS = 500;
    private static final long MONTH_MS = 2_592_000_000L;
    private static final Map<String, Positioning.Of> RATIOS = Map.of(
            "topLongShortPositionRatio", Positioning.Of.TOP_POSITIONS,
            "topLongShortAccountRatio", Positioning.Of.TOP_ACCOUNTS,
            "globalLongShortAccountRatio", Positioning.Of.ALL_ACCOUNTS);

    private final UsdmVenue venue;
    private final Map<String, BinanceListing> listings;
    private final long seed;

    UsdmStatistics(UsdmVenue venue, Map<String, BinanceListing> listings, long seed) {
        this.venue = venue;
        this.listings = listings;
        this.seed = seed;
    }

    /** Whether a path is one of these. */
    static boolean has(String path) {
        if (!path.startsWith(ROOT)) {
            return false;
        }
        String name = path.substring(ROOT.length());
        return name.equals(INTEREST) || RATIOS.containsKey(name);
    }

    /**
     * Answers a request.
     *
     * @throws RefusedException if a parameter is missing or wrong
     */
    String answer(Query query) {
        String symbol = query.text("symbol");
        venue.opening(symbol);
        if (!query.has("period")) {
            throw Errors.missing("period");
        }
        Long step = Positioning.PERIODS.get(query.text("period"));
        long limit = query.number("limit", USUAL_ROWS);
        if (step == null || limit < 1 || limit > MOST_ROWS) {
            String wrong = step == null ? "period" : "limit";
            throw new RefusedException(-1130, "Data sent for parameter '" + wrong + "' is not valid.");
        }
        long now = venue.clock().millis();
        long oldest = Math.max(query.number("startTime", 0), now - MONTH_MS);
        long newest = Math.min(
                Positioning.newestMs(now, step), Math.floorDiv(query.number("endTime", Long.MAX_VALUE), step) * step);
        long first = Math.floorDiv(oldest + step - 1, step) * step;
        boolean fromStart = query.has("startTime") && !query.has("endTime");
        first = fromStart ? first : Math.max(first, newest - (limit - 1) * step);
        newest = fromStart ? Math.min(newest, first + (limit - 1) * step) : newest;
        List<String> rows = new ArrayList<>();
        for (long time = first; time <= newest; time += step) {
            rows.add(row(query.path().substring(ROOT.length()), symbol, time));
        }
        return "[" + String.join(",", rows) + "]";
    }

    private String row(String name, String symbol, long time) {
        if (name.equals(INTEREST)) {
            return interest(symbol, time);
        }
        Positioning positioning = new Positioning(symbol, seed);
        Positioning.Of counted = RATIOS.get(name);
        long longs = positioning.longShare(counted, time) / HUNDREDTH_OF_A_POINT;
        return "{\"symbol\":\"" + symbol + "\",\"longShortRatio\":\"" + FOUR.format(positioning.ratio(counted, time))
                + "\",\"longAccount\":\"" + FOUR.format(longs) + "\",\"shortAccount\":\"" + FOUR.format(WHOLE - longs)
                + "\",\"timestamp\":" + time + "}";
    }

    private String interest(String symbol, long time) {
        BinanceListing listing = listings.get(symbol);
        Interest interest = venue.contract(symbol).derivative().interestAt(time);
        BigDecimal quantity = BigDecimal.valueOf(
                interest.quantity(), listing.spec().quantity().scale());
        BigDecimal value = quantity.multiply(
                BigDecimal.valueOf(interest.mark(), listing.spec().price().scale()));
        return "{\"symbol\":\"" + symbol + "\",\"sumOpenInterest\":\""
                + quantity.setScale(8, RoundingMode.DOWN).toPlainString() + "\",\"sumOpenInterestValue\":\""
                + value.setScale(8, RoundingMode.DOWN).toPlainString() + "\",\"CMCCirculatingSupply\":\"0.00000000\","
                + "\"timestamp\":" + time + "}";
    }
}
