package io.marketprism.collector.venue.binance.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.marketprism.collector.model.DataType;
import io.marketprism.collector.model.Decimal;
import io.marketprism.collector.model.Exchange;
import io.marketprism.collector.model.Instrument;
import io.marketprism.collector.model.MarketType;
import io.marketprism.collector.model.Side;
import io.marketprism.collector.model.Trade;
import io.marketprism.collector.spi.Channel;
import io.marketprism.collector.spi.VenueException;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class BinanceStreamCodecTest {

    private static final Instrument BNB = spot("BNBBTC", "BNB-BTC");
    private static final Instrument BTC = spot("BTCUSDT", "BTC-USDT");

    private final BinanceStreamCodec spot = codec(BinanceMarket.SPOT, BNB, BTC);

    @Test
    void recordedSpotTradeArrivesWithItsDigitsAndTheTakersSide() throws Exception {
        assertThat(Heard.from(spot, Frames.recorded("spot-trade.json")).events)
                .containsExactly(new Trade(
                        BNB,
                        "40756030",
                        Decimal.parse("0.00426990"),
                        Decimal.parse("33.82000000"),
                        Side.BUY,
                        1,
                        1554076800940L));
    }

    @Test
    void recordedAggregatesOfUsdMArriveEachWithItsOwnId() throws Exception {
        Instrument[] instruments = Stream.of("SANDUSDT", "CTKUSDT", "BATUSDT", "NEOUSDT", "CHRUSDT")
                .map(symbol -> usdm(symbol))
                .toArray(Instrument[]::new);
        BinanceStreamCodec codec = codec(BinanceMarket.USD_M, instruments);
        List<String> frames = Frames.lines("usdm-aggtrades.jsonl");
        for (String frame : frames) {
            assertThat(Heard.from(codec, frame).events).hasSize(1);
        }
        assertThat(Heard.from(codec, frames.get(0)).events)
                .containsExactly(new Trade(
                        instruments[0],
                        "9445517",
                        Decimal.parse("0.69067"),
                        Decimal.parse("369"),
                        Side.SELL,
                        1,
                        1617647797485L));
    }

    @Test
    void fieldsOfTodayAndTheirOrderDoNotMatter() throws Exception {
        BinanceStreamCodec codec = codec(BinanceMarket.USD_M, usdm("BTCUSDT"));
        String frame =
                "{\"data\":{\"m\":true,\"st\":1,\"nq\":\"0.1\",\"T\":5,\"l\":9,\"f\":8,\"q\":\"0.10\",\"p\":\"1.0\",\"s\":\"BTCUSDT\",\"a\":7,\"x\":[{\"e\":1}],\"E\":6,\"e\":\"aggTrade\"},\"stream\":\"btcusdt@aggTrade\"}";
        assertThat(Heard.from(codec, frame).events)
                .containsExactly(
                        new Trade(usdm("BTCUSDT"), "7", Decimal.parse("1.0"), Decimal.parse("0.10"), Side.SELL, 1, 5));
    }

    @Test
    void unwrappedFrameIsReadToo() throws Exception {
        String frame =
                "{\"e\":\"trade\",\"E\":1,\"s\":\"BTCUSDT\",\"t\":3,\"p\":\"1\",\"q\":\"2\",\"T\":4,\"m\":false,\"M\":true}";
        assertThat(Heard.from(spot, frame).events).hasSize(1);
    }

    @Test
    void acknowledgementAndRefusalAreToldToTheChannelsOfTheirRequest() throws Exception {
        BinanceStreamCodec codec = new BinanceStreamCodec(
                BinanceVenue.json(),
                List.of(List.of(channel(BNB), channel(BTC)), List.of(channel(BTC))),
                () -> new BinanceTradeFields(
                        Map.of("BNBBTC", BNB, "BTCUSDT", BTC), BinanceMarket.SPOT, new BinanceJson()));
        assertThat(Heard.from(codec, "{\"result\":null,\"id\":1}").words)
                .containsExactly("acknowledged BNBBTC", "acknowledged BTCUSDT");
        assertThat(Heard.from(codec, "{\"id\":2,\"result\":null}").words).containsExactly("acknowledged BTCUSDT");
        assertThat(Heard.from(codec, "{\"code\":2,\"msg\":\"Invalid request: x\",\"id\":2}").words)
                .containsExactly("refused BTCUSDT REFUSED 2");
        assertThat(Heard.from(codec, "{\"error\":{\"code\":2,\"msg\":\"Invalid request: x\"},\"id\":1}").words)
                .containsExactly("refused REFUSED 2");
        assertThat(Heard.from(codec, "{\"code\":3,\"msg\":\"Invalid JSON\"}").words)
                .containsExactly("refused REFUSED 3");
        assertThat(Heard.from(codec, "{\"result\":[\"a\"],\"id\":99}").words).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"e\":\"serverShutdown\",\"E\":1770123456789}",
                "{\"stream\":\"!serverShutdown\",\"data\":{\"e\":\"serverShutdown\",\"E\":1770123456789}}",
            })
    void shutdownNoticeSaysThatTheConnectionCloses(String frame) throws Exception {
        assertThat(Heard.from(spot, frame).words).containsExactly("closing");
    }

    @ParameterizedTest
    @CsvSource({
        "spot-aggtrade.json, aggTrade",
        "spot-bookticker.json, btcusdt@bookTicker",
        "spot-depthupdate.json, depthUpdate",
        "spot-ticker.json, 24hrTicker",
        "spot-kline.json, kline",
        "usdm-markprice.json, markPriceUpdate",
        "usdm-forceorder.json, forceOrder",
    })
    void recordedFramesOfOtherTypesAreCountedByType(String name, String type) throws Exception {
        assertThat(Heard.from(spot, Frames.recorded(name)).words).containsExactly("unknown " + type);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "ping",
                "[]",
                "{",
                "null",
                "7",
                "{\"result\":null,\"id\":1}{}",
                "{\"e\":\"trade\"}",
                "{\"e\":\"trade\",\"s\":\"DOGEUSDT\",\"t\":3,\"p\":\"1\",\"q\":\"2\",\"T\":4,\"m\":false}",
                "{\"e\":\"trade\",\"s\":\"BTCUSDT\",\"t\":3,\"p\":\"x\",\"q\":\"2\",\"T\":4,\"m\":false}",
                "{\"e\":\"trade\",\"s\":\"BTCUSDT\",\"t\":3,\"p\":1.5,\"q\":\"2\",\"T\":4,\"m\":false}",
                "{\"e\":\"trade\",\"s\":\"BTCUSDT\",\"t\":3,\"p\":\"1\",\"q\":\"2\",\"T\":4,\"m\":{\"m\":true}}",
                "{\"e\":\"trade\",\"s\":\"BTCUSDT\",\"t\":3,\"p\":\"1\",\"q\":\"2\",\"T\":4,\"m\":\"true\"}",
                "{\"e\":\"trade\",\"s\":\"BTCUSDT\",\"t\":-3,\"p\":\"1\",\"q\":\"2\",\"T\":4,\"m\":true}",
                "{\"e\":\"trade\",\"s\":\"BTCUSDT\",\"t\":99999999999999999999,\"p\":\"1\",\"q\":\"2\",\"T\":4,\"m\":true}",
            })
    void malformedFrameIsRefusedAndNothingElseIsThrown(String frame) {
        assertThatThrownBy(() -> Heard.from(spot, frame))
                .isInstanceOfSatisfying(
                        VenueException.class, e -> assertThat(e.kind()).isEqualTo(VenueException.Kind.MALFORMED));
    }

    @Test
    void deepNestingIsRefusedBeforeItCostsTheStack() {
        String frame = "{\"data\":".repeat(5_000) + "{}" + "}".repeat(5_000);
        assertThatThrownBy(() -> Heard.from(spot, frame)).isInstanceOf(VenueException.class);
    }

    static BinanceStreamCodec codec(BinanceMarket market, Instrument... instruments) {
        Map<String, Instrument> bySymbol =
                Stream.of(instruments).collect(Collectors.toMap(Instrument::venueSymbol, Function.identity()));
        BinanceJson json = new BinanceJson();
        return new BinanceStreamCodec(
                BinanceVenue.json(), List.of(), () -> new BinanceTradeFields(bySymbol, market, json));
    }

    static BinanceStreamCodec liquidations(Instrument... instruments) {
        Map<String, Instrument> bySymbol =
                Stream.of(instruments).collect(Collectors.toMap(Instrument::venueSymbol, Function.identity()));
        BinanceJson json = new BinanceJson();
        return new BinanceStreamCodec(
                BinanceVenue.json(), List.of(), () -> new BinanceLiquidationFields(bySymbol, json));
    }

    static Instrument usdm(String symbol) {
        return new Instrument(
                Exchange.named("binance_derivatives"), MarketType.PERPETUAL, symbol, BinanceSymbol.normalised(symbol));
    }

    static Instrument spot(String symbol, String normalised) {
        return new Instrument(Exchange.named("binance_spot"), MarketType.SPOT, symbol, normalised);
    }

    private static Channel channel(Instrument instrument) {
        return new Channel(DataType.TRADE, instrument);
    }
}
