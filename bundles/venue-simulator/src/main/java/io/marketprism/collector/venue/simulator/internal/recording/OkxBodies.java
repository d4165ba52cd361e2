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
import java.util.Map;
import java.util.Set;

/** Reads what OKX sent, of any year. */
final class OkxBodies {

    private static final Set<String> BOOKS = Set.of("books", "books-l2-tbt", "books50-l2-tbt");
    private static final Map<String, String> OTHERS = Map.of(
            "funding-rate", "funding_rate", "open-interest", "open_interest", "liquidation-orders", "liquidation");

    private OkxBodies() {}

    /** The events in a body; none where it is not OKX's or of no use. */
    static List<RecordedEvent> events(Body body) {
        Map<?, ?> whole = JsonTree.map(body.json());
        List<RecordedEvent> events = new ArrayList<>();
        for (Object item : JsonTree.list(whole.get("data"))) {
            Map<?, ?> row = JsonTree.map(item);
            if (body.rest()) {
                answer(body, row, events);
            } else {
                push(body, whole, row, events);
            }
        }
        return events;
    }

    private static void answer(Body body, Map<?, ?> row, List<RecordedEvent> events) {
        if (row.containsKey("tickSz")) {
            Map<String, String> terms = new LinkedHashMap<>();
            row.forEach((name, value) -> {
                if (value instanceof String text) {
                    terms.put((String) name, text);
                }
            });
            events.add(new Terms(new RecordedKey(Host.OKX, JsonTree.text(row, "instId")), terms));
        } else if (row.containsKey("asks") && row.containsKey("seqId")) {
            String symbol = Addresses.parameter(body.url(), "instId");
            if (!symbol.isEmpty()) {
                events.add(levels(new RecordedKey(Host.OKX, symbol), "", true, row));
            }
        }
    }

    private static void push(Body body, Map<?, ?> whole, Map<?, ?> row, List<RecordedEvent> events) {
        Map<?, ?> argument = JsonTree.map(whole.get("arg"));
        String channel = JsonTree.text(argument, "channel");
        String instId = JsonTree.text(argument, "instId").isEmpty()
                ? JsonTree.text(row, "instId")
                : JsonTree.text(argument, "instId");
        RecordedKey key = new RecordedKey(Host.OKX, instId);
        String feed = body.connection() + "#" + channel;
        if (instId.isEmpty()) {
            return;
        }
        if (BOOKS.contains(channel)) {
            events.add(levels(key, feed, JsonTree.text(whole, "action").equals("snapshot"), row));
        } else if (channel.equals("trades")) {
            events.add(new Trade(
                    key,
                    feed,
                    JsonTree.number(row, "ts", -1),
                    JsonTree.text(row, "side").equals("buy") ? Side.BUY : Side.SELL,
                    JsonTree.text(row, "px"),
                    JsonTree.text(row, "sz"),
                    (int) JsonTree.number(row, "count", 1)));
        } else if (OTHERS.containsKey(channel)) {
            events.add(new Other(key, OTHERS.get(channel)));
        }
    }

    private static Levels levels(RecordedKey key, String feed, boolean snapshot, Map<?, ?> row) {
        return new Levels(
                key,
                feed,
                snapshot,
                JsonTree.number(row, "ts", -1),
                JsonTree.list(row.get("bids")),
                JsonTree.list(row.get("asks")),
                -1,
                JsonTree.number(row, "seqId", -1),
                snapshot ? -1 : JsonTree.number(row, "prevSeqId", -1));
    }
}
