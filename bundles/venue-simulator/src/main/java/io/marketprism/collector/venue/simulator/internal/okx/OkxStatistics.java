package io.marketprism.collector.venue.simulator.internal.okx;

import io.marketprism.collector.venue.simulator.internal.http.Answer;
import io.marketprism.collector.venue.simulator.internal.http.Query;
import io.marketprism.collector.venue.simulator.internal.market.Frame;
import io.marketprism.collector.venue.simulator.internal.market.Notation;
import io.marketprism.collector.venue.simulator.internal.market.Positioning;
import java.time.InstantSource;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** OKX's trading statistics below {@code /rubik/stat/contracts}: rows that are lists of strings, newest first. */
final class OkxStatistics {

    private static final String ROOT = "/api/v5/rubik/stat/contracts/";
    private static final Notation RATIO = Notation.trimmed(4);
    private static final long MOST_ROWS = 100;
    private static final long ROWS_OF_A_COIN = 576;
    private static final Set<String> PERIODS_OF_A_COIN = Set.of("5m", "1H", "1D");
    private static final String BY_COIN = "long-short-account-ratio";
    private static final Map<String, Positioning.Of> BY_CONTRACT = Map.of(
            "long-short-account-ratio-contract", Positioning.Of.ALL_ACCOUNTS,
            "long-short-account-ratio-contract-top-trader", Positioning.Of.TOP_ACCOUNTS,
            "long-short-position-ratio-contract-top-trader", Positioning.Of.TOP_POSITIONS);

    private final Map<String, OkxListing> listings;
    private final Set<String> coins;
    private final InstantSource clock;
    private final long seed;

    OkxStatistics(Map<String, OkxListing> listings, InstantSource clock, long seed) {
        this.listings = listings;
        this.coins = listings.values().stream()
                .filter(listing -> !listing.terms().isSpot())
                .map(listing -> listing.terms().coin())
                .collect(Collectors.toSet());
        this.clock = clock;
        this.seed = seed;
    }

    /** Whether a path is one of these. */
    static boolean has(String path) {
        return path.startsWith(ROOT)
                && (path.endsWith("/" + BY_COIN) || BY_CONTRACT.containsKey(path.substring(ROOT.length())));
    }

    Answer get(Query query) {
        String name = query.path().substring(ROOT.length());
        String period = query.has("period") ? query.text("period") : "5m";
        Long step = Positioning.PERIODS.get(period.replace("utc", "").toLowerCase(Locale.ROOT));
        if (name.equals(BY_COIN)) {
            if (!query.has("ccy")) {
                return OkxRest.error(400, "50014", "Parameter ccy can not be empty");
            }
            if (!coins.contains(query.text("ccy"))) {
                return OkxRest.error(200, "51000", "Parameter ccy error");
            }
            return step == null || !PERIODS_OF_A_COIN.contains(period)
                    ? OkxRest.error(400, "51000", "Parameter period error")
                    : rows(query, query.text("ccy"), Positioning.Of.ALL_ACCOUNTS, step, ROWS_OF_A_COIN);
        }
        String instId = query.text("instId");
        if (instId.isEmpty()) {
            return OkxRest.error(400, "50014", "Parameter instId can not be empty");
        }
        if (!listings.containsKey(instId) || listings.get(instId).terms().isSpot()) {
            return OkxRest.error(200, "51001", "Instrument ID doesn't exist");
        }
        long limit = query.number("limit", MOST_ROWS);
        return step == null || limit < 1
                ? OkxRest.error(400, "51000", "Parameter " + (step == null ? "period" : "limit") + " error")
                : rows(query, instId, BY_CONTRACT.get(name), step, Math.min(limit, MOST_ROWS));
    }

    private Answer rows(Query query, String name, Positioning.Of counted, long step, long limit) {
        Positioning positioning = new Positioning(name, seed);
        long end = Math.floorDiv(query.number("end", Long.MAX_VALUE), step) * step;
        long newest = Math.min(Positioning.newestMs(clock.millis(), step), end);
        long begin = query.number("begin", 0);
        Frame out = new Frame().text("{\"code\":\"0\",\"msg\":\"\",\"data\":[");
        long time = newest;
        for (int i = 0; i < limit && time >= begin; i++, time -= step) {
            out.text(i == 0 ? "[\"" : ",[\"")
                    .number(time)
                    .text("\",\"")
                    .decimal(positioning.ratio(counted, time), RATIO)
                    .text("\"]");
        }
        return Answer.ok(out.text("]}").toBytes());
    }
}
