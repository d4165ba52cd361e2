package io.marketprism.collector.launcher;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** Takes a configuration file as the shipped one; only that it is there is looked at. */
final class UncheckedConfiguration implements ConfigurationCheck {

    @Override
    public Checked check(Path file, Map<String, String> environment, Map<String, String> overrides, boolean lenient)
            throws FailureException {
        if (!Files.isReadable(file)) {
            throw new FailureException("The configuration " + file + " is not there or cannot be read");
        }
        return new Checked(
                environment.getOrDefault("COLLECTOR_HTTP_HOST", "127.0.0.1"),
                Integer.parseInt(environment.getOrDefault("HEALTH_CHECK_PORT", "8087")),
                Integer.parseInt(environment.getOrDefault("METRICS_PORT", "9092")),
                List.of(overrides.getOrDefault("nats.servers", "nats://127.0.0.1:4222")),
                List.of(
                        spot("okx_spot", "BTC-USDT", "ETH-USDT"),
                        derivatives("okx_derivatives", "BTC-USDT-SWAP", "ETH-USDT-SWAP"),
                        spot("binance_spot", "BTCUSDT", "ETHUSDT"),
                        derivatives("binance_derivatives", "BTCUSDT", "ETHUSDT"),
                        new CheckedExchange(
                                "deribit_derivatives",
                                "perpetual",
                                List.of("BTC", "ETH"),
                                List.of("volatility_index"))),
                List.of());
    }

    private static CheckedExchange spot(String name, String... symbols) {
        return new CheckedExchange(name, "spot", List.of(symbols), List.of("orderbook", "trade"));
    }

    private static CheckedExchange derivatives(String name, String... symbols) {
        return new CheckedExchange(name, "perpetual", List.of(symbols), List.of("orderbook", "trade", "funding_rate"));
    }
}
