package io.marketprism.collector.venue.okx.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.marketprism.collector.model.Contract;
import io.marketprism.collector.model.DataType;
import io.marketprism.collector.model.Decimal;
import io.marketprism.collector.model.Exchange;
import io.marketprism.collector.model.MarketType;
import io.marketprism.collector.spi.Channel;
import io.marketprism.collector.spi.CollectionPlan;
import io.marketprism.collector.spi.ConnectionRules;
import io.marketprism.collector.spi.ExchangeSettings;
import io.marketprism.collector.spi.InstrumentQuery;
import io.marketprism.collector.spi.OrderBookSettings;
import io.marketprism.collector.spi.Quota;
import io.marketprism.collector.spi.RestResponse;
import io.marketprism.collector.spi.StreamPlan;
import io.marketprism.collector.spi.Subscription;
import io.marketprism.collector.spi.VenueException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class OkxVenueTest {

    private final OkxVenue venue = new OkxVenue();

    @Test
    void tradesAreSubscribedInOneFrameAndNamedWithoutSwap() {
        CollectionPlan plan =
                venue.plan(settings(MarketType.PERPETUAL, List.of("BTC-USDT-SWAP", "ETH-USDT-SWAP")), Map.of());
        assertThat(plan.channels())
                .extracting(channel -> channel.instrument().symbol())
                .containsExactly("BTC-USDT", "ETH-USDT");
        assertThat(plan.streams().get(0).subscriptions())
                .extracting(Subscription::frame)
                .containsExactly(
                        "{\"op\":\"subscribe\",\"args\":[{\"channel\":\"trades\",\"instId\":\"BTC-USDT-SWAP\"},{\"channel\":\"trades\",\"instId\":\"ETH-USDT-SWAP\"}]}");
    }

    @Test
    void manyInstrumentsAreSpreadOverFramesOfBoundedSize() {
        List<String> symbols =
                IntStream.range(0, 300).mapToObj(i -> "COIN" + i + "-USDT").toList();
        List<Subscription> frames = venue.plan(settings(MarketType.SPOT, symbols), Map.of())
                .streams()
                .get(0)
                .subscriptions();
        assertThat(frames).allSatisfy(frame -> assertThat(frame.frame()).hasSizeLessThan(4_096));
        assertThat(frames.stream().flatMap(frame -> frame.channels().stream()))
                .extracting(channel -> channel.instrument().venueSymbol())
                .containsExactlyElementsOf(symbols);
    }

    @Test
    void contractSizeIsValueTimesMultiplier() throws Exception {
        ExchangeSettings settings = settings(MarketType.PERPETUAL, List.of("UNI-USD-SWAP"));
        InstrumentQuery query = venue.instrumentQueries(settings).get(0);
        assertThat(query.request().uri())
                .hasToString("https://www.okx.com/api/v5/public/instruments?instType=SWAP&instId=UNI-USD-SWAP");
        Map<String, Contract> contracts = query.decoder()
                .decode(
                        answer(
                                "{\"code\":\"0\",\"msg\":\"\",\"data\":[{\"instId\":\"UNI-USD-SWAP\",\"ctVal\":\"10\",\"ctMult\":\"1\",\"ctValCcy\":\"USD\",\"ctType\":\"inverse\"}]}"));
        assertThat(contracts)
                .containsExactly(
                        Map.entry("UNI-USD-SWAP", new Contract(Decimal.parse("10"), "USD", Contract.Kind.INVERSE)));
        assertThat(venue.plan(settings, contracts)
                        .channels()
                        .get(0)
                        .instrument()
                        .contract())
                .isEqualTo(Optional.of(contracts.get("UNI-USD-SWAP")));
    }

    @Test
    void refusalComesWithTheVenuesWords() {
        InstrumentQuery query = venue.instrumentQueries(settings(MarketType.PERPETUAL, List.of("NO-SWAP")))
                .get(0);
        assertThatThrownBy(() -> query.decoder()
                        .decode(answer("{\"code\":\"51001\",\"msg\":\"Instrument ID does not exist\",\"data\":[]}")))
                .isInstanceOf(VenueException.class)
                .hasMessageContaining("Instrument ID does not exist");
        assertThatThrownBy(() -> query.decoder().decode(answer("<html>403</html>")))
                .isInstanceOfSatisfying(
                        VenueException.class, e -> assertThat(e.kind()).isEqualTo(VenueException.Kind.MALFORMED));
    }

    @Test
    void onlyWhatIsConfiguredAndTheMarketHasIsPlanned() {
        Set<DataType> all = Set.of(DataType.values());
        OrderBookSettings snapshots = Answers.snapshots(100, Optional.empty());
        ExchangeSettings swaps = Answers.settings(MarketType.PERPETUAL, "BTC-USDT-SWAP", all, snapshots);
        DataType[] ofSwaps = {
            DataType.ORDERBOOK,
            DataType.TRADE,
            DataType.FUNDING_RATE,
            DataType.OPEN_INTEREST,
            DataType.LIQUIDATION,
            DataType.LSR_TOP_POSITION,
            DataType.LSR_ALL_ACCOUNT
        };
        assertThat(venue.supports(swaps)).containsExactly(ofSwaps);
        CollectionPlan plan = Answers.plan(swaps);
        assertThat(plan.channels()).extracting(Channel::dataType).containsExactly(ofSwaps);
        assertThat(plan.polls()).hasSize(5);
        assertThat(plan.streams()).extracting(StreamPlan::name).containsExactly("trades", "liquidation");
        assertThat(plan.quotas())
                .extracting(Quota::pool)
                .containsAll(plan.polls().stream()
                        .map(poll -> poll.request().apply(0).pool())
                        .toList());

        ExchangeSettings futures = Answers.settings(MarketType.FUTURES, "BTC-USD-260626", all, snapshots);
        assertThat(venue.supports(futures)).contains(DataType.OPEN_INTEREST).doesNotContain(DataType.FUNDING_RATE);
        assertThat(plan.streams()).allSatisfy(stream -> {
            ConnectionRules rules = stream.rules();
            assertThat(rules.texts()).contains(new Quota("requests", 480, Duration.ofHours(1)));
            assertThat(rules.opens()).contains(new Quota("connects", 1, Duration.ofSeconds(1)));
            assertThat(rules.maxAge()).isEmpty();
        });

        ExchangeSettings spot = Answers.settings(MarketType.SPOT, "BTC-USDT", all, snapshots);
        assertThat(venue.supports(spot)).containsExactly(DataType.ORDERBOOK, DataType.TRADE);
        ExchangeSettings incremental = Answers.settings(MarketType.SPOT, "BTC-USDT", all, OrderBookSettings.defaults());
        assertThat(venue.supports(incremental)).containsExactly(DataType.ORDERBOOK, DataType.TRADE);
        ExchangeSettings nothing =
                Answers.settings(MarketType.SPOT, "BTC-USDT", Set.of(DataType.LIQUIDATION), snapshots);
        assertThat(Answers.plan(nothing).channels()).isEmpty();
        assertThat(Answers.plan(nothing).streams()).isEmpty();
    }

    private static RestResponse answer(String body) {
        return new RestResponse(200, name -> Optional.empty(), body.getBytes(StandardCharsets.UTF_8));
    }

    private static ExchangeSettings settings(MarketType marketType, List<String> symbols) {
        return new ExchangeSettings(
                Exchange.named("okx_derivatives"),
                marketType,
                symbols,
                Set.of(DataType.TRADE),
                URI.create("https://www.okx.com"),
                URI.create("wss://ws.okx.com:8443/ws/v5/public"),
                OrderBookSettings.defaults(),
                Map.of(),
                Map.of());
    }
}
