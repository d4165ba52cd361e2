package io.marketprism.collector.config;

import static org.assertj.core.api.Assertions.assertThat;

import io.marketprism.collector.config.StreamSettings.Managed;
import io.marketprism.collector.model.DataType;
import io.marketprism.collector.model.MarketType;
import io.marketprism.collector.spi.ExchangeSettings;
import io.marketprism.collector.spi.OrderBookSettings;
import io.marketprism.collector.spi.OrderBookSettings.Method;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** The file of the collector being replaced and the product's own mean the same, and load as they are (C1). */
class ShippedFileTest {

    static final Path SHIPPED = Path.of("src/test/resources/shipped.yaml");
    private static final Path OWN = Path.of("../../etc/unified_data_collection.yaml");

    private final ConfigurationReader reader = new ConfigurationReader();

    @Test
    void bothFilesLoadWithoutWarningsAndGiveEqualSettings() throws Exception {
        Reading shipped = reader.read(SHIPPED, Map.of(), false);
        Reading own = reader.read(OWN, Map.of(), false);
        assertThat(shipped.warnings()).isEmpty();
        assertThat(own.warnings()).isEmpty();
        assertThat(own.configuration()).isEqualTo(shipped.configuration());
        assertThat(own.notes()).isEqualTo(shipped.notes());
    }

    @Test
    void childrenStartInThePlansOrder() throws Exception {
        assertThat(shipped().enabledExchanges())
                .extracting(ExchangeConfiguration::name)
                .containsExactly(
                        "okx_derivatives", "okx_spot", "binance_derivatives", "binance_spot", "deribit_derivatives");
    }

    @Test
    void keysWithoutEffectAreNamedInOneLine() throws Exception {
        List<String> notes = reader.read(SHIPPED, Map.of(), false).notes();
        assertThat(notes)
                .singleElement()
                .asString()
                .startsWith("These keys are accepted and have no effect: ")
                .contains("clickhouse", "trading_strategies", "storage", "observability}", "nats.{enabled,")
                .contains("exchanges.*.orderbook.{")
                .contains("update_frequency", "validation_enabled")
                .doesNotContain("\n")
                .doesNotContain("request_timeout", "snapshot_interval", "webhook_url", "monitoring.metrics");
    }

    @Test
    void exchangesMeanWhatTheySay() throws Exception {
        ExchangeSettings settings =
                shipped().exchange("okx_derivatives").orElseThrow().settings();
        assertThat(settings)
                .isEqualTo(new ExchangeSettings(
                        settings.exchange(),
                        MarketType.PERPETUAL,
                        List.of("BTC-USDT-SWAP", "ETH-USDT-SWAP"),
                        Set.of(
                                DataType.ORDERBOOK,
                                DataType.TRADE,
                                DataType.FUNDING_RATE,
                                DataType.OPEN_INTEREST,
                                DataType.LIQUIDATION,
                                DataType.LSR_TOP_POSITION,
                                DataType.LSR_ALL_ACCOUNT),
                        URI.create("https://www.okx.com"),
                        URI.create("wss://ws.okx.com:8443/ws/v5/public"),
                        new OrderBookSettings(
                                Method.SNAPSHOT,
                                Duration.ofSeconds(1),
                                100,
                                Duration.ofMillis(900),
                                400,
                                200,
                                Duration.ofMillis(100),
                                Optional.empty(),
                                Optional.empty(),
                                new OrderBookSettings.Upkeep(2_000, Duration.ofSeconds(15), Duration.ofSeconds(60))),
                        Map.of(
                                DataType.FUNDING_RATE, Duration.ofSeconds(30),
                                DataType.OPEN_INTEREST, Duration.ofSeconds(30),
                                DataType.LSR_TOP_POSITION, Duration.ofSeconds(20),
                                DataType.LSR_ALL_ACCOUNT, Duration.ofSeconds(20)),
                        Map.of(
                                DataType.LSR_TOP_POSITION, Duration.ofSeconds(30),
                                DataType.LSR_ALL_ACCOUNT, Duration.ofSeconds(30))));
    }

    @Test
    void onlyUsdMBooksComeFromARequestWebSocket() throws Exception {
        assertThat(book("binance_derivatives").wsApiUrl()).contains(URI.create("wss://ws-fapi.binance.com/ws-fapi/v1"));
        assertThat(book("binance_derivatives").requestTimeout()).isEqualTo(Duration.ofMillis(800));
        assertThat(book("binance_spot").wsApiUrl()).isEmpty();
    }

    /** Contract 2.3: the ingredients of exactly the 38 subjects. */
    @Test
    void exactly38SubjectsHaveTheirIngredients() throws Exception {
        CollectorConfiguration configuration = shipped();
        Set<String> subjects = new TreeSet<>();
        for (ExchangeConfiguration exchange : configuration.enabledExchanges()) {
            ExchangeSettings settings = exchange.settings();
            for (DataType type : settings.dataTypes()) {
                for (String symbol : settings.symbols()) {
                    subjects.add(configuration
                            .nats()
                            .subjects()
                            .get(type)
                            .replace("{exchange}", settings.exchange().venue())
                            .replace("{market_type}", settings.marketType().token())
                            .replace("{symbol}", symbol));
                }
            }
        }
        assertThat(subjects)
                .hasSize(38)
                .contains(
                        "orderbook.binance.spot.BTCUSDT",
                        "trade.okx.spot.BTC-USDT",
                        "funding_rate.okx.perpetual.ETH-USDT-SWAP",
                        "volatility_index.deribit.perpetual.BTC");
    }

    @Test
    void natsIsAsConfigured() throws Exception {
        NatsSettings nats = shipped().nats();
        assertThat(nats.servers()).containsExactly("nats://127.0.0.1:4222");
        assertThat(nats.clientName()).isEqualTo("unified-collector");
        assertThat(nats.reconnectWait()).isEqualTo(Duration.ofSeconds(2));
        assertThat(nats.publishTimeout()).isEqualTo(Duration.ofSeconds(15));
        assertThat(nats.publishMaxRetries()).isEqualTo(3);
        assertThat(nats.inFlight()).isEqualTo(256);
        assertThat(nats.naming()).isEqualTo(new NamingSettings(true, true, true, true, "strict", false, "core"));
    }

    @Test
    void marketDataIsAsItIsAndTheOwnStreamsStandBesideIt() throws Exception {
        List<StreamSettings> streams = shipped().nats().streams();
        assertThat(streams)
                .extracting(StreamSettings::name)
                .containsExactly("MARKET_DATA", "MARKET_TRADES", "MARKET_BOOKS", "MARKET_QUALITY");
        StreamSettings data = streams.get(0);
        assertThat(data.subjects()).hasSize(18);
        assertThat(data)
                .isEqualTo(new StreamSettings(
                        "MARKET_DATA",
                        data.subjects(),
                        5_000_000,
                        2_147_483_648L,
                        Duration.ofDays(2),
                        50,
                        1,
                        "file",
                        "old",
                        Duration.ofMinutes(2),
                        -1,
                        Managed.CONFIGURED));
        assertThat(streams.get(1))
                .isEqualTo(new StreamSettings(
                        "MARKET_TRADES",
                        List.of("trade.binance.>", "trade.deribit.>", "trade.okx.>"),
                        -1,
                        4L << 30,
                        Duration.ofDays(2),
                        -1,
                        1,
                        "file",
                        "old",
                        Duration.ofMinutes(10),
                        -1,
                        Managed.OWN));
        assertThat(streams.get(2).subjects())
                .containsExactly("orderbook.binance.>", "orderbook.deribit.>", "orderbook.okx.>");
        assertThat(streams.get(2).maxAge()).isEqualTo(Duration.ofHours(1));
        assertThat(streams.get(2).maxBytes()).isEqualTo(2L << 30);
        assertThat(streams.get(3).subjects()).containsExactly("quality.>", "gap.>");
    }

    @Test
    void limitsAreThePlans() throws Exception {
        assertThat(shipped().exchanges())
                .extracting(exchange -> exchange.limits().memorySoftMb() + "/"
                        + exchange.limits().memoryHardMb())
                .containsExactly("150/200", "120/160", "100/140", "80/120", "60/100");
        assertThat(shipped().exchange("okx_spot").orElseThrow().limits())
                .isEqualTo(new ExchangeLimits(120, 160, 40, 20, 1, 200, 0.8));
        assertThat(shipped().supervision())
                .isEqualTo(new SupervisionSettings(
                        new SupervisionSettings.Restart(
                                List.of(
                                        Duration.ZERO,
                                        Duration.ofSeconds(5),
                                        Duration.ofSeconds(5),
                                        Duration.ofSeconds(30)),
                                10,
                                Duration.ofHours(1),
                                Duration.ofSeconds(5)),
                        Duration.ofSeconds(5),
                        Duration.ofSeconds(10),
                        new SupervisionSettings.Total(510, 720, 80, 5, 1000, 4),
                        Optional.empty()));
    }

    @Test
    void httpAndLoggingAreAsConfigured() throws Exception {
        assertThat(shipped().http())
                .isEqualTo(new HttpSettings(
                        "127.0.0.1",
                        new HttpSettings.Endpoint(true, 8087, "/health"),
                        new HttpSettings.Endpoint(true, 9092, "/metrics"),
                        Duration.ofMinutes(2),
                        Duration.ofMillis(300)));
        assertThat(shipped().logging())
                .isEqualTo(new LoggingSettings("INFO", "./logs/unified-collector.log", 100L << 20, 5));
        assertThat(Arrays.asList(DataType.values()))
                .allSatisfy(type -> assertThat(shipped().nats().subjects()).containsKey(type));
    }

    private CollectorConfiguration shipped() throws ConfigurationException {
        return reader.read(SHIPPED, Map.of(), false).configuration();
    }

    private OrderBookSettings book(String exchange) throws ConfigurationException {
        return shipped().exchange(exchange).orElseThrow().settings().orderBook();
    }
}
