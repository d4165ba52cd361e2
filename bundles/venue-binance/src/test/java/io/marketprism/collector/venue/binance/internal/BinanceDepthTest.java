package io.marketprism.collector.venue.binance.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.marketprism.collector.model.DataType;
import io.marketprism.collector.model.Exchange;
import io.marketprism.collector.model.Instrument;
import io.marketprism.collector.model.MarketType;
import io.marketprism.collector.model.OrderBookSnapshot;
import io.marketprism.collector.model.OrderBookUpdate;
import io.marketprism.collector.spi.BookPlan;
import io.marketprism.collector.spi.BookRule;
import io.marketprism.collector.spi.Channel;
import io.marketprism.collector.spi.CollectionPlan;
import io.marketprism.collector.spi.ExchangeSettings;
import io.marketprism.collector.spi.OrderBookSettings;
import io.marketprism.collector.spi.RestRequest;
import io.marketprism.collector.spi.StreamPlan;
import io.marketprism.collector.spi.VenueException;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BinanceDepthTest {

    private static final String USDM =
            "{\"stream\":\"ctkusdt@depth@100ms\",\"data\":{\"e\":\"depthUpdate\",\"E\":1617647797616,"
                    + "\"T\":1617647797540,\"s\":\"CTKUSDT\",\"U\":303212647675,\"u\":303212648154,"
                    + "\"pu\":303212645332,\"b\":[[\"3.27524\",\"0\"]],\"a\":[[\"3.64307\",\"170\"],[\"3.64448\",\"0\"]],"
                    + "\"st\":1}}";

    private final Instrument ctk = BinanceStreamCodecTest.usdm("CTKUSDT");
    private final BinanceDepthCodec codec = new BinanceDepthCodec(
            BinanceVenue.json(), Map.of("CTKUSDT", ctk), List.of(List.of(new Channel(DataType.ORDERBOOK, ctk))));

    @Test
    void futuresChangeIsReadWithTheNumberOfTheOneBefore() throws Exception {
        OrderBookUpdate update = Heard.from(codec, USDM).books.get(0);
        assertThat(update.instrument()).isSameAs(ctk);
        assertThat(update.firstUpdateId()).isEqualTo(303_212_647_675L);
        assertThat(update.lastUpdateId()).isEqualTo(303_212_648_154L);
        assertThat(update.previousUpdateId()).isEqualTo(303_212_645_332L);
        assertThat(update.eventTimeMs()).isEqualTo(1_617_647_797_540L);
        assertThat(update.bids()).hasToString("[0@3.27524]");
        assertThat(update.asks()).hasToString("[170@3.64307, 0@3.64448]");
    }

    @Test
    void spotChangeNeedsNoEnvelopeAndHasNoLink() throws Exception {
        OrderBookUpdate update = Heard.from(
                        codec,
                        "{\"e\":\"depthUpdate\",\"E\":7,\"s\":\"CTKUSDT\",\"U\":1,\"u\":2,"
                                + "\"b\":[[\"43.50830000\",\"7.00000000\"]],\"a\":[]}")
                .books
                .get(0);
        assertThat(update.previousUpdateId()).isEqualTo(OrderBookSnapshot.NO_UPDATE_ID);
        assertThat(update.eventTimeMs()).isEqualTo(7);
        assertThat(update.bids()).hasToString("[7.00000000@43.50830000]");
        assertThat(update.asks().isEmpty()).isTrue();
    }

    @Test
    void wordsBesideTheBooksAreTold() throws Exception {
        assertThat(Heard.from(codec, "{\"result\":null,\"id\":1}").words).containsExactly("acknowledged CTKUSDT");
        assertThat(Heard.from(codec, "{\"error\":{\"code\":2,\"msg\":\"x\"},\"id\":1}").words)
                .singleElement()
                .asString()
                .startsWith("refused CTKUSDT");
        assertThat(Heard.from(codec, "{\"code\":3,\"msg\":\"x\"}").words)
                .singleElement()
                .asString()
                .startsWith("refused");
        assertThat(Heard.from(codec, "{\"stream\":\"!serverShutdown\",\"data\":{\"e\":\"serverShutdown\",\"E\":1}}")
                        .words)
                .containsExactly("closing");
        assertThat(Heard.from(codec, "{\"e\":\"kline\",\"a\":5,\"b\":true}").words)
                .containsExactly("unknown kline");
        assertThat(Heard.from(codec, "{\"stream\":\"x\",\"data\":{\"a\":1}}").words)
                .containsExactly("unknown x");
        assertThat(Heard.from(codec, "{\"result\":[\"x\"],\"id\":9}").words).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "[]",
                "{\"e\":\"depthUpdate\",\"s\":\"CTKUSDT\",\"U\":1,\"u\":2,\"b\":[]}",
                "{\"e\":\"depthUpdate\",\"s\":\"XRPUSDT\",\"U\":1,\"u\":2,\"b\":[],\"a\":[]}",
                "{\"e\":\"depthUpdate\",\"s\":\"CTKUSDT\",\"U\":-1,\"u\":2,\"b\":[],\"a\":[]}",
                "{\"e\":\"depthUpdate\",\"s\":\"CTKUSDT\",\"U\":1,\"u\":2,\"b\":[[1,2]],\"a\":[]}",
                "{\"e\":\"depthUpdate\",\"s\":\"CTKUSDT\",\"U\":1,\"u\":2,\"b\":[[\"1\",\"x\"]],\"a\":[]}"
            })
    void whatIsNotDocumentedIsMalformed(String frame) {
        assertThatThrownBy(() -> Heard.from(codec, frame))
                .isInstanceOfSatisfying(
                        VenueException.class, e -> assertThat(e.kind()).isEqualTo(VenueException.Kind.MALFORMED));
    }

    @Test
    void spotBooksStartFromRestAndCount() {
        CollectionPlan plan = plan("binance_spot", MarketType.SPOT, "https://api.binance.com", "BTCUSDT", "ETHUSDT");
        StreamPlan stream = plan.streams().get(0);
        assertThat(stream.name()).isEqualTo("orderbook");
        assertThat(stream.uri())
                .hasToString("wss://binance.test/stream?streams=btcusdt@depth@100ms/ethusdt@depth@100ms");
        assertThat(stream.subscriptions().get(0).frame())
                .isEqualTo(
                        "{\"method\":\"SUBSCRIBE\",\"params\":[\"btcusdt@depth@100ms\",\"ethusdt@depth@100ms\"],\"id\":1}");
        BookPlan book = plan.books().get(1);
        assertThat(book.rule()).isEqualTo(BookRule.COUNTED);
        assertThat(book.pushed()).isFalse();
        assertThat(book.snapshotDepth()).isEqualTo(1_000);
        assertThat(book.snapshot())
                .isEqualTo(new RestRequest(
                        URI.create("https://api.binance.com/api/v3/depth?symbol=ETHUSDT&limit=1000"),
                        Duration.ofMillis(900),
                        "weight",
                        50));
        assertThat(plan.polls()).isEmpty();
    }

    @Test
    void futuresBooksComeByThePublicRouteAndChain() {
        CollectionPlan plan = plan("binance_derivatives", MarketType.PERPETUAL, "https://fapi.binance.com", "BTCUSDT");
        assertThat(plan.streams().get(0).uri())
                .hasToString("wss://binance.test/public/stream?streams=btcusdt@depth@100ms");
        assertThat(plan.books().get(0).rule()).isEqualTo(BookRule.CHAINED);
        assertThat(plan.books().get(0).snapshot().uri())
                .hasToString("https://fapi.binance.com/fapi/v1/depth?symbol=BTCUSDT&limit=1000");
        assertThat(plan.books().get(0).snapshot().weight()).isEqualTo(20);
    }

    @Test
    void manyBooksAreSpreadOverConnections() {
        String[] symbols =
                IntStream.range(0, 450).mapToObj(i -> "C" + i + "USDT").toArray(String[]::new);
        CollectionPlan plan = plan("binance_spot", MarketType.SPOT, "https://api.binance.com", symbols);
        assertThat(plan.streams()).hasSize(3);
        assertThat(plan.books()).hasSize(450);
        assertThat(plan.channels()).hasSize(450);
    }

    @Test
    void snapshotsHaveRoomBeyondWhatIsKept() {
        assertThat(BinanceMarket.SPOT.keptDepth(100)).isEqualTo(200);
        assertThat(BinanceMarket.SPOT.keptDepth(800)).isEqualTo(1_000);
        assertThat(BinanceMarket.SPOT.keptDepth(4_000)).isEqualTo(4_000);
        assertThat(BinanceMarket.SPOT.keptDepth(9_000)).isEqualTo(5_000);
        assertThat(BinanceMarket.USD_M.keptDepth(100)).isEqualTo(500);
        assertThat(BinanceMarket.USD_M.keptDepth(4_000)).isEqualTo(1_000);
    }

    private static CollectionPlan plan(String exchange, MarketType market, String rest, String... symbols) {
        return new BinanceVenue()
                .plan(
                        new ExchangeSettings(
                                Exchange.named(exchange),
                                market,
                                List.of(symbols),
                                Set.of(DataType.ORDERBOOK),
                                URI.create(rest),
                                URI.create("wss://binance.test/"),
                                OrderBookSettings.defaults(),
                                Map.of(),
                                Map.of()),
                        Map.of());
    }
}
