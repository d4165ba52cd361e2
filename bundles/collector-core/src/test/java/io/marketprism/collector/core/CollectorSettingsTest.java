package io.marketprism.collector.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.marketprism.collector.model.DataType;
import io.marketprism.collector.model.Exchange;
import io.marketprism.collector.model.MarketType;
import io.marketprism.collector.spi.ExchangeSettings;
import io.marketprism.collector.spi.OrderBookSettings;
import io.marketprism.collector.spi.OrderBookSettings.Method;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CollectorSettingsTest {

    @Test
    void silentConfigurationHasTheDefaults() {
        ExchangeSettings settings = CollectorSettings.from(TestConfig.of(Map.of()));
        assertThat(settings.exchange()).isEqualTo(new Exchange("okx_spot", "okx"));
        assertThat(settings.marketType()).isEqualTo(MarketType.SPOT);
        assertThat(settings.symbols()).containsExactly("BTC-USDT", "ETH-USDT");
        assertThat(settings.dataTypes()).containsExactlyInAnyOrder(DataType.ORDERBOOK, DataType.TRADE);
        assertThat(settings.restUrl()).isEqualTo(URI.create("https://www.okx.com"));
        assertThat(settings.wsUrl()).isEqualTo(URI.create("wss://ws.okx.com:8443/ws/v5/public"));
        assertThat(settings.orderBook()).isEqualTo(OrderBookSettings.defaults());
        assertThat(settings.pollIntervals()).isEmpty();
        assertThat(settings.pollTimeouts()).isEmpty();
        assertThat(settings.liquidationSymbols()).containsExactly("BTC-USDT", "ETH-USDT");
    }

    @Test
    void everyPropertyIsHeard() {
        ExchangeSettings settings = CollectorSettings.from(TestConfig.of(Map.ofEntries(
                Map.entry("symbols", " BTC-USDT-SWAP , ETH-USDT-SWAP,BTC-USDT-SWAP,"),
                Map.entry("market.type", "perpetual"),
                Map.entry("data.types", "funding_rate"),
                Map.entry("rest.url", "http://127.0.0.1:9000/"),
                Map.entry("orderbook.method", "snapshot"),
                Map.entry("orderbook.snapshot.interval.ms", 1000L),
                Map.entry("orderbook.snapshot.depth", 50),
                Map.entry("orderbook.request.timeout.ms", 800L),
                Map.entry("orderbook.depth.limit", 300),
                Map.entry("orderbook.publish.depth", 200),
                Map.entry("orderbook.publish.interval.ms", 250L),
                Map.entry("orderbook.rest.base", "https://api.binance.com"),
                Map.entry("orderbook.ws.api.url", "wss://ws-fapi.binance.com/ws-fapi/v1"),
                Map.entry("poll.interval.ms", "funding_rate=30000, open_interest = 15000"),
                Map.entry("poll.timeout.ms", "volatility_index=30000"),
                Map.entry("liquidation.symbols", "ETH-USDT-SWAP"))));
        assertThat(settings.liquidationSymbols()).containsExactly("ETH-USDT-SWAP");
        assertThat(settings.symbols()).containsExactly("BTC-USDT-SWAP", "ETH-USDT-SWAP");
        assertThat(settings.restUrl()).isEqualTo(URI.create("http://127.0.0.1:9000"));
        assertThat(settings.orderBook())
                .isEqualTo(new OrderBookSettings(
                        Method.SNAPSHOT,
                        Duration.ofSeconds(1),
                        50,
                        Duration.ofMillis(800),
                        300,
                        200,
                        Duration.ofMillis(250),
                        Optional.of(URI.create("https://api.binance.com")),
                        Optional.of(URI.create("wss://ws-fapi.binance.com/ws-fapi/v1"))));
        assertThat(settings.pollIntervals())
                .containsOnly(
                        Map.entry(DataType.FUNDING_RATE, Duration.ofSeconds(30)),
                        Map.entry(DataType.OPEN_INTEREST, Duration.ofSeconds(15)));
        assertThat(settings.pollTimeouts()).containsOnly(Map.entry(DataType.VOLATILITY_INDEX, Duration.ofSeconds(30)));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "exchange | '' | exchange is not set; it is needed to collect anything",
                "data.types | orderbok | data.types holds \"orderbok\", which is none of orderbook, trade,",
                "data.types | trdae | did you mean trade?",
                "data.types | ' , ' | data.types = \" , \" names nothing",
                "market.type | perpetuals | did you mean perpetual?",
                "orderbook.method | increment | did you mean incremental?",
                "rest.url | www.okx.com | is not an address that begins with http:// or https:// and names a host",
                "ws.url | https://ws.okx.com | is not an address that begins with ws:// or wss://",
                "ws.url | 'wss://a b' | is not an address (",
                "poll.interval.ms | funding_rate | poll.interval.ms holds \"funding_rate\", but pairs such as",
                "poll.interval.ms | funding_rate=soon | but pairs such as funding_rate=30000 were expected",
                "poll.interval.ms | fundingrate=1000 | did you mean funding_rate?",
                "poll.timeout.ms | trade=0 | poll.timeout.ms = 0 must be above zero",
            })
    void nonsenseIsToldWithPropertyValueAndWhatWasExpected(String property, String value, String sentence) {
        assertThatThrownBy(() -> CollectorSettings.from(TestConfig.of(Map.of(property, value))))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(sentence);
    }

    @Test
    void numbersMustBeAboveZero() {
        assertThatThrownBy(() -> CollectorSettings.from(TestConfig.of(Map.of("orderbook.snapshot.depth", 0))))
                .hasMessage("orderbook.snapshot.depth = 0 must be above zero");
    }
}
