package io.marketprism.collector.venue.okx.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.marketprism.collector.model.DataType;
import io.marketprism.collector.model.Decimal;
import io.marketprism.collector.model.Exchange;
import io.marketprism.collector.model.Instrument;
import io.marketprism.collector.model.Liquidation;
import io.marketprism.collector.model.MarketEvent;
import io.marketprism.collector.model.MarketType;
import io.marketprism.collector.model.Side;
import io.marketprism.collector.spi.Channel;
import io.marketprism.collector.spi.ExchangeSettings;
import io.marketprism.collector.spi.OrderBookSettings;
import io.marketprism.collector.spi.StreamCodec;
import io.marketprism.collector.spi.StreamPlan;
import io.marketprism.collector.spi.Subscription;
import io.marketprism.collector.spi.VenueException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OkxLiquidationFeedTest {

    /** Recorded in March 2023. */
    private static final String RECORDED =
            "{\"arg\":{\"channel\":\"liquidation-orders\",\"instType\":\"FUTURES\"},\"data\":[{\"details\":[{\"bkLoss\":\"0\",\"bkPx\":\"0.55205\",\"ccy\":\"\",\"posSide\":\"short\",\"side\":\"buy\",\"sz\":\"39\",\"ts\":\"1680173247614\"}],\"instFamily\":\"XRP-USD\",\"instId\":\"XRP-USD-230929\",\"instType\":\"FUTURES\",\"uly\":\"XRP-USD\"}]}";

    private final StreamPlan plan =
            plan(MarketType.PERPETUAL, List.of("BTC-USDT-SWAP", "ETH-USDT-SWAP", "UNI-USD-SWAP"));
    private final StreamCodec codec = plan.codec().get();
    private final Heard heard = new Heard();

    @Test
    void recordedRowArrivesWithItsDigits() throws Exception {
        StreamPlan futures = plan(MarketType.FUTURES, List.of("XRP-USD-230929"));
        decode(futures.codec().get(), RECORDED);
        assertThat(heard.events)
                .containsExactly(liquidation(
                        futures.subscriptions().get(0).channels().get(0).instrument(),
                        Side.BUY,
                        "0.55205",
                        "39",
                        1680173247614L,
                        0));
        assertThat(futures.subscriptions())
                .extracting(Subscription::frame)
                .containsExactly(
                        "{\"op\":\"subscribe\",\"args\":[{\"channel\":\"liquidation-orders\",\"instType\":\"FUTURES\"}]}");
    }

    /** The whole kind is subscribed once, since OKX ignores an instrument's name here (venues 1.7). */
    @Test
    void oneSubscriptionBringsAllInstruments() throws Exception {
        assertThat(plan.subscriptions())
                .containsExactly(new Subscription(
                        "{\"op\":\"subscribe\",\"args\":[{\"channel\":\"liquidation-orders\",\"instType\":\"SWAP\"}]}",
                        channels()));
        decode(
                codec,
                "{\"event\":\"subscribe\",\"arg\":{\"channel\":\"liquidation-orders\",\"instType\":\"SWAP\"},\"connId\":\"a\"}");
        assertThat(heard.words)
                .containsExactly(
                        "acknowledged okx_derivatives/BTC-USDT-SWAP",
                        "acknowledged okx_derivatives/ETH-USDT-SWAP",
                        "acknowledged okx_derivatives/UNI-USD-SWAP");
    }

    @Test
    void refusalOfTheChannelIsToldToAllAndAnotherToTheConnection() throws Exception {
        decode(
                codec,
                "{\"event\":\"error\",\"code\":\"60018\",\"msg\":\"Wrong URL or channel:liquidation-orders,instType:SWAP doesn't exist.\"}");
        assertThat(heard.words).hasSize(3).allMatch(words -> words.endsWith("REFUSED 60018"));
        heard.words.clear();
        decode(codec, "{\"event\":\"error\",\"code\":\"60014\",\"msg\":\"Requests too frequent.\"}");
        assertThat(heard.words).containsExactly("refused RATE_LIMITED 60014");
    }

    /** Contract 5.2 row 5: the original published the first row only, and of two instruments only. */
    @Test
    void everyRowOfEveryConfiguredInstrumentArrives() throws Exception {
        decode(
                codec,
                push(
                        entry("ETH-USDT-SWAP", row("sell", "2500.10", "3", 7), row("buy", "2501", "0.32", 5)),
                        entry("DOGE-USDT-SWAP", row("sell", "x", "", 7)),
                        entry("UNI-USD-SWAP", row("sell", "5.5", "12", 6))));
        assertThat(heard.events)
                .containsExactly(
                        liquidation(instrument(1), Side.SELL, "2500.10", "3", 7, 0),
                        liquidation(instrument(1), Side.BUY, "2501", "0.32", 5, 0),
                        liquidation(instrument(2), Side.SELL, "5.5", "12", 6, 0));
    }

    /** C5: there are no IDs, so that equal rows of a push are numbered, and the same row of a later push is the same. */
    @Test
    void equalRowsAreNumberedAndARepeatedPushIsTheSame() throws Exception {
        String push = push(
                entry("BTC-USDT-SWAP", row("sell", "67000", "1", 9), row("sell", "67000", "1", 9)),
                entry("BTC-USDT-SWAP", row("sell", "67000", "2", 9), row("sell", "67000", "1", 9)));
        decode(codec, push);
        List<MarketEvent> first = List.copyOf(heard.events);
        assertThat(first).extracting(event -> ((Liquidation) event).ordinal()).containsExactly(0, 1, 0, 2);
        assertThat(first).doesNotHaveDuplicates();
        heard.events.clear();
        decode(plan.codec().get(), push);
        assertThat(heard.events).isEqualTo(first);
    }

    @Test
    void onlyTheSymbolsToldAreCollected() {
        ExchangeSettings all = settings(MarketType.PERPETUAL, List.of("BTC-USDT-SWAP", "ETH-USDT-SWAP"));
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
                List.of("ETH-USDT-SWAP"));
        assertThat(new OkxVenue().plan(some, Map.of()).channels())
                .extracting(channel -> channel.instrument().venueSymbol())
                .containsExactly("ETH-USDT-SWAP");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "[7]",
                "{}",
                "[{\"details\":7}]",
                "[{\"details\":[7]}]",
                "[{\"instId\":[1],\"details\":[]}]",
                "[{\"instId\":\"BTC-USDT-SWAP\",\"details\":[{}]}]",
                "[{\"instId\":\"BTC-USDT-SWAP\",\"details\":[{\"side\":\"up\",\"bkPx\":\"1\",\"sz\":\"1\",\"ts\":\"1\"}]}]",
                "[{\"instId\":\"BTC-USDT-SWAP\",\"details\":[{\"side\":\"buy\",\"bkPx\":\"1\",\"sz\":\"1\",\"ts\":\"-1\"}]}]",
                "[{\"instId\":\"BTC-USDT-SWAP\",\"details\":[{\"side\":\"buy\",\"bkPx\":{\"a\":1},\"sz\":\"1\",\"ts\":\"1\"}]}]",
            })
    void malformedPushIsRefusedAndNothingElseIsThrown(String data) {
        assertThatThrownBy(() -> decode(codec, "{\"arg\":{\"channel\":\"liquidation-orders\"},\"data\":" + data + "}"))
                .isInstanceOfSatisfying(
                        VenueException.class, e -> assertThat(e.kind()).isEqualTo(VenueException.Kind.MALFORMED));
    }

    @Test
    void mutatedFramesThrowNothingButVenueExceptions() {
        String push = push(
                entry("BTC-USDT-SWAP", row("sell", "67000.1", "1.5", 9), row("buy", "67000", "1", 9)),
                entry("DOGE-USDT-SWAP", row("sell", "0.1", "7", 7)));
        Random random = new Random(13);
        int refused = 0;
        for (int run = 0; run < 9_000; run++) {
            byte[] frame = Answers.mutated(push, random);
            try {
                codec.decode(frame, 0, frame.length, heard);
            } catch (VenueException e) {
                assertThat(e.kind()).isEqualTo(VenueException.Kind.MALFORMED);
                refused++;
            }
        }
        assertThat(refused).isBetween(1, 8_999);
    }

    private static String push(String... entries) {
        return "{\"arg\":{\"channel\":\"liquidation-orders\",\"instType\":\"SWAP\"},\"data\":["
                + String.join(",", entries) + "]}";
    }

    private static String entry(String instId, String... rows) {
        return "{\"details\":[" + String.join(",", rows) + "],\"instFamily\":\"X\",\"instId\":\"" + instId
                + "\",\"instType\":\"SWAP\",\"uly\":\"X\"}";
    }

    private static String row(String side, String price, String size, long time) {
        return "{\"bkLoss\":\"0\",\"bkPx\":\"" + price + "\",\"ccy\":\"\",\"posSide\":\"net\",\"side\":\"" + side
                + "\",\"sz\":\"" + size + "\",\"ts\":\"" + time + "\"}";
    }

    private static Liquidation liquidation(
            Instrument instrument, Side side, String price, String size, long time, int ordinal) {
        return new Liquidation(
                instrument,
                side,
                Liquidation.Status.FILLED,
                Decimal.parse(price),
                Optional.empty(),
                Decimal.parse(size),
                Optional.empty(),
                time,
                ordinal);
    }

    private List<Channel> channels() {
        return plan.subscriptions().get(0).channels();
    }

    private Instrument instrument(int index) {
        return channels().get(index).instrument();
    }

    private static ExchangeSettings settings(MarketType marketType, List<String> symbols) {
        return new ExchangeSettings(
                Exchange.named("okx_derivatives"),
                marketType,
                symbols,
                Set.of(DataType.LIQUIDATION),
                URI.create("https://www.okx.com"),
                URI.create("wss://ws.okx.com:8443/ws/v5/public"),
                OrderBookSettings.defaults(),
                Map.of(),
                Map.of());
    }

    private static StreamPlan plan(MarketType marketType, List<String> symbols) {
        return new OkxVenue()
                .plan(settings(marketType, symbols), Map.of())
                .streams()
                .get(0);
    }

    private void decode(StreamCodec reader, String frame) throws VenueException {
        byte[] bytes = ("xx" + frame).getBytes(StandardCharsets.UTF_8);
        reader.decode(bytes, 2, bytes.length - 2, heard);
    }
}
