package io.marketprism.collector.venue.simulator;

import io.marketprism.collector.venue.simulator.internal.recording.Recorded;
import io.marketprism.collector.venue.simulator.internal.recording.RecordedInstrument;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** What a folder of recordings holds, so that a collector can be told what to collect. */
public final class RecordedInstruments {

    private RecordedInstruments() {}

    /**
     * The instruments in a folder.
     *
     * @return exchange ({@code okx_spot}, {@code okx_derivatives}, {@code binance_spot}, {@code binance_derivatives}) →
     *     the venue's name of an instrument → the data types recorded of it ({@code orderbook}, {@code trade}, …); an
     *     exchange without instruments is left out
     * @throws IOException if the folder cannot be read or nothing in it can be played
     */
    public static Map<String, Map<String, Set<String>>> in(Path folder) throws IOException {
        Recorded recorded = Recorded.read(folder);
        Map<String, Map<String, Set<String>>> found = new LinkedHashMap<>();
        for (RecordedInstrument instrument : recorded.okx()) {
            boolean spot =
                    instrument.symbol().indexOf('-') == instrument.symbol().lastIndexOf('-');
            put(found, spot ? "okx_spot" : "okx_derivatives", instrument);
        }
        recorded.spot().forEach(instrument -> put(found, "binance_spot", instrument));
        recorded.usdm().forEach(instrument -> put(found, "binance_derivatives", instrument));
        return found;
    }

    private static void put(
            Map<String, Map<String, Set<String>>> found, String exchange, RecordedInstrument instrument) {
        found.computeIfAbsent(exchange, name -> new TreeMap<>()).put(instrument.symbol(), instrument.types());
    }
}
