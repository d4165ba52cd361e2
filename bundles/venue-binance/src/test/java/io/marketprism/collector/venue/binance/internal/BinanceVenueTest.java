package io.marketprism.collector.venue.binance.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.marketprism.collector.model.DataType;
import io.marketprism.collector.model.Exchange;
import io.marketprism.collector.model.MarketType;
import io.marketprism.collector.spi.Channel;
import io.marketprism.collector.spi.CollectionPlan;
import io.marketprism.collector.spi.ExchangeSettings;
import io.marketprism.collector.spi.KeepAlive;
import io.marketprism.collector.spi.OrderBookSettings;
import io.marketprism.collector.spi.Quota;
import io.marketprism.collector.spi.RestPoll;
import io.marketprism.collector.spi.RestRequest;
import io.marketprism.collector.spi.Schedule;
import io.marketprism.collector.spi.StreamPlan;
import io.marketprism.collector.spi.StreamPoll;
import io.marketprism.collector.spi.Subscription;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class BinanceVenueTest {

    private static final Set<DataType> ALL = Set.of(DataType.values());

    private static final DataType[] OF_CONTRACTS = {
        DataType.ORDERBOOK,
        DataType.TRADE,
        DataType.FUNDING_RATE,
        DataType.OPEN_INTEREST,
        DataType.LIQUIDATION,
        DataType.LSR_TOP_POSITION,
        DataType.LSR_ALL_ACCOUNT
    };

    private final BinanceVenue venue = new BinanceVenue();

    @Test
    void spotTradesAreCombinedInTheAddressAndSubscribed() {
        StreamPlan plan = venue.plan(spot(Set.of(DataType.TRADE), 100, 1_000, "BTCUSDT", "ETHUSDT"), Map.of())
                .streams()
                .get(0);
        assertThat(plan.name()).isEqualTo("trades");
        assertThat(plan.uri()).hasToString("wss://stream.binance.com:9443/stream?streams=btcusdt@trade/ethusdt@trade");
        assertThat(plan.subscriptions())
                .extracting(Subscription::frame)
                .containsExactly(
                        "{\"method\":\"SUBSCRIBE\",\"params\":[\"btcusdt@trade\",\"ethusdt@trade\"],\"id\":1}");
        assertThat(plan.keepAlive()).isEqualTo(new KeepAlive.ServerPings(Duration.ofMinutes(1)));
        assertThat(plan.rules().maxAge()).contains(Duration.ofHours(24));
        assertThat(plan.rules().opens().orElseThrow().limit()).isLessThan(300);
        assertThat(plan.rules().deflate()).isFalse();
        assertThat(plan.codec().get()).isNotSameAs(plan.codec().get());
    }

    @Test
    void usdmTradesUseTheRouteThatServesThemToday() {
        CollectionPlan plan = venue.plan(usdm(Set.of(DataType.TRADE), Optional.empty(), "BTCUSDT"), Map.of());
        assertThat(plan.streams().get(0).uri())
                .hasToString("wss://fstream.binance.com/market/stream?streams=btcusdt@aggTrade");
        assertThat(((KeepAlive.ServerPings) plan.streams().get(0).keepAlive()).silence())
                .isGreaterThan(Duration.ofMinutes(3));
    }

    @Test
    void manySymbolsAreSpreadOverConnectionsAndRequests() {
        String[] symbols =
                IntStream.range(0, 450).mapToObj(i -> "C" + i + "USDT").toArray(String[]::new);
        CollectionPlan plan = venue.plan(spot(Set.of(DataType.TRADE), 100, 1_000, symbols), Map.of());
        assertThat(plan.streams()).extracting(StreamPlan::name).containsExactly("trades", "trades-2", "trades-3");
        assertThat(plan.streams().get(0).subscriptions()).hasSize(4);
        assertThat(plan.channels()).hasSize(450);
        assertThat(plan.streams().get(2).subscriptions().get(0).frame()).contains("c400usdt@trade");
    }

    @Test
    void spotBooksArePolledWithTheirWeight() {
        CollectionPlan plan = venue.plan(spot(Set.of(DataType.ORDERBOOK), 500, 2_000, "BTCUSDT"), Map.of());
        RestPoll poll = plan.polls().get(0);
        assertThat(poll.schedule()).isEqualTo(new Schedule.Every(Duration.ofSeconds(2)));
        assertThat(poll.request().apply(0))
                .isEqualTo(new RestRequest(
                        URI.create("https://api.binance.com/api/v3/depth?symbol=BTCUSDT&limit=500"),
                        Duration.ofMillis(900),
                        "weight",
                        25));
        assertThat(plan.quotas()).containsExactly(new Quota("weight", 6_000, Duration.ofMinutes(1)));
    }

    @Test
    void usdmBooksAreAskedOnTheWebSocketApi() {
        CollectionPlan plan = venue.plan(
                usdm(
                        Set.of(DataType.ORDERBOOK),
                        Optional.of(URI.create("wss://ws-fapi.binance.com/ws-fapi/v1")),
                        "BTCUSDT",
                        "ETHUSDT"),
                Map.of());
        StreamPlan stream = plan.streams().get(0);
        assertThat(stream.rules().maxAge()).contains(Duration.ofHours(24));
        assertThat(stream.name()).isEqualTo("orderbook");
        assertThat(stream.uri()).hasToString("wss://ws-fapi.binance.com/ws-fapi/v1");
        StreamPoll poll = stream.polls().get(1);
        String id = poll.requestId().apply(17L);
        assertThat(poll.frame().apply(id))
                .isEqualTo("{\"id\":\"b1-17\",\"method\":\"depth\",\"params\":{\"symbol\":\"ETHUSDT\",\"limit\":100}}");
        assertThat(poll.weight()).isEqualTo(5);
        assertThat(poll.channel().instrument().symbol()).isEqualTo("ETH-USDT");
        assertThat(plan.polls()).isEmpty();
    }

    @Test
    void usdmBooksAreAskedByRestWhereThereIsNoWebSocketApi() {
        CollectionPlan plan = venue.plan(usdm(Set.of(DataType.ORDERBOOK), Optional.empty(), "BTCUSDT"), Map.of());
        assertThat(plan.streams()).isEmpty();
        assertThat(plan.polls().get(0).request().apply(0).uri())
                .hasToString("https://fapi.binance.com/fapi/v1/depth?symbol=BTCUSDT&limit=100");
    }

    @Test
    void usdmDepthIsTheNextThatTheVenueKnows() {
        assertThat(BinanceMarket.USD_M.limitFor(7)).isEqualTo(10);
        assertThat(BinanceMarket.USD_M.limitFor(200)).isEqualTo(500);
        assertThat(BinanceMarket.USD_M.weightFor(200)).isEqualTo(10);
        assertThat(BinanceMarket.SPOT.limitFor(200)).isEqualTo(200);
        assertThatThrownBy(() -> BinanceMarket.USD_M.weightFor(1_001)).hasMessageContaining("1 to 1000");
        assertThatThrownBy(() -> BinanceMarket.SPOT.weightFor(0)).hasMessageContaining("1 to 5000");
    }

    @Test
    void fundingIsPolledForPerpetualsAndTheIntervalsOnce() {
        CollectionPlan plan = venue.plan(
                usdm(Set.of(DataType.FUNDING_RATE), Optional.empty(), "BTCUSDT_240329", "BTCUSDT", "ETHUSDT"),
                Map.of());
        assertThat(plan.polls())
                .extracting(poll -> poll.request().apply(0).uri().toString())
                .containsExactly(
                        "https://fapi.binance.com/fapi/v1/fundingInfo",
                        "https://fapi.binance.com/fapi/v1/premiumIndex?symbol=BTCUSDT",
                        "https://fapi.binance.com/fapi/v1/premiumIndex?symbol=ETHUSDT");
        assertThat(plan.channels())
                .extracting(channel -> channel.instrument().symbol())
                .containsExactly("BTC-USDT", "ETH-USDT");
        assertThat(plan.polls().get(1).schedule()).isEqualTo(new Schedule.Every(Duration.ofSeconds(30)));
        assertThat(plan.quotas()).extracting(Quota::pool).containsExactly("weight", "funding_info");
    }

    @Test
    void openInterestIsPolledWithTheMarkPriceJustBefore() {
        CollectionPlan plan =
                venue.plan(usdm(Set.of(DataType.OPEN_INTEREST), Optional.empty(), "BTCUSDT", "ETHUSDT"), Map.of());
        assertThat(plan.polls())
                .extracting(poll -> poll.request().apply(0).uri().toString())
                .containsExactly(
                        "https://fapi.binance.com/fapi/v1/premiumIndex?symbol=BTCUSDT",
                        "https://fapi.binance.com/fapi/v1/openInterest?symbol=BTCUSDT",
                        "https://fapi.binance.com/fapi/v1/premiumIndex?symbol=ETHUSDT",
                        "https://fapi.binance.com/fapi/v1/openInterest?symbol=ETHUSDT");
        assertThat(plan.channels()).hasSize(2);
    }

    /** Contract 5.2 row 8: the original asked for accounts under the name of positions. */
    @Test
    void eachRatioIsAskedForAtItsOwnAddress() {
        CollectionPlan plan = venue.plan(
                usdm(Set.of(DataType.LSR_TOP_POSITION, DataType.LSR_ALL_ACCOUNT), Optional.empty(), "BTCUSDT"),
                Map.of());
        assertThat(plan.polls())
                .extracting(poll -> poll.request().apply(0).uri().toString())
                .containsExactly(
                        "https://fapi.binance.com/futures/data/topLongShortPositionRatio?symbol=BTCUSDT&period=5m&limit=1",
                        "https://fapi.binance.com/futures/data/globalLongShortAccountRatio?symbol=BTCUSDT&period=5m&limit=1");
        assertThat(plan.quotas()).extracting(Quota::pool).containsExactly("weight", "futures_data");
        assertThat(plan.polls())
                .extracting(poll -> poll.request().apply(0).pool())
                .containsOnly("futures_data");
    }

    /** Since April 2026 the route without a class acknowledges and stays silent (venues 0.2). */
    @Test
    void liquidationsAreStreamedOnTheRouteThatServesThemToday() throws Exception {
        CollectionPlan plan =
                venue.plan(usdm(Set.of(DataType.LIQUIDATION), Optional.empty(), "BTCUSDT", "ETHUSDT"), Map.of());
        StreamPlan stream = plan.streams().get(0);
        assertThat(stream.name()).isEqualTo("liquidation");
        assertThat(stream.uri())
                .hasToString("wss://fstream.binance.com/market/stream?streams=btcusdt@forceOrder/ethusdt@forceOrder");
        assertThat(stream.subscriptions())
                .extracting(Subscription::frame)
                .containsExactly(
                        "{\"method\":\"SUBSCRIBE\",\"params\":[\"btcusdt@forceOrder\",\"ethusdt@forceOrder\"],\"id\":1}");
        assertThat(Heard.from(stream.codec().get(), "{\"result\":null,\"id\":1}").words)
                .containsExactly("acknowledged BTCUSDT", "acknowledged ETHUSDT");
        assertThat(Heard.from(stream.codec().get(), Frames.recorded("usdm-forceorder.json")).events)
                .extracting(event -> new Channel(event.dataType(), event.instrument()))
                .containsExactly(plan.channels().get(0));
    }

    @Test
    void onlyTheSymbolsToldGiveLiquidations() {
        ExchangeSettings all = usdm(Set.of(DataType.LIQUIDATION), Optional.empty(), "BTCUSDT", "ETHUSDT");
        ExchangeSettings some = new ExchangeSettings(
                all.exchange(),
                all.marketType(),
                all.symbols(),
                all.dataTypes(),
                all.restUrl(),
                all.wsUrl(),
                all.orderBook(),
                all.pollIntervals(),
                all.pollTimeouts(),
                List.of("ETHUSDT"));
        assertThat(venue.plan(some, Map.of()).channels())
                .extracting(channel -> channel.instrument().venueSymbol())
                .containsExactly("ETHUSDT");
    }

    @Test
    void supportsWhatTheMarketHas() {
        assertThat(venue.supports(spot(ALL, 100, 1_000, "BTCUSDT"))).containsOnly(DataType.TRADE, DataType.ORDERBOOK);
        assertThat(venue.supports(usdm(ALL, Optional.empty(), "BTCUSDT"))).containsOnly(OF_CONTRACTS);
        CollectionPlan plan = venue.plan(usdm(ALL, Optional.empty(), "BTCUSDT"), Map.of());
        assertThat(plan.channels()).extracting("dataType").containsExactly((Object[]) OF_CONTRACTS);
        assertThat(plan.channels()).doesNotHaveDuplicates();
        assertThat(venue.instrumentQueries(usdm(ALL, Optional.empty(), "BTCUSDT")))
                .isEmpty();
        assertThat(venue.name()).isEqualTo("binance");
    }

    @Test
    void settingsThatMakeNoSenseAreRefusedInASentence() {
        assertThatThrownBy(() ->
                        venue.plan(spot(Set.of(DataType.ORDERBOOK), 5_000, 1_000, "BTCUSDT", "ETHUSDT"), Map.of()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("30000")
                .hasMessageContaining("6000");
        assertThatThrownBy(() -> venue.plan(spot(Set.of(DataType.TRADE), 100, 1_000, "BTC-USDT"), Map.of()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("BTC-USDT");
        assertThatThrownBy(() -> BinanceMarket.of(MarketType.OPTIONS)).isInstanceOf(IllegalArgumentException.class);
    }

    private static ExchangeSettings spot(Set<DataType> types, int depth, long intervalMs, String... symbols) {
        return new ExchangeSettings(
                Exchange.named("binance_spot"),
                MarketType.SPOT,
                List.of(symbols),
                types,
                URI.create("https://api.binance.com/"),
                URI.create("wss://stream.binance.com:9443"),
                books(depth, intervalMs, Optional.empty()),
                Map.of(),
                Map.of());
    }

    private static ExchangeSettings usdm(Set<DataType> types, Optional<URI> wsApi, String... symbols) {
        return new ExchangeSettings(
                Exchange.named("binance_derivatives"),
                MarketType.PERPETUAL,
                List.of(symbols),
                types,
                URI.create("https://fapi.binance.com"),
                URI.create("wss://fstream.binance.com"),
                books(100, 1_000, wsApi),
                Map.of(DataType.FUNDING_RATE, Duration.ofSeconds(30)),
                Map.of());
    }

    private static OrderBookSettings books(int depth, long intervalMs, Optional<URI> wsApi) {
        return new OrderBookSettings(
                OrderBookSettings.Method.SNAPSHOT,
                Duration.ofMillis(intervalMs),
                depth,
                Duration.ofMillis(900),
                500,
                200,
                Duration.ofMillis(100),
                Optional.empty(),
                wsApi);
    }
}
