package io.marketprism.collector.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.marketprism.collector.model.DataType;
import io.marketprism.collector.spi.ExchangeSettings;
import io.marketprism.collector.spi.OrderBookSettings;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ConfigurationReaderTest {

    private static final String OKX = """
            exchanges:
              okx_spot:
                exchange: okx_spot
                market_type: spot
                symbols: [BTC-USDT]
            """;

    @TempDir
    private Path folder;

    private Path file;

    @BeforeEach
    void nameTheFile() {
        file = folder.resolve("collection.yaml");
    }

    @Test
    void missingFileIsSaidWithWhatToDo() {
        assertThat(refusal())
                .isEqualTo(file + ": the configuration file does not exist; name the right one with --config");
    }

    @Test
    void folderIsNoFile() throws Exception {
        Files.createDirectory(file);
        assertThat(refusal()).isEqualTo(file + ": the configuration file cannot be read: it is a folder");
    }

    @Test
    void emptyFileIsRefused() {
        write("# nothing but a comment\n");
        assertThat(refusal())
                .isEqualTo(file + ": expected sections such as exchanges and nats, but found an empty file");
    }

    @Test
    void whatIsNotYamlIsSaidWithItsLine() {
        write("exchanges:\n  okx_spot: [BTC-USDT\nnats: {}\n");
        assertThat(refusal()).startsWith(file + ":3: this is not YAML: ");
    }

    @Test
    void otherBytesThanUtf8AreRefused() throws Exception {
        Files.write(file, new byte[] {'a', ':', ' ', (byte) 0xC3, (byte) 0x28});
        assertThat(refusal()).isEqualTo(file + ": this is not YAML: expected UTF-8 text, but found other bytes");
    }

    @Test
    void liquidationsAreCollectedOfTheSymbolsNamedForThem() throws Exception {
        String swaps = OKX.replace("okx_spot", "okx_derivatives")
                        .replace("spot", "perpetual")
                        .replace("[BTC-USDT]", "[BTC-USDT-SWAP, ETH-USDT-SWAP]")
                + "    data_types: [trade, liquidation]\n";
        assertThat(settings(swaps).liquidationSymbols()).containsExactly("BTC-USDT-SWAP", "ETH-USDT-SWAP");
        assertThat(settings(swaps + "data_types:\n  liquidation:\n    symbols: []\n")
                        .liquidationSymbols())
                .hasSize(2);
        ExchangeSettings some =
                settings(swaps + "data_types:\n  liquidation:\n    symbols: [BTCUSDT, ETH-USDT-SWAP]\n");
        assertThat(some.liquidationSymbols()).containsExactly("ETH-USDT-SWAP");
        assertThat(some.collects(DataType.LIQUIDATION, "BTC-USDT-SWAP")).isFalse();
        assertThat(some.collects(DataType.LIQUIDATION, "ETH-USDT-SWAP")).isTrue();
        assertThat(some.collects(DataType.TRADE, "BTC-USDT-SWAP")).isTrue();

        write(swaps + "data_types:\n  liquidation:\n    symbols: [BTCUSDT]\n");
        Reading none = new ConfigurationReader().read(file, Map.of(), false);
        assertThat(none.warnings())
                .containsExactly(file
                        + ":9: data_types.liquidation.symbols names none of the symbols of okx_derivatives;"
                        + " its liquidations are not collected");
        assertThat(none.configuration()
                        .exchange("okx_derivatives")
                        .orElseThrow()
                        .settings()
                        .dataTypes())
                .containsExactly(DataType.TRADE);
    }

    private ExchangeSettings settings(String yaml) throws Exception {
        write(yaml);
        return new ConfigurationReader()
                .read(file, Map.of(), false)
                .configuration()
                .exchange("okx_derivatives")
                .orElseThrow()
                .settings();
    }

    @Test
    void listAtTheTopIsRefused() {
        write("- exchanges\n");
        assertThat(refusal())
                .isEqualTo(file + ":1: expected sections such as exchanges and nats, but found a list of one");
    }

    @Test
    void secondDocumentIsRefused() {
        write(OKX + "---\nnats: {}\n");
        assertThat(refusal()).isEqualTo(file + ":6: expected one document, but a second one starts here");
    }

    @Test
    void tagsMakeNoObjects() {
        write(OKX + "system: !!javax.script.ScriptEngineManager [x]\n");
        assertThat(refusal())
                .contains(file
                        + ":6: expected a value without a tag, but found the tag"
                        + " tag:yaml.org,2002:javax.script.ScriptEngineManager");
    }

    @Test
    void unknownExchangeIsRefusedWithTheNearestOne() {
        write(OKX.replace("okx_spot:", "okx_spto:"));
        assertThat(refusal()).contains(file + ":2: exchanges.okx_spto is not a known exchange; did you mean okx_spot?");
    }

    @Test
    void exchangeUnlikeAnyIsRefusedWithTheKnownOnes() {
        write(OKX + "  kraken:\n    exchange: kraken\n");
        assertThat(refusal())
                .isEqualTo(file + ":6: exchanges.kraken is not a known exchange; known are okx_derivatives, okx_spot,"
                        + " binance_derivatives, binance_spot, deribit_derivatives");
    }

    @Test
    void unknownKeyIsRefusedWithTheNearestOne() {
        write(OKX + "nats:\n  sever: [nats://127.0.0.1:4222]\n");
        assertThat(refusal()).isEqualTo(file + ":7: nats.sever is not a known key; did you mean servers?");
    }

    @Test
    void unknownValueIsRefusedWithTheNearestOne() {
        write(OKX + "    data_types: [orderbook, trades]\n");
        assertThat(refusal())
                .startsWith(file + ":6: exchanges.okx_spot.data_types[1]: expected one of orderbook, trade, ")
                .endsWith("but found \"trades\"; did you mean trade?");
    }

    @Test
    void lenientReadingWarnsOfWhatIsUnknownAndGoesOn() throws Exception {
        write(OKX + "    data_types: [orderbook, trades]\n  kraken:\n    exchange: kraken\nnats:\n  sever: 1\n");
        Reading reading = new ConfigurationReader().read(file, Map.of(), true);
        assertThat(reading.warnings()).hasSize(3).allSatisfy(warning -> assertThat(warning)
                .startsWith(file + ":")
                .endsWith(" (ignored)"));
        assertThat(reading.configuration().exchanges().get(0).settings().dataTypes())
                .containsExactly(DataType.ORDERBOOK);
    }

    @Test
    void lenientReadingRefusesWrongTypesAllTheSame() {
        write(OKX + "monitoring:\n  metrics:\n    port: many\n");
        ConfigurationException refusal = catchThrowableOfType(
                ConfigurationException.class, () -> new ConfigurationReader().read(file, Map.of(), true));
        assertThat(refusal)
                .hasMessage(file
                        + ":8: monitoring.metrics.port: expected a whole number from 0 to 65535, but found \"many\"");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            []                 | a list of at least one symbol by the venue's name, such as [BTC-USDT], but found an empty list
            ''                 | a list of at least one symbol by the venue's name, such as [BTC-USDT], but found nothing
            BTC-USDT           | a list of at least one symbol by the venue's name, such as [BTC-USDT], but found "BTC-USDT"
            {BTC: 1}           | a list of at least one symbol by the venue's name, such as [BTC-USDT], but found a section with the keys BTC
            """)
    void symbolsThatAreNoListAreRefused(String written, String message) {
        write(OKX.replace("[BTC-USDT]", written == null ? "" : written));
        assertThat(refusal()).isEqualTo(file + ":5: exchanges.okx_spot.symbols: expected " + message);
    }

    @Test
    void symbolThatCannotBeOneIsRefusedWithItsPlace() {
        write(OKX.replace("[BTC-USDT]", "\n    - BTC-USDT\n    - 'BTC USDT'\n    - [ETH-USDT]"));
        assertThat(refusal())
                .isEqualTo(file
                        + ":7: exchanges.okx_spot.symbols[1]: expected a symbol by the venue's name, such as BTC-USDT,"
                        + " but found \"BTC USDT\"" + System.lineSeparator() + file
                        + ":8: exchanges.okx_spot.symbols[2]: expected a symbol by the venue's name, such as BTC-USDT,"
                        + " but found a list of one");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            monitoring.health_check.port        | 70000         | a whole number from 0 to 65535, but found "70000"
            monitoring.health_check.port        | 80.5          | a whole number from 0 to 65535, but found "80.5"
            monitoring.metrics.enabled          | perhaps       | true or false, but found "perhaps"
            nats.publish.timeout                | soon          | seconds from 0.1 to 300, but found "soon"
            nats.servers                        | []            | a list of at least one address, such as [nats://127.0.0.1:4222], but found an empty list
            system.logging.max_size             | big           | a size such as 100MB, but found "big"
            exchanges.okx_spot.api.base_url     | www.okx.com   | an address with http:// or https://, but found "www.okx.com"
            exchanges.okx_spot.api.base_url     | http://a_b    | an address with http:// or https://, but found "http://a_b"
            exchanges.okx_spot.api.ws_url       | https://a     | an address with ws:// or wss://, but found "https://a"
            exchanges.okx_spot.api.base_url     | http://h:99999| an address with http:// or https://, but found "http://h:99999"
            exchanges.okx_spot.orderbook.snapshot_depth | 0     | a whole number from 1 to 5000, but found "0"
            exchanges.okx_spot.orderbook.method | snapshots     | one of snapshot, websocket, incremental, but found "snapshots"; did you mean snapshot?
            exchanges.okx_spot.market_type      | swap          | one of spot, perpetual, futures, coin_futures, options, derivatives, but found "swap"
            exchanges.okx_spot.redundancy.copies| 2             | 1, but found "2"
            nats.streams.trade                  | trade.{venue} | a subject such as trade.{exchange}.{market_type}.{symbol}, but found "trade.{venue}"
            nats.client_name                    | a${b}         | printable text without \\, ${ and $[, but found "a${b}"
            supervision.restart.delays          | 5             | a list of at least one delay in seconds, such as [0, 5, 30], but found "5"
            nats                                | 5             | a section with keys such as enabled, servers, client_name, max_reconnect_attempts, but found "5"
            """)
    void wrongTypesAreRefused(String key, String written, String message) {
        write(OKX);
        ConfigurationException refusal =
                catchThrowableOfType(ConfigurationException.class, () -> new ConfigurationReader()
                        .read(file, Map.of(), Map.of(key, "'" + written + "'"), false));
        if (written.startsWith("[")) {
            refusal = catchThrowableOfType(ConfigurationException.class, () -> new ConfigurationReader()
                    .read(file, Map.of(), Map.of(key, written), false));
        }
        assertThat(refusal).hasMessage("override " + key + ": " + key + ": expected " + message);
    }

    @Test
    void everyProblemIsToldAtOnceInTheOrderOfTheFile() {
        write("nats:\n  servers: 5\nexchanges:\n  okx_spot:\n    exchange: okx\n    symbols: []\n    enabled: maybe\n");
        assertThat(refusal().lines()).hasSize(4).element(0).asString().startsWith(file + ":2: nats.servers: ");
        assertThat(refusal())
                .contains(file + ":4: exchanges.okx_spot.market_type is missing; expected one of spot,")
                .contains(file + ":6: exchanges.okx_spot.symbols: ")
                .contains(file + ":7: exchanges.okx_spot.enabled: ");
    }

    @Test
    void exchangeUnderAnotherNameIsRefused() {
        write(OKX.replace("exchange: okx_spot", "exchange: binance_spot"));
        assertThat(refusal())
                .isEqualTo(file + ":3: exchanges.okx_spot.exchange: expected okx_spot, but found \"binance_spot\"");
    }

    @Test
    void keyThatStandsTwiceIsRefusedWithBothLines() {
        write(OKX + "nats: {}\nnats: {}\n");
        assertThat(refusal()).isEqualTo(file + ":7: the key nats stands here a second time; the first is in line 6");
    }

    @Test
    void nothingToCollectIsRefused() {
        write(OKX + "    enabled: false\n");
        assertThat(refusal()).contains("exchanges: expected at least one enabled exchange of okx_derivatives, ");
    }

    @Test
    void passwordsStayOutOfMessages() {
        write(OKX + "nats:\n  servers: ['nats://me:secret@host:4222:1']\n");
        assertThat(refusal()).contains("nats.servers[0]").doesNotContain("secret");
        write(OKX + "nats:\n  servers: ['nats://me:sec/ret@host:4222']\n");
        assertThat(refusal())
                .contains("expected an address such as nats://127.0.0.1:4222 (hosts have no underscores), but found")
                .contains("nats://…@host:4222")
                .doesNotContain("sec", "ret");
        write(OKX + "nats:\n  servers: ['nats://me:secret@host:4222']\n");
        assertThat(readsTo(Map.of()).nats().toString()).contains("host:4222").doesNotContain("secret");
    }

    @Test
    void silenceMeansTheDefaults() {
        write(OKX);
        CollectorConfiguration configuration = readsTo(Map.of());
        ExchangeConfiguration okx = configuration.exchange("okx_spot").orElseThrow();
        assertThat(okx.enabled()).isTrue();
        assertThat(okx.settings().restUrl()).isEqualTo(URI.create("https://www.okx.com"));
        assertThat(okx.settings().wsUrl()).isEqualTo(URI.create("wss://ws.okx.com:8443/ws/v5/public"));
        assertThat(okx.settings().dataTypes()).containsExactly(DataType.ORDERBOOK);
        assertThat(okx.settings().orderBook()).isEqualTo(OrderBookSettings.defaults());
        assertThat(configuration.nats().servers()).containsExactly("nats://localhost:4222");
        assertThat(configuration.http().health().port()).isEqualTo(8087);
    }

    @Test
    void yamlOfTheOldVersionKeepsItsMeaning() {
        write(OKX.replace("okx_spot:\n", "okx_spot:\n    enabled: yes\n")
                + "    orderbook: {snapshot_depth: '50', snapshot_interval: .5}\n");
        ExchangeConfiguration okx = readsTo(Map.of()).exchange("okx_spot").orElseThrow();
        assertThat(okx.enabled()).isTrue();
        assertThat(okx.settings().orderBook().snapshotDepth()).isEqualTo(50);
        assertThat(okx.settings().orderBook().snapshotInterval()).isEqualTo(Duration.ofMillis(500));
        assertThat(okx.settings().orderBook().requestTimeout()).isEqualTo(Duration.ofMillis(400));
    }

    @Test
    void anchorsAndMergesAreRead() {
        write("""
                exchanges:
                  okx_spot: &okx
                    exchange: okx
                    market_type: spot
                    symbols: &symbols [BTC-USDT]
                  binance_spot:
                    <<: *okx
                    exchange: binance
                    symbols: *symbols
                """);
        assertThat(readsTo(Map.of()).exchanges())
                .extracting(exchange -> exchange.name() + exchange.settings().symbols())
                .containsExactly("okx_spot[BTC-USDT]", "binance_spot[BTC-USDT]");
    }

    @Test
    void repeatedSymbolsAreCollectedOnceAndSaid() throws Exception {
        write(OKX.replace("[BTC-USDT]", "[BTC-USDT, ETH-USDT, BTC-USDT]"));
        Reading reading = new ConfigurationReader().read(file, Map.of(), false);
        assertThat(reading.configuration().exchanges().get(0).settings().symbols())
                .containsExactly("BTC-USDT", "ETH-USDT");
        assertThat(reading.warnings())
                .containsExactly(
                        file + ":5: exchanges.okx_spot.symbols names BTC-USDT more than once; it is collected once");
    }

    @Test
    void shardTakesItsShareOfTheSymbols() {
        write(OKX.replace("[BTC-USDT]", "[A-B, C-D, E-F, G-H, I-J]") + "    shard: {index: 1, count: 2}\n");
        assertThat(readsTo(Map.of()).exchanges().get(0).settings().symbols()).containsExactly("C-D", "G-H");
        write(OKX + "    shard: {index: 1, count: 2}\n");
        assertThat(refusal()).contains("expected at least one symbol for shard 1 of 2");
        write(OKX + "    shard: {index: 2, count: 2}\n");
        assertThat(refusal()).contains("shard.index: expected a number below shard.count, which is 2, but found 2");
    }

    @Test
    void impossibleLimitsAreRefused() {
        write(OKX + "    limits: {memory_soft_mb: 200, memory_hard_mb: 150}\n");
        assertThat(refusal()).contains("memory_soft_mb: expected at most memory_hard_mb, which is 150, but found 200");
        write(OKX + "supervision: {child: {heap_mb: 512}}\n");
        assertThat(refusal())
                .contains(file + ":6: supervision.child.heap_mb: expected less than exchanges.okx_spot.limits");
    }

    @Test
    void environmentGoesOverTheFile() {
        write(OKX + "nats: {servers: [nats://file:4222]}\nmonitoring: {metrics: {port: 1}}\n");
        CollectorConfiguration configuration = readsTo(Map.of(
                "MARKETPRISM_NATS_URL", "nats://first:4222",
                "NATS_URL", "nats://second:4222",
                "HEALTH_CHECK_PORT", "18087",
                "METRICS_PORT", "19092",
                "COLLECTOR_HTTP_HOST", "0.0.0.0",
                "HEALTH_GRACE_SECONDS", "5",
                "MARKETPRISM_LOG_LEVEL", "WARNING"));
        assertThat(configuration.nats().servers()).containsExactly("nats://first:4222");
        assertThat(configuration.http().health().port()).isEqualTo(18087);
        assertThat(configuration.http().metrics().port()).isEqualTo(19092);
        assertThat(configuration.http().host()).isEqualTo("0.0.0.0");
        assertThat(configuration.http().healthGrace()).isEqualTo(Duration.ofSeconds(5));
        assertThat(configuration.logging().level()).isEqualTo("WARN");
        assertThat(readsTo(Map.of("NATS_URL", "nats://second:4222")).nats().servers())
                .containsExactly("nats://second:4222");
        assertThat(readsTo(Map.of("NATS_URL", " ")).nats().servers()).containsExactly("nats://file:4222");
    }

    @Test
    void httpIsOnUnlessSwitchedOff() {
        write(OKX);
        assertThat(readsTo(Map.of()).http().health().enabled()).isTrue();
        assertThat(readsTo(Map.of("COLLECTOR_ENABLE_HTTP", "1"))
                        .http()
                        .metrics()
                        .enabled())
                .isTrue();
        CollectorConfiguration off = readsTo(Map.of("COLLECTOR_ENABLE_HTTP", "0"));
        assertThat(off.http().health().enabled()).isFalse();
        assertThat(off.http().metrics().enabled()).isFalse();
    }

    @Test
    void badEnvironmentIsNamed() {
        write(OKX);
        ConfigurationException refusal =
                catchThrowableOfType(ConfigurationException.class, () -> new ConfigurationReader()
                        .read(file, Map.of("METRICS_PORT", "x"), false));
        assertThat(refusal)
                .hasMessage("environment variable METRICS_PORT: monitoring.metrics.port: expected a whole number from 0"
                        + " to 65535, but found \"x\"");
    }

    @Test
    void overridesGoOverFileAndEnvironment() throws Exception {
        write(OKX + "nats: {servers: [nats://file:4222]}\n");
        CollectorConfiguration configuration = new ConfigurationReader()
                .read(
                        file,
                        Map.of("NATS_URL", "nats://environment:4222"),
                        Map.of(
                                "nats.servers",
                                "[nats://127.0.0.1:4333]",
                                "exchanges.okx_spot.api.base_url",
                                "http://127.0.0.1:4000/okx/",
                                "exchanges.okx_spot.orderbook.ws_api_url",
                                "ws://127.0.0.1:4000/ws-fapi"),
                        false)
                .configuration();
        assertThat(configuration.nats().servers()).containsExactly("nats://127.0.0.1:4333");
        ExchangeConfiguration okx = configuration.exchanges().get(0);
        assertThat(okx.settings().restUrl()).isEqualTo(URI.create("http://127.0.0.1:4000/okx"));
        assertThat(okx.settings().orderBook().wsApiUrl()).contains(URI.create("ws://127.0.0.1:4000/ws-fapi"));
    }

    @Test
    void overrideThroughAValueIsRefused() {
        write(OKX);
        ConfigurationException refusal =
                catchThrowableOfType(ConfigurationException.class, () -> new ConfigurationReader()
                        .read(file, Map.of(), Map.of("exchanges.okx_spot.symbols.first", "x"), false));
        assertThat(refusal)
                .hasMessageContaining("override exchanges.okx_spot.symbols.first: expected symbols to be a section");
    }

    @Test
    void subjectsThatAConfiguredStreamCapturesGetNoSecondStream() throws Exception {
        write(OKX + "nats: {jetstream: {streams: {MARKET_DATA: {subjects: [trade.>, orderbook.okx.>]}}}}\n");
        Reading reading = new ConfigurationReader().read(file, Map.of(), false);
        List<StreamSettings> streams = reading.configuration().nats().streams();
        assertThat(streams)
                .extracting(StreamSettings::name)
                .containsExactly("MARKET_DATA", "MARKET_BOOKS", "MARKET_QUALITY");
        assertThat(streams.get(1).subjects()).containsExactly("orderbook.binance.>", "orderbook.deribit.>");
        assertThat(reading.notes())
                .contains("trade.okx.> is captured by the stream MARKET_DATA of the file and not by MARKET_TRADES");
        write(OKX + "nats: {jetstream: {streams: {MARKET_DATA: {subjects: [trade.okx.spot.>]}}}}\n");
        assertThat(new ConfigurationReader().read(file, Map.of(), false).warnings())
                .singleElement()
                .asString()
                .contains("the rest of trade.okx.> is in no stream");
    }

    @Test
    void streamsThatTheServerWouldRefuseAreRefused() {
        write(OKX + "nats: {jetstream: {streams: {A: {subjects: [a.>]}, B: {subjects: [a.b]}}}}\n");
        assertThat(refusal()).contains("the streams A and B both capture a.b, which the server refuses");
        write(OKX + "nats: {jetstream: {streams: {A: {subjects: [a], max_age: 10, duplicate_window: 20}}}}\n");
        assertThat(refusal()).contains("duplicate_window: expected at most max_age, which is 10 s, but found 20 s");
        write(OKX + "nats: {jetstream: {streams: {A: {max_age: 10}}}}\n");
        assertThat(refusal()).contains("nats.jetstream.streams.A.subjects is missing");
    }

    @Test
    void portsMustDiffer() {
        write(OKX + "monitoring: {metrics: {port: 8087}}\n");
        assertThat(refusal()).contains("expected another port than monitoring.health_check.port, but both are 8087");
    }

    @Test
    void knownExchangesAreThoseInstalled() throws Exception {
        write("""
                exchanges:
                  kraken_spot:
                    exchange: kraken_spot
                    market_type: spot
                    symbols: [XBT-USD]
                    api: {base_url: 'https://api.kraken.test', ws_url: 'wss://ws.kraken.test'}
                """);
        ConfigurationReader reader = new ConfigurationReader(List.of("kraken_spot", "okx_spot"));
        CollectorConfiguration configuration =
                reader.read(file, Map.of(), false).configuration();
        assertThat(configuration.exchanges().get(0).limits().memoryHardMb()).isEqualTo(150);
        assertThat(configuration.nats().streams().get(0).subjects()).containsExactly("trade.kraken.>", "trade.okx.>");
        assertThat(ChildFiles.collectorPid("kraken_spot")).isEqualTo("io.marketprism.collector.kraken.spot");
        write(Files.readString(file).replaceFirst("    api.*\n", ""));
        ConfigurationException refusal =
                catchThrowableOfType(ConfigurationException.class, () -> reader.read(file, Map.of(), false));
        assertThat(refusal).hasMessageContaining("exchanges.kraken_spot.api.base_url is missing");
    }

    private static final String PROXY = OKX + "networking: {proxy: {enabled: true}}\n";

    @Test
    void proxyOfTheEnvironmentIsUsedOnlyWhereOneIsWantedAndNoneIsNamed() {
        Map<String, String> environment =
                Map.of("HTTP_PROXY", "http://other:1", "HTTPS_PROXY", "proxy.example.com:3128", "NO_PROXY", "a.b, ,.c");
        write(PROXY);
        NetworkingSettings found = readsTo(environment).networking();
        assertThat(found.proxy()).hasToString("Optional[http://proxy.example.com:3128]");
        assertThat(found.noProxy()).containsExactly("a.b", ".c");
        write(OKX);
        assertThat(readsTo(environment).networking().proxy()).isEmpty();
        write(OKX + "networking: {proxy: {enabled: false, url: 'http://mine:1'}}\n");
        assertThat(readsTo(environment).networking().proxy()).isEmpty();
        write(OKX + "networking: {proxy: {enabled: true, url: 'http://mine:1'}}\n");
        assertThat(readsTo(environment).networking())
                .isEqualTo(new NetworkingSettings(
                        Optional.of(URI.create("http://mine:1")), List.of(), Optional.empty(), Optional.empty()));
    }

    @Test
    void proxyThatIsWantedMustBeNamed() {
        write(PROXY);
        assertThat(refusal())
                .isEqualTo(file + ":6: networking.proxy.enabled is true, but no proxy is named; expected"
                        + " networking.proxy.url such as http://proxy.example.com:3128, or the environment variable"
                        + " HTTPS_PROXY or HTTP_PROXY");
    }

    @Test
    void proxyThatIsNoneIsRefusedWithoutItsPassword() {
        write(OKX + "networking: {proxy: {enabled: true, url: 'ftp://me:secret@mine:1'}}\n");
        assertThat(refusal())
                .contains("networking.proxy.url: expected a proxy such as")
                .contains("ftp://…@mine:1")
                .doesNotContain("secret");
    }

    @Test
    void passwordOfTheTrustStoreStandsElsewhereAndIsNeverShown() {
        write(OKX + "networking: {tls: {trust_store: /etc/venues.p12, trust_store_password: hunter2}}\n");
        assertThat(refusal()).contains("env:NAME or file:/path").doesNotContain("hunter2");
        write(OKX + "networking: {tls: {trust_store_password: env:X}}\n");
        assertThat(refusal()).contains("expected only beside networking.tls.trust_store");
        write(OKX + "networking: {tls: {trust_store: /etc/venues.p12, trust_store_password: env:WORD}}\n");
        assertThat(refusal()).contains("in the environment variable WORD, but it is not set");
        NetworkingSettings told = readsTo(Map.of("WORD", "opensesame")).networking();
        assertThat(told.trustStorePassword()).contains("value:opensesame");
        assertThat(told.toString()).doesNotContain("opensesame");
        write(OKX + "networking: {tls: {trust_store: venues.pem}}\n");
        assertThat(refusal()).contains("expected an absolute path");
        write(OKX + "networking: {tls: {trust_store: /etc/venues.p12, trust_store_password: file:/run/secrets/x}}\n");
        assertThat(readsTo(Map.of()).networking())
                .isEqualTo(new NetworkingSettings(
                        Optional.empty(),
                        List.of(),
                        Optional.of("/etc/venues.p12"),
                        Optional.of("file:/run/secrets/x")));
    }

    private void write(String text) {
        try {
            Files.writeString(file, text, StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private String refusal() {
        ConfigurationException refusal = catchThrowableOfType(
                ConfigurationException.class, () -> new ConfigurationReader().read(file, Map.of(), false));
        assertThat(refusal).isNotNull();
        return refusal.getMessage();
    }

    private CollectorConfiguration readsTo(Map<String, String> environment) {
        try {
            return new ConfigurationReader().read(file, environment, false).configuration();
        } catch (ConfigurationException e) {
            throw new AssertionError(e);
        }
    }
}
