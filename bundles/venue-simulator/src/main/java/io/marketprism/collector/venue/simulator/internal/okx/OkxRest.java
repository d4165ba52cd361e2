package io.marketprism.collector.venue.simulator.internal.okx;

import io.marketprism.collector.venue.simulator.internal.http.Answer;
import io.marketprism.collector.venue.simulator.internal.http.Query;
import io.marketprism.collector.venue.simulator.internal.market.Frame;
import io.marketprism.collector.venue.simulator.internal.market.Market;
import io.marketprism.collector.venue.simulator.internal.market.Print;
import io.marketprism.collector.venue.simulator.internal.market.TradeLog;
import java.time.InstantSource;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** OKX's REST routes below {@code /api/v5}, in its envelope. */
final class OkxRest {

    private static final int MOST_HISTORY = 100;
    private static final int MOST_TRADES = 500;

    private final Map<String, OkxListing> listings;
    private final Function<String, OkxMarket> markets;
    private final InstantSource clock;
    private final OkxStatistics statistics;
    private final OkxLiquidations liquidations;

    OkxRest(
            Map<String, OkxListing> listings,
            Function<String, OkxMarket> markets,
            InstantSource clock,
            OkxStatistics statistics,
            OkxLiquidations liquidations) {
        this.listings = listings;
        this.markets = markets;
        this.clock = clock;
        this.statistics = statistics;
        this.liquidations = liquidations;
    }

    Answer get(Query query) {
        try {
            if (OkxStatistics.has(query.path())) {
                return statistics.get(query);
            }
            return switch (query.path()) {
                case "/api/v5/market/books" -> withMarket(query, market -> books(market, query));
                case "/api/v5/market/trades" ->
                    withMarket(query, market -> trades(market, query, MOST_TRADES, MOST_HISTORY));
                case "/api/v5/market/history-trades" ->
                    withMarket(query, market -> trades(market, query, MOST_HISTORY, MOST_HISTORY));
                case "/api/v5/public/instruments" -> instruments(query);
                case "/api/v5/public/funding-rate" ->
                    withMarket(query, market -> gauge(market, OkxGauges::fundingRate));
                case "/api/v5/public/open-interest" -> gauges(query, OkxGauges::openInterest);
                case "/api/v5/public/mark-price" -> gauges(query, OkxGauges::markPrice);
                case "/api/v5/public/liquidation-orders" -> liquidations.rest(query);
                case "/api/v5/public/time" -> data("{\"ts\":\"" + clock.millis() + "\"}");
                default -> error(404, "50404", "Not found");
            };
        } catch (NumberFormatException e) {
            return error(400, "51000", "Parameter error");
        }
    }

    /** OKX's envelope around a refusal. */
    static Answer error(int status, String code, String message) {
        return Answer.json(status, "{\"code\":\"" + code + "\",\"msg\":\"" + message + "\",\"data\":[]}");
    }

    private static Answer data(String rows) {
        return Answer.json(200, "{\"code\":\"0\",\"msg\":\"\",\"data\":[" + rows + "]}");
    }

    private Answer withMarket(Query query, Function<OkxMarket, Answer> answer) {
        String instId = query.text("instId");
        if (instId.isEmpty()) {
            return error(400, "50014", "Parameter instId can not be empty");
        }
        return listings.containsKey(instId)
                ? answer.apply(markets.apply(instId))
                : error(200, "51001", "Instrument ID doesn't exist");
    }

    private static Answer books(OkxMarket market, Query query) {
        long depth = query.number("sz", 1);
        return depth < 1 || depth > OkxListing.WINDOW
                ? error(400, "51000", "Parameter sz error")
                : Answer.ok(market.bookRow((int) depth));
    }

    private static Answer trades(OkxMarket okx, Query query, int most, int usual) {
        long limit = Math.min(query.number("limit", usual), most);
        boolean byTime = query.text("type").equals("2");
        long after = query.number("after", Long.MAX_VALUE);
        long before = query.number("before", -1);
        Market market = okx.market();
        return Answer.ok(market.consistently(() -> {
            Frame out = new Frame().text("{\"code\":\"0\",\"msg\":\"\",\"data\":[");
            TradeLog log = market.trades();
            int rows = 0;
            for (int back = 0; back < log.size() && rows < limit; back++) {
                Print print = log.newest(back);
                if (!byTime) {
                    rows += okx.matches(print, before, after, (int) limit - rows, out);
                } else if (print.timeMs() < after && print.timeMs() > before) {
                    rows += okx.matches(print, -1, Long.MAX_VALUE, (int) limit - rows, out);
                }
            }
            return (out.endsWith(',') ? out.back() : out).text("]}").toBytes();
        }));
    }

    private Answer instruments(Query query) {
        String type = query.text("instType");
        if (type.isEmpty()) {
            return error(400, "50014", "Parameter instType can not be empty");
        }
        Predicate<OkxListing> wanted = listing -> listing.terms().type().equals(type)
                && (!query.has("instId") || listing.spec().symbol().equals(query.text("instId")));
        String rows =
                listings.values().stream().filter(wanted).map(OkxListing::row).collect(Collectors.joining(","));
        return rows.isEmpty() && query.has("instId") ? error(200, "51001", "Instrument ID doesn't exist") : data(rows);
    }

    private Answer gauges(Query query, Gauge gauge) {
        String type = query.text("instType");
        if (type.isEmpty()) {
            return error(400, "50014", "Parameter instType can not be empty");
        }
        if (query.has("instId")) {
            return withMarket(query, market -> gauge(market, gauge));
        }
        return data(listings.values().stream()
                .filter(listing -> listing.terms().isSwap() && type.equals("SWAP"))
                .map(listing -> markets.apply(listing.spec().symbol()))
                .map(market -> gauge.row(market.gauges().orElseThrow(), clock.millis()))
                .collect(Collectors.joining(",")));
    }

    private Answer gauge(OkxMarket market, Gauge gauge) {
        return market.gauges()
                .map(gauges -> data(gauge.row(gauges, clock.millis())))
                .orElseGet(() -> error(200, "51001", "Instrument ID doesn't exist"));
    }

    /** One row of a contract's figures. */
    @FunctionalInterface
    private interface Gauge {
        String row(OkxGauges gauges, long nowMs);
    }
}
