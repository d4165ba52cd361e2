package io.marketprism.collector.launcher;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;

/** The demo's simulator as the launcher knows it: by the file with its port. */
final class Simulator {

    private Simulator() {}

    /** Addresses with the simulator's, if it has said its port. */
    static Map<String, String> with(Home home, Map<String, String> urls) {
        Map<String, String> all = new TreeMap<>(urls);
        Path file = home.simulatorPortFile();
        try {
            if (Files.exists(file)) {
                String port = Files.readString(file).strip();
                if (port.matches("\\d+")) {
                    all.put("simulator", "http://127.0.0.1:" + port);
                }
            }
        } catch (IOException goneMeanwhile) {
            return all;
        }
        return all;
    }
}
