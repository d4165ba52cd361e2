package io.marketprism.collector.venue.simulator.internal.recording;

import io.marketprism.collector.venue.simulator.internal.recording.RecordedEvent.Host;
import io.marketprism.collector.venue.simulator.internal.recording.RecordedEvent.Levels;
import io.marketprism.collector.venue.simulator.internal.recording.RecordedEvent.Other;
import io.marketprism.collector.venue.simulator.internal.recording.RecordedEvent.Terms;
import io.marketprism.collector.venue.simulator.internal.recording.RecordedEvent.Trade;
import io.marketprism.collector.venue.simulator.internal.recording.RecordingFiles.Body;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;

/**
 * The instruments found in a folder of recordings. Immutable.
 *
 * @param okx instruments of OKX
 * @param spot instruments of Binance spot
 * @param usdm instruments of Binance USD-M
 */
public record Recorded(List<RecordedInstrument> okx, List<RecordedInstrument> spot, List<RecordedInstrument> usdm) {

    /**
     * Reads a folder, twice: what there is and how it is written, then the content.
     *
     * @throws IOException if it cannot be read or no instrument is found in it
     */
    public static Recorded read(Path folder) throws IOException {
        Contents contents = new Contents();
        RecordingFiles.folder(folder, body -> each(body, contents::take));
        Map<RecordedKey, InstrumentReading> readings = contents.readings();
        if (readings.isEmpty()) {
            throw new IOException("The recordings in " + folder
                    + " hold neither a whole book nor a trade of OKX, Binance spot or Binance USD-M");
        }
        RecordingFiles.folder(folder, body -> each(body, event -> feed(readings, event)));
        return new Recorded(
                contents.of(Host.OKX, readings), contents.of(Host.SPOT, readings), contents.of(Host.USDM, readings));
    }

    private static void each(Body body, Consumer<RecordedEvent> taker) {
        OkxBodies.events(body).forEach(taker);
        BinanceBodies.events(body).forEach(taker);
    }

    static void feed(Map<RecordedKey, InstrumentReading> readings, RecordedEvent event) {
        InstrumentReading reading = readings.get(event.key());
        if (reading != null) {
            if (event instanceof Levels levels) {
                reading.take(levels);
            } else if (event instanceof Trade trade) {
                reading.take(trade);
            }
        }
    }

    /** What a first reading finds. */
    private static final class Contents {
        private final Map<RecordedKey, Digits> digits = new LinkedHashMap<>();
        private final Map<RecordedKey, Set<String>> types = new LinkedHashMap<>();
        private final Map<RecordedKey, Map<String, String>> rows = new LinkedHashMap<>();

        private void take(RecordedEvent event) {
            RecordedKey key = event.key();
            if (event instanceof Terms terms) {
                rows.put(key, terms.row());
            } else if (event instanceof Other other) {
                types(key).add(other.type());
            } else if (event instanceof Levels levels) {
                Digits seen = digits.computeIfAbsent(key, found -> new Digits());
                seen.see(levels.bids());
                seen.see(levels.asks());
                if (levels.snapshot()) {
                    types(key).add("orderbook");
                }
            } else if (event instanceof Trade trade) {
                digits.computeIfAbsent(key, found -> new Digits()).see(trade.price(), trade.quantity());
                types(key).add("trade");
            }
        }

        private Set<String> types(RecordedKey key) {
            return types.computeIfAbsent(key, found -> new TreeSet<>());
        }

        private Map<RecordedKey, InstrumentReading> readings() {
            Map<RecordedKey, InstrumentReading> readings = new LinkedHashMap<>();
            digits.forEach((key, seen) -> {
                Set<String> found = types.getOrDefault(key, Set.of());
                if (found.contains("orderbook") || found.contains("trade")) {
                    seen.take(rows.getOrDefault(key, Map.of()));
                    readings.put(key, new InstrumentReading(key.host() == Host.OKX, seen));
                }
            });
            return readings;
        }

        private List<RecordedInstrument> of(Host host, Map<RecordedKey, InstrumentReading> readings) {
            return readings.entrySet().stream()
                    .filter(entry -> entry.getKey().host() == host)
                    .map(entry -> new RecordedInstrument(
                            entry.getKey().symbol(),
                            digits.get(entry.getKey()),
                            rows.getOrDefault(entry.getKey(), Map.of()),
                            entry.getValue().build(),
                            types.get(entry.getKey())))
                    .toList();
        }
    }
}
