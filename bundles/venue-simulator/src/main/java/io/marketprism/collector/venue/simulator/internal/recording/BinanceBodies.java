package io.marketprism.collector.venue.simulator.internal.recording;

import io.marketprism.collector.model.Side;
import io.marketprism.collector.venue.simulator.internal.recording.RecordedEvent.Host;
import io.marketprism.collector.venue.simulator.internal.recording.RecordedEvent.Levels;
import io.marketprism.collector.venue.simulator.internal.recording.RecordedEvent.Other;
import io.marketprism.collector.venue.simulator.internal.recording.RecordedEvent.Terms;
import io.marketprism.collector.venue.simulator.internal.recording.RecordedEvent.Trade;
import io.marketprism.collector.venue.simulator.internal.recording.RecordingFiles.Body;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Reads what Binance spot and USD-M sent, raw or combined. */
final class BinanceBodies {

    private static final Map<String, String> OTHERS = Map.of(
            "/fapi/v1/premiumIndex", "funding_rate",
            "/fapi/v1/openInterest", "open_interest",
            "/futures/data/topLongShortPositionRatio", "lsr_top_position",
            "/futures/data/globalLongShortAccountRatio", "lsr_all_account");

    private BinanceBodies() {}

    /** The events in a body; none where it is not Binance's, of COIN-M or of no use. */
    static List<RecordedEvent> events(Body body) {
        String host = Addresses.host(body.url());
        boolean untold = host.isEmpty() && !body.rest();
        boolean foreign = !host.contains("binance") || host.startsWith("dstream") || host.startsWith("dapi");
        if (foreign && !untold) {
            return List.of();
        }
        Map<?, ?> whole = JsonTree.map(body.json());
        boolean futures = untold ? data(whole).containsKey("pu") : host.startsWith("f");
        Host at = futures ? Host.USDM : Host.SPOT;
        return body.rest() ? answer(at, body.url(), whole) : push(at, body, whole);
    }

    private static List<RecordedEvent> answer(Host at, String url, Map<?, ?> whole) {
        List<RecordedEvent> events = new ArrayList<>();
        for (Object item : JsonTree.list(whole.get("symbols"))) {
            Map<?, ?> row = JsonTree.map(item);
            events.add(new Terms(new RecordedKey(at, JsonTree.text(row, "symbol")), terms(row)));
        }
        RecordedKey key = new RecordedKey(at, Addresses.parameter(url, "symbol").toUpperCase(Locale.ROOT));
        if (whole.containsKey("lastUpdateId") && !key.symbol().isEmpty()) {
            long id = JsonTree.number(whole, "lastUpdateId", -1);
            events.add(new Levels(
                    key, "", true, -1, JsonTree.list(whole.get("bids")), JsonTree.list(whole.get("asks")), id, id, -1));
        }
        OTHERS.forEach((path, type) -> {
            if (url.contains(path + "?") && !key.symbol().isEmpty()) {
                events.add(new Other(key, type));
            }
        });
        return events;
    }

    private static Map<String, String> terms(Map<?, ?> row) {
        Map<String, String> terms = new LinkedHashMap<>();
        terms.put("base", JsonTree.text(row, "baseAsset"));
        terms.put("quote", JsonTree.text(row, "quoteAsset"));
        for (Object item : JsonTree.list(row.get("filters"))) {
            Map<?, ?> filter = JsonTree.map(item);
            switch (JsonTree.text(filter, "filterType")) {
                case "PRICE_FILTER" -> terms.put("tickSz", JsonTree.text(filter, "tickSize"));
                case "LOT_SIZE" -> terms.put("lotSz", JsonTree.text(filter, "stepSize"));
                default -> {
                    // a rule for orders, which are not taken here
                }
            }
        }
        return terms;
    }

    private static Map<?, ?> data(Map<?, ?> whole) {
        return whole.containsKey("stream") ? JsonTree.map(whole.get("data")) : whole;
    }

    private static List<RecordedEvent> push(Host at, Body body, Map<?, ?> whole) {
        Map<?, ?> data = data(whole);
        RecordedKey key = new RecordedKey(at, JsonTree.text(data, "s"));
        String kind = JsonTree.text(data, "e");
        String feed = body.connection() + "#" + kind + JsonTree.text(whole, "stream");
        return switch (kind) {
            case "depthUpdate" ->
                List.of(new Levels(
                        key,
                        feed,
                        false,
                        JsonTree.number(data, "E", -1),
                        JsonTree.list(data.get("b")),
                        JsonTree.list(data.get("a")),
                        JsonTree.number(data, "U", -1),
                        JsonTree.number(data, "u", -1),
                        JsonTree.number(data, "pu", -1)));
            case "aggTrade", "trade" ->
                List.of(new Trade(
                        key,
                        feed,
                        JsonTree.number(data, "E", -1),
                        JsonTree.text(data, "m").equals("true") ? Side.SELL : Side.BUY,
                        JsonTree.text(data, "p"),
                        JsonTree.text(data, "q"),
                        kind.equals("trade")
                                ? 1
                                : (int) (JsonTree.number(data, "l", 0) - JsonTree.number(data, "f", 0) + 1)));
            case "markPriceUpdate" -> List.of(new Other(key, "funding_rate"));
            case "forceOrder" ->
                List.of(new Other(new RecordedKey(at, JsonTree.text(JsonTree.map(data.get("o")), "s")), "liquidation"));
            default -> List.of();
        };
    }
}
