package io.marketprism.collector.venue.simulator.internal.binance;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.marketprism.collector.model.Side;
import io.marketprism.collector.venue.simulator.internal.market.InstrumentSpec;
import io.marketprism.collector.venue.simulator.internal.market.Recording;
import io.marketprism.collector.venue.simulator.internal.market.Recordings;
import java.io.IOException;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** Reads a recorded session of {@code @depth@100ms} and {@code @aggTrade} with the snapshot it joins. */
final class SpotRecording {

    private static final Set<String> RECORDED = Set.of("BTCUSDT", "ETHUSDT");

    private final InstrumentSpec spec;
    private final Recording.Builder recording = new Recording.Builder();
    private final Map<String, Long> numbers = new HashMap<>();
    private final Map<String, String> texts = new HashMap<>();
    private long lastId = -1;
    private long startMs = -1;
    private boolean stepBegun;

    private SpotRecording(InstrumentSpec spec) {
        this.spec = spec;
    }

    /** Whether an instrument has a recording. */
    static boolean has(String symbol) {
        return RECORDED.contains(symbol);
    }

    /** An instrument's recording: first its snapshot, then all that follows it. */
    static Recording load(InstrumentSpec spec) {
        String file = "binance-spot-" + spec.symbol().toLowerCase(Locale.ROOT) + "-20210404.jsonl.gz";
        SpotRecording reading = new SpotRecording(spec);
        Recordings.play(file, (rest, url, body) -> {
            if (rest) {
                reading.snapshot(body);
            }
        });
        Recordings.play(file, (rest, url, body) -> {
            if (!rest) {
                reading.event(body);
            }
        });
        return reading.recording.build();
    }

    private void snapshot(JsonParser body) throws IOException {
        while (body.nextToken() != null) {
            if (body.currentToken() == JsonToken.FIELD_NAME) {
                String name = body.currentName();
                body.nextToken();
                switch (name) {
                    case "lastUpdateId" -> lastId = body.getLongValue();
                    case "bids" -> levels(body, Side.BUY, recording::level);
                    default -> levels(body, Side.SELL, recording::level);
                }
            }
        }
    }

    private void event(JsonParser body) throws IOException {
        numbers.clear();
        texts.clear();
        stepBegun = false;
        while (body.nextToken() != null) {
            if (body.currentToken() == JsonToken.FIELD_NAME) {
                field(body);
            }
        }
        if ("aggTrade".equals(texts.get("e")) && startMs >= 0 && numbers.get("E") >= startMs) {
            recording.trade(
                    (int) (numbers.get("E") - startMs),
                    texts.get("m").equals("true") ? Side.SELL : Side.BUY,
                    spec.price().parse(texts.get("p")),
                    spec.quantity().parse(texts.get("q")),
                    (int) (numbers.get("l") - numbers.get("f") + 1));
        }
    }

    private void field(JsonParser body) throws IOException {
        String name = body.currentName();
        JsonToken value = body.nextToken();
        if (value == JsonToken.VALUE_NUMBER_INT) {
            numbers.put(name, body.getLongValue());
        } else if (value == JsonToken.START_ARRAY) {
            change(body, name.equals("b") ? Side.BUY : Side.SELL);
        } else if (value.isScalarValue()) {
            texts.put(name, body.getText());
        }
    }

    private void change(JsonParser body, Side side) throws IOException {
        long to = numbers.get("u");
        if (to <= lastId && !stepBegun) {
            body.skipChildren();
            return;
        }
        if (!stepBegun) {
            stepBegun = true;
            startMs = startMs < 0 ? numbers.get("E") : startMs;
            recording.change((int) (numbers.get("E") - startMs), (int) (to - lastId));
            lastId = to;
        }
        levels(body, side, recording::changed);
    }

    /** Takes one level. */
    @FunctionalInterface
    private interface Level {
        Recording.Builder take(Side side, long price, long quantity, int orders);
    }

    private void levels(JsonParser body, Side side, Level taker) throws IOException {
        while (body.nextToken() == JsonToken.START_ARRAY) {
            long price = spec.price().parse(body.nextTextValue());
            long quantity = spec.quantity().parse(body.nextTextValue());
            body.nextToken();
            taker.take(side, price, quantity, 1);
        }
    }
}
