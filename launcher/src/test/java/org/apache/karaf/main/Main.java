package org.apache.karaf.main;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Properties;
import java.util.stream.Collectors;

/**
 * Stands where Karaf stands in a distribution, for tests of the launcher: answers health and metrics, has one child
 * process. What it is to play stands in the configuration file: {@code healthy}, {@code sick}, {@code silent},
 * {@code deaf}, {@code gone}.
 */
public final class Main {

    private static final List<String> EXCHANGES =
            List.of("okx_spot", "okx_derivatives", "binance_spot", "binance_derivatives", "deribit_derivatives");

    private Main() {}

    public static void main(String[] arguments) throws IOException {
        String play = Files.readString(Path.of(System.getProperty("collector.config")))
                .strip();
        if (play.equals("gone")) {
            System.err.println("fake root: cannot boot");
            System.exit(7);
        }
        Process child = new ProcessBuilder("sleep", "600").start();
        record(child);
        Runtime.getRuntime().addShutdownHook(new Thread(() -> end(play, child)));
        if (Boolean.getBoolean("collector.simulator")) {
            Files.writeString(state("simulator.port"), "12345\n");
        }
        serve("collector.health.port", "/health", health(play));
        serve("collector.metrics.port", "/metrics", metrics(play));
    }

    private static Path state(String name) {
        return Path.of(System.getProperty("collector.home"), "state", name);
    }

    private static void record(Process child) throws IOException {
        Path folder = Files.createDirectories(state("children"));
        Properties properties = new Properties();
        properties.setProperty("name", "okx_spot");
        properties.setProperty("pid", Long.toString(child.pid()));
        properties.setProperty(
                "start", Long.toString(child.info().startInstant().orElseThrow().toEpochMilli()));
        try (var out = Files.newBufferedWriter(folder.resolve("okx_spot.properties"))) {
            properties.store(out, null);
        }
    }

    private static void end(String play, Process child) {
        if (!play.equals("deaf")) {
            child.destroy();
            child.onExit().join();
        }
    }

    private static void serve(String property, String path, String body) throws IOException {
        HttpServer server = HttpServer.create(
                new InetSocketAddress(InetAddress.getLoopbackAddress(), Integer.parseInt(System.getProperty(property))),
                0);
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        server.createContext(path, exchange -> {
            exchange.sendResponseHeaders(200, bytes.length);
            exchange.getResponseBody().write(bytes);
            exchange.close();
        });
        server.start();
    }

    private static String health(String play) {
        boolean sick = play.equals("sick");
        return "{\"status\": \"" + (sick ? "degraded" : "healthy") + "\", \"uptime_seconds\": 1.5, \"checks\": "
                + "{\"nats\": {\"status\": \"healthy\", \"details\": {\"connected\": true}}}, \"processes\": {"
                + EXCHANGES.stream()
                        .map(name -> "\"" + name + "\": " + child(sick && name.equals("okx_spot")))
                        .collect(Collectors.joining(", "))
                + "}}";
    }

    private static String child(boolean sick) {
        String status = sick ? "degraded" : "healthy";
        return "{\"status\": \"" + status + "\", \"state\": \"running\", \"pid\": "
                + ProcessHandle.current().pid()
                + ", \"restarts\": 0, \"cpu_percent\": 1.5, \"memory_mb\": 80.25, \"received\": 100, \"published\": 99,"
                + " \"latency\": {\"p99_ms\": 0.75}, \"data_types\": {\"trade\": {\"status\": \""
                + (sick ? "stale" : "healthy")
                + "\", \"age_seconds\": " + (sick ? "null" : "0.5") + "}}}";
    }

    private static String metrics(String play) {
        return List.of(
                        "okx.spot.BTC-USDT",
                        "okx.perpetual.BTC-USDT",
                        "binance.spot.BTC-USDT",
                        "binance.perpetual.BTC-USDT",
                        "deribit.perpetual.BTC")
                .stream()
                .map(subject -> "marketprism_nats_messages_published_total{subject=\"trade." + subject + "\"} "
                        + (play.equals("silent") && subject.startsWith("okx.spot") ? "0" : "12.0") + "\n")
                .collect(Collectors.joining());
    }
}
