package io.marketprism.collector.venue.simulator.internal.recording;

import io.marketprism.collector.venue.simulator.internal.market.InstrumentSpec;
import io.marketprism.collector.venue.simulator.internal.market.Recording;
import io.marketprism.collector.venue.simulator.internal.market.Source;
import io.marketprism.collector.venue.simulator.internal.recording.RecordedEvent.Host;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;

/** The recorded sessions in this bundle; {@code RECORDINGS.md} beside them says where they are from. */
public final class BuiltIn {

    private static final Map<RecordedKey, String> FILES = Map.of(
            new RecordedKey(Host.OKX, "BTC-USDT"), "okx-spot-btc-usdt-20220513.jsonl.gz",
            new RecordedKey(Host.SPOT, "BTCUSDT"), "binance-spot-btcusdt-20210404.jsonl.gz",
            new RecordedKey(Host.SPOT, "ETHUSDT"), "binance-spot-ethusdt-20210404.jsonl.gz");

    private BuiltIn() {}

    /** What an instrument of OKX plays. */
    public static Source okx(InstrumentSpec spec) {
        return source(Host.OKX, spec);
    }

    /** What an instrument of Binance spot plays. */
    public static Source spot(InstrumentSpec spec) {
        return source(Host.SPOT, spec);
    }

    private static Source source(Host host, InstrumentSpec spec) {
        RecordedKey key = new RecordedKey(host, spec.symbol());
        return FILES.containsKey(key) ? Source.of(() -> load(key, spec)) : Source.MADE_UP;
    }

    private static Recording load(RecordedKey key, InstrumentSpec spec) {
        Digits digits = Digits.of(spec.price().scale(), spec.quantity().scale());
        Map<RecordedKey, InstrumentReading> reading =
                Map.of(key, new InstrumentReading(key.host() == Host.OKX, digits));
        try {
            RecordingFiles.builtIn(FILES.get(key), body -> {
                OkxBodies.events(body).forEach(event -> Recorded.feed(reading, event));
                BinanceBodies.events(body).forEach(event -> Recorded.feed(reading, event));
            });
        } catch (IOException e) {
            throw new UncheckedIOException("The built-in recording of " + key.symbol() + " cannot be read", e);
        }
        return reading.get(key).build();
    }
}
