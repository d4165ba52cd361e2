package io.marketprism.collector.config;

import io.marketprism.collector.model.DataType;
import io.marketprism.collector.spi.ExchangeSettings;
import io.marketprism.collector.spi.OrderBookSettings;
import java.net.URI;
import java.time.Duration;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * What one child is given: flat configurations of its exchange and of the publisher, and nothing of other exchanges
 * (H4). Keys come in a fixed order, so equal configurations give equal files.
 */
public final class ChildFiles {

    private static final String BASE = "io.marketprism.collector.";

    private ChildFiles() {}

    /** The PID of an exchange's collector. */
    public static String collectorPid(String exchange) {
        return BASE + exchange.replace('_', '.');
    }

    /** The PID of the publisher. */
    public static String publisherPid() {
        return BASE + "publisher.nats";
    }

    /**
     * A child's configurations by PID.
     *
     * @throws IllegalArgumentException if the exchange is not configured
     */
    public static Map<String, Map<String, String>> of(CollectorConfiguration configuration, String exchange) {
        ExchangeSettings settings = configuration
                .exchange(exchange)
                .orElseThrow(() -> new IllegalArgumentException("The exchange " + exchange + " is not configured"))
                .settings();
        Map<String, Map<String, String>> files = new LinkedHashMap<>();
        Map<String, String> collector = collector(settings);
        network(configuration.networking(), collector);
        files.put(collectorPid(exchange), collector);
        files.put(publisherPid(), publisher(configuration.nats(), exchange));
        return files;
    }

    private static Map<String, String> collector(ExchangeSettings settings) {
        Map<String, String> keys = new LinkedHashMap<>();
        keys.put("exchange", settings.exchange().name());
        keys.put("market.type", settings.marketType().token());
        keys.put("symbols", String.join(",", settings.symbols()));
        keys.put(
                "data.types",
                settings.dataTypes().stream().sorted().map(DataType::key).collect(Collectors.joining(",")));
        keys.put("rest.url", settings.restUrl().toString());
        keys.put("ws.url", settings.wsUrl().toString());
        OrderBookSettings book = settings.orderBook();
        keys.put("orderbook.method", book.method().name().toLowerCase(Locale.ROOT));
        keys.put("orderbook.snapshot.interval.ms", millis(book.snapshotInterval()));
        keys.put("orderbook.snapshot.depth", Integer.toString(book.snapshotDepth()));
        keys.put("orderbook.request.timeout.ms", millis(book.requestTimeout()));
        keys.put("orderbook.depth.limit", Integer.toString(book.depthLimit()));
        keys.put("orderbook.publish.depth", Integer.toString(book.publishDepth()));
        keys.put("orderbook.publish.interval.ms", millis(book.publishInterval()));
        keys.put("orderbook.buffer.max.size", Integer.toString(book.upkeep().mostHeld()));
        keys.put("orderbook.buffer.timeout.ms", millis(book.upkeep().patience()));
        keys.put("orderbook.rest.base", address(book.restBase()));
        keys.put("orderbook.ws.api.url", address(book.wsApiUrl()));
        keys.put("poll.interval.ms", byType(settings.pollIntervals()));
        keys.put("poll.timeout.ms", byType(settings.pollTimeouts()));
        keys.put(
                "liquidation.symbols",
                settings.dataTypes().contains(DataType.LIQUIDATION)
                        ? String.join(",", settings.liquidationSymbols())
                        : "");
        return keys;
    }

    /** Only what is set, so that a child without a proxy is not told of one. */
    private static void network(NetworkingSettings networking, Map<String, String> keys) {
        networking.proxy().ifPresent(url -> {
            keys.put("proxy.url", url.toString());
            if (!networking.noProxy().isEmpty()) {
                keys.put("proxy.exclude", String.join(",", networking.noProxy()));
            }
        });
        networking.trustStore().ifPresent(path -> keys.put("tls.trust.store", path));
        networking.trustStorePassword().ifPresent(where -> keys.put("tls.trust.store.password", where));
    }

    private static Map<String, String> publisher(NatsSettings nats, String exchange) {
        Map<String, String> keys = new LinkedHashMap<>();
        keys.put("servers", String.join(",", nats.servers()));
        keys.put("client.name", nats.clientName());
        keys.put("exchange", exchange);
        keys.put("reconnect.wait.ms", millis(nats.reconnectWait()));
        keys.put("publish.timeout.ms", millis(nats.publishTimeout()));
        keys.put("publish.max.retries", Integer.toString(nats.publishMaxRetries()));
        keys.put("in.flight", Integer.toString(nats.inFlight()));
        keys.put("jetstream.enabled", Boolean.toString(nats.jetStream()));
        Arrays.stream(DataType.values())
                .forEach(type ->
                        keys.put("subject." + type.key(), nats.subjects().get(type)));
        NamingSettings naming = nats.naming();
        keys.put("naming.normalize.subject.exchange", Boolean.toString(naming.normalizeSubjectExchange()));
        keys.put("naming.normalize.subject.market.type", Boolean.toString(naming.normalizeSubjectMarketType()));
        keys.put("naming.normalize.payload.exchange", Boolean.toString(naming.normalizePayloadExchange()));
        keys.put("naming.normalize.payload.market.type", Boolean.toString(naming.normalizePayloadMarketType()));
        keys.put("naming.metrics.market.type.mode", naming.metricsMarketTypeMode());
        keys.put("naming.compat.old.subjects", Boolean.toString(naming.compatOldSubjects()));
        keys.put("naming.compat.publish.mode", naming.compatPublishMode());
        keys.put("streams", nats.streams().stream().map(StreamSettings::name).collect(Collectors.joining(",")));
        nats.streams().forEach(stream -> stream(stream, keys));
        return keys;
    }

    private static void stream(StreamSettings stream, Map<String, String> keys) {
        String prefix = "stream." + stream.name() + ".";
        keys.put(prefix + "subjects", String.join(",", stream.subjects()));
        keys.put(prefix + "max_msgs", Long.toString(stream.maxMessages()));
        keys.put(prefix + "max_bytes", Long.toString(stream.maxBytes()));
        keys.put(prefix + "max_age_ms", millis(stream.maxAge()));
        keys.put(prefix + "max_consumers", Integer.toString(stream.maxConsumers()));
        keys.put(prefix + "replicas", Integer.toString(stream.replicas()));
        keys.put(prefix + "storage", stream.storage());
        keys.put(prefix + "discard", stream.discard());
        keys.put(prefix + "duplicate_window_ms", millis(stream.duplicateWindow()));
        keys.put(prefix + "max_msgs_per_subject", Long.toString(stream.maxMessagesPerSubject()));
        keys.put(prefix + "managed", stream.managed().name().toLowerCase(Locale.ROOT));
    }

    private static String millis(Duration duration) {
        return Long.toString(duration.toMillis());
    }

    private static String address(Optional<URI> address) {
        return address.map(URI::toString).orElse("");
    }

    private static String byType(Map<DataType, Duration> durations) {
        return durations.entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .map(entry -> entry.getKey().key() + "=" + millis(entry.getValue()))
                .collect(Collectors.joining(","));
    }
}
