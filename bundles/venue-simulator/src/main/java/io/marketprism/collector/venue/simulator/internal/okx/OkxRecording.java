package io.marketprism.collector.venue.simulator.internal.okx;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.marketprism.collector.model.Side;
import io.marketprism.collector.venue.simulator.internal.market.InstrumentSpec;
import io.marketprism.collector.venue.simulator.internal.market.Recording;
import io.marketprism.collector.venue.simulator.internal.market.Recordings;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** Reads a recorded session of the channels {@code books} and {@code trades}. */
final class OkxRecording {

    private static final String BTC_USDT = "okx-spot-btc-usdt-20220513.jsonl.gz";

    private final InstrumentSpec spec;
    private final Recording.Builder recording = new Recording.Builder();
    private final List<String[]> bids = new ArrayList<>();
    private final List<String[]> asks = new ArrayList<>();
    private long startMs = Long.MAX_VALUE;

    private String channel;
    private String action;
    private String time;
    private String[] trade;

    private OkxRecording(InstrumentSpec spec) {
        this.spec = spec;
    }

    /** Whether an instrument has a recording. */
    static boolean has(String instId) {
        return instId.equals("BTC-USDT");
    }

    /** The recording of BTC-USDT. */
    static Recording load(InstrumentSpec spec) {
        OkxRecording reading = new OkxRecording(spec);
        Recordings.play(BTC_USDT, (rest, url, body) -> reading.frame(body));
        return reading.recording.build();
    }

    private void frame(JsonParser body) throws IOException {
        bids.clear();
        asks.clear();
        channel = "";
        action = "";
        time = "";
        trade = new String[3];
        while (body.nextToken() != null) {
            if (body.currentToken() == JsonToken.FIELD_NAME) {
                String name = body.currentName();
                body.nextToken();
                field(name, body);
            }
        }
        if (channel.equals("books")) {
            books(Long.parseLong(time));
        } else {
            trades(Long.parseLong(time));
        }
    }

    private void field(String name, JsonParser body) throws IOException {
        switch (name) {
            case "channel" -> channel = body.getText();
            case "action" -> action = body.getText();
            case "ts" -> time = body.getText();
            case "bids" -> levels(body, bids);
            case "asks" -> levels(body, asks);
            case "px" -> trade[0] = body.getText();
            case "sz" -> trade[1] = body.getText();
            case "side" -> trade[2] = body.getText();
            default -> {
                // a name of no use; what it holds is walked through all the same
            }
        }
    }

    private static void levels(JsonParser body, List<String[]> levels) throws IOException {
        while (body.nextToken() == JsonToken.START_ARRAY) {
            String[] level = new String[4];
            for (int i = 0; body.nextToken() != JsonToken.END_ARRAY; i++) {
                level[i] = body.getText();
            }
            levels.add(level);
        }
    }

    private void books(long ms) {
        if (action.equals("snapshot")) {
            startMs = ms;
            each(bids, (price, quantity, orders) -> recording.level(Side.BUY, price, quantity, orders));
            each(asks, (price, quantity, orders) -> recording.level(Side.SELL, price, quantity, orders));
            return;
        }
        recording.change((int) (ms - startMs), 0);
        each(bids, (price, quantity, orders) -> recording.changed(Side.BUY, price, quantity, orders));
        each(asks, (price, quantity, orders) -> recording.changed(Side.SELL, price, quantity, orders));
    }

    private void trades(long ms) {
        if (ms >= startMs) {
            Side side = trade[2].equals("buy") ? Side.BUY : Side.SELL;
            recording.trade(
                    (int) (ms - startMs),
                    side,
                    spec.price().parse(trade[0]),
                    spec.quantity().parse(trade[1]),
                    1);
        }
    }

    /** Takes one level. */
    @FunctionalInterface
    private interface Level {
        void take(long price, long quantity, int orders);
    }

    private void each(List<String[]> levels, Level taker) {
        for (String[] level : levels) {
            taker.take(spec.price().parse(level[0]), spec.quantity().parse(level[1]), Integer.parseInt(level[3]));
        }
    }
}
