package io.marketprism.collector.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.StringReader;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Properties;
import org.apache.felix.utils.properties.TypedProperties;
import org.junit.jupiter.api.Test;

class ChildFilesTest {

    @Test
    void collectorIsToldItsExchangeInTheFixedKeys() throws Exception {
        Map<String, String> keys =
                ChildFiles.of(shipped(Map.of()), "okx_derivatives").get("io.marketprism.collector.okx.derivatives");
        assertThat(CfgText.of(keys)).isEqualTo("""
                # Written from unified_data_collection.yaml at each start and change; edit that.
                exchange = okx_derivatives
                market.type = perpetual
                symbols = BTC-USDT-SWAP,ETH-USDT-SWAP
                data.types = orderbook,trade,funding_rate,open_interest,liquidation,lsr_top_position,lsr_all_account
                rest.url = https://www.okx.com
                ws.url = wss://ws.okx.com:8443/ws/v5/public
                orderbook.method = snapshot
                orderbook.snapshot.interval.ms = 1000
                orderbook.snapshot.depth = 100
                orderbook.request.timeout.ms = 900
                orderbook.depth.limit = 400
                orderbook.publish.depth = 200
                orderbook.publish.interval.ms = 100
                orderbook.buffer.max.size = 2000
                orderbook.buffer.timeout.ms = 15000
                orderbook.rest.base =\s
                orderbook.ws.api.url =\s
                poll.interval.ms = funding_rate=30000,open_interest=30000,lsr_top_position=20000,lsr_all_account=20000
                poll.timeout.ms = lsr_top_position=30000,lsr_all_account=30000
                liquidation.symbols = BTC-USDT-SWAP,ETH-USDT-SWAP
                """);
    }

    @Test
    void collectorIsToldTheWayToItsVenueOnlyWhereOneIsSet() throws Exception {
        assertThat(ChildFiles.of(shipped(Map.of()), "okx_spot").get("io.marketprism.collector.okx.spot"))
                .doesNotContainKeys("proxy.url", "proxy.exclude", "tls.trust.store", "tls.trust.store.password");
        CollectorConfiguration configuration = shipped(Map.of(
                "networking.proxy.enabled", "true",
                "networking.proxy.url", "socks5://me:p%40ss@proxy.example.com:1080",
                "networking.proxy.no_proxy", "[example.com, '*.inner.net', 10.0.0.1:8443]",
                "networking.tls.trust_store", "/etc/ssl/venues.p12",
                "networking.tls.trust_store_password", "file:/run/secrets/trust"));
        assertThat(configuration.toString()).doesNotContain("p%40ss");
        Map<String, Map<String, String>> files = ChildFiles.of(configuration, "okx_spot");
        assertThat(files.get("io.marketprism.collector.okx.spot"))
                .containsEntry("proxy.url", "socks5://me:p%40ss@proxy.example.com:1080")
                .containsEntry("proxy.exclude", "example.com,*.inner.net,10.0.0.1:8443")
                .containsEntry("tls.trust.store", "/etc/ssl/venues.p12")
                .containsEntry("tls.trust.store.password", "file:/run/secrets/trust");
        assertThat(ConfigurationDifference.between(shipped(Map.of()), configuration)
                        .changed())
                .contains("okx_spot", "deribit_derivatives");
    }

    @Test
    void volatilityIsPolledAsTheExchangeSays() throws Exception {
        Map<String, String> keys = ChildFiles.of(shipped(Map.of()), "deribit_derivatives")
                .get("io.marketprism.collector.deribit.derivatives");
        assertThat(keys)
                .containsEntry("poll.interval.ms", "volatility_index=60000")
                .containsEntry("poll.timeout.ms", "volatility_index=30000");
    }

    @Test
    void publisherIsToldSubjectsAndStreams() throws Exception {
        Map<String, String> keys =
                ChildFiles.of(shipped(Map.of()), "okx_spot").get("io.marketprism.collector.publisher.nats");
        assertThat(CfgText.of(keys))
                .startsWith("""
                # Written from unified_data_collection.yaml at each start and change; edit that.
                servers = nats://127.0.0.1:4222
                client.name = unified-collector
                exchange = okx_spot
                reconnect.wait.ms = 2000
                publish.timeout.ms = 15000
                publish.max.retries = 3
                in.flight = 256
                jetstream.enabled = true
                subject.orderbook = orderbook.{exchange}.{market_type}.{symbol}
                subject.trade = trade.{exchange}.{market_type}.{symbol}
                """)
                .contains("""
                naming.normalize.subject.exchange = true
                naming.normalize.subject.market.type = true
                naming.normalize.payload.exchange = true
                naming.normalize.payload.market.type = true
                naming.metrics.market.type.mode = strict
                naming.compat.old.subjects = false
                naming.compat.publish.mode = core
                streams = MARKET_DATA,MARKET_TRADES,MARKET_BOOKS,MARKET_QUALITY
                stream.MARKET_DATA.subjects = funding_rate.binance.>,funding_rate.okx.>,""")
                .contains("""
                stream.MARKET_DATA.max_msgs = 5000000
                stream.MARKET_DATA.max_bytes = 2147483648
                stream.MARKET_DATA.max_age_ms = 172800000
                stream.MARKET_DATA.max_consumers = 50
                stream.MARKET_DATA.replicas = 1
                stream.MARKET_DATA.storage = file
                stream.MARKET_DATA.discard = old
                stream.MARKET_DATA.duplicate_window_ms = 120000
                stream.MARKET_DATA.max_msgs_per_subject = -1
                stream.MARKET_DATA.managed = configured
                """)
                .contains("stream.MARKET_QUALITY.managed = own\n");
    }

    @Test
    void childIsToldNothingOfOtherExchanges() throws Exception {
        Map<String, Map<String, String>> files = ChildFiles.of(shipped(Map.of()), "binance_spot");
        assertThat(files.keySet())
                .containsExactly("io.marketprism.collector.binance.spot", "io.marketprism.collector.publisher.nats");
        assertThat(files.get("io.marketprism.collector.binance.spot").toString())
                .doesNotContain("okx", "deribit", "fapi", "derivatives");
    }

    @Test
    void unknownExchangeIsRefused() throws Exception {
        CollectorConfiguration configuration = shipped(Map.of());
        assertThatThrownBy(() -> ChildFiles.of(configuration, "kraken_spot"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("The exchange kraken_spot is not configured");
    }

    @Test
    void rootIsToldWhereToServe() throws Exception {
        assertThat(RootFiles.of(shipped(Map.of())))
                .isEqualTo(Map.of(
                        "io.marketprism.collector.health",
                        Map.of(
                                "host", "127.0.0.1",
                                "port", "8087",
                                "path", "/health",
                                "child.deadline.ms", "300",
                                "grace.seconds", "120"),
                        "io.marketprism.collector.metrics",
                        Map.of("host", "127.0.0.1", "port", "9092", "path", "/metrics")));
        assertThat(RootFiles.of(shipped(Map.of("supervision.http.enabled", "false"))))
                .isEmpty();
    }

    @Test
    void textIsReadBackExactlyByTheRuntime() throws Exception {
        Map<String, String> written = new LinkedHashMap<>();
        written.put("servers", "nats://user:p%24ss=w\\rd#!@[::1]:4222,tls://h");
        written.put("empty", "");
        written.put("spaces", "  a b  ");
        written.put("ünicode key:=", "größe → 大\t\r\n");
        written.put("dollar", "$5 {a} $ {b}");
        written.put("subject", "trade.{exchange}.{market_type}.{symbol}");
        String text = CfgText.of(written);
        assertThat(text).isASCII();

        Properties java = new Properties();
        java.load(new StringReader(text));
        assertThat(java).isEqualTo(written);

        org.apache.felix.utils.properties.Properties felix = new org.apache.felix.utils.properties.Properties();
        felix.load(new StringReader(text));
        assertThat(felix).isEqualTo(written);
    }

    @Test
    void theWholeSliceIsReadBackExactlyByTheRuntime() throws Exception {
        CollectorConfiguration configuration = shipped(Map.of("nats.servers", "['nats://me:a$b%7Bc@[::1]:4222']"));
        for (Map<String, String> keys :
                ChildFiles.of(configuration, "okx_derivatives").values()) {
            TypedProperties felix = new TypedProperties();
            felix.load(new StringReader(CfgText.of(keys)));
            assertThat(felix).isEqualTo(keys);
        }
    }

    @Test
    void whatTheRuntimeWouldReplaceIsRefused() {
        assertThatThrownBy(() -> CfgText.of(Map.of("servers", "nats://a:$[env:HOME]@b")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("servers holds ${ or $[");
        assertThatThrownBy(() -> CfgText.of(Map.of("servers", "${karaf.home}")))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void fileIsNamedByItsPid() {
        assertThat(CfgText.fileName(ChildFiles.collectorPid("okx_spot")))
                .isEqualTo("io.marketprism.collector.okx.spot.cfg");
    }

    static CollectorConfiguration shipped(Map<String, String> overrides) throws ConfigurationException {
        return new ConfigurationReader()
                .read(ShippedFileTest.SHIPPED, Map.of(), overrides, false)
                .configuration();
    }
}
