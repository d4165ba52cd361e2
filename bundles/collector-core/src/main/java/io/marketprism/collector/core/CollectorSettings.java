package io.marketprism.collector.core;

import io.marketprism.collector.core.internal.ConfigText;
import io.marketprism.collector.model.DataType;
import io.marketprism.collector.model.Exchange;
import io.marketprism.collector.model.MarketType;
import io.marketprism.collector.spi.ExchangeSettings;
import io.marketprism.collector.spi.OrderBookSettings;
import io.marketprism.collector.spi.OrderBookSettings.Method;
import java.net.URI;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Turns one exchange's flat configuration into settings. Pure. */
public final class CollectorSettings {

    private CollectorSettings() {}

    /**
     * The settings that a configuration says.
     *
     * @throws IllegalArgumentException if a value is missing or makes no sense; the message names the property, the
     *     value, what was expected, and the nearest match of a misspelt word
     */
    public static ExchangeSettings from(CollectorConfig config) {
        String exchange = ConfigText.required("exchange", config.exchange());
        List<String> symbols = ConfigText.list("symbols", config.symbols());
        return new ExchangeSettings(
                Exchange.named(exchange),
                ConfigText.word("market.type", config.market_type(), MarketType.values(), MarketType::token),
                symbols,
                dataTypes(config.data_types()),
                ConfigText.address("rest.url", config.rest_url(), "http", "https"),
                ConfigText.address("ws.url", config.ws_url(), "ws", "wss"),
                orderBook(config),
                durations("poll.interval.ms", config.poll_interval_ms()),
                durations("poll.timeout.ms", config.poll_timeout_ms()),
                config.liquidation_symbols().isBlank()
                        ? symbols
                        : ConfigText.list("liquidation.symbols", config.liquidation_symbols()));
    }

    private static OrderBookSettings orderBook(CollectorConfig config) {
        return new OrderBookSettings(
                ConfigText.word(
                        "orderbook.method",
                        config.orderbook_method(),
                        Method.values(),
                        method -> ConfigText.lowerCase(method.name())),
                ConfigText.millis("orderbook.snapshot.interval.ms", config.orderbook_snapshot_interval_ms()),
                ConfigText.positive("orderbook.snapshot.depth", config.orderbook_snapshot_depth()),
                ConfigText.millis("orderbook.request.timeout.ms", config.orderbook_request_timeout_ms()),
                ConfigText.positive("orderbook.depth.limit", config.orderbook_depth_limit()),
                ConfigText.positive("orderbook.publish.depth", config.orderbook_publish_depth()),
                ConfigText.millis("orderbook.publish.interval.ms", config.orderbook_publish_interval_ms()),
                optionalAddress("orderbook.rest.base", config.orderbook_rest_base(), "http", "https"),
                optionalAddress("orderbook.ws.api.url", config.orderbook_ws_api_url(), "ws", "wss"),
                new OrderBookSettings.Upkeep(
                        ConfigText.positive("orderbook.buffer.max.size", config.orderbook_buffer_max_size()),
                        ConfigText.millis("orderbook.buffer.timeout.ms", config.orderbook_buffer_timeout_ms()),
                        ConfigText.millis("orderbook.audit.interval.ms", config.orderbook_audit_interval_ms())));
    }

    private static Set<DataType> dataTypes(String text) {
        Set<DataType> types = new LinkedHashSet<>();
        for (String key : ConfigText.list("data.types", text)) {
            types.add(ConfigText.word("data.types", key, DataType.values(), DataType::key));
        }
        return types;
    }

    private static Optional<URI> optionalAddress(String property, String text, String... schemes) {
        return text.isBlank() ? Optional.empty() : Optional.of(ConfigText.address(property, text, schemes));
    }

    private static Map<DataType, Duration> durations(String property, String text) {
        Map<DataType, Duration> durations = new LinkedHashMap<>();
        ConfigText.pairs(property, text)
                .forEach((key, millis) -> durations.put(
                        ConfigText.word(property, key, DataType.values(), DataType::key),
                        ConfigText.millis(property, millis)));
        return durations;
    }
}
