package io.marketprism.collector.core.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.marketprism.collector.connection.NetworkSettings;
import io.marketprism.collector.model.DataType;
import io.marketprism.collector.model.Exchange;
import io.marketprism.collector.model.MarketType;
import io.marketprism.collector.model.OrderBookSnapshot;
import io.marketprism.collector.model.PriceLevels;
import io.marketprism.collector.spi.Channel;
import io.marketprism.collector.spi.ExchangeSettings;
import io.marketprism.collector.spi.OrderBookSettings;
import io.marketprism.collector.spi.PublishChannel;
import io.marketprism.collector.spi.PublishObserver;
import io.marketprism.collector.spi.Publisher;
import io.marketprism.collector.spi.PublisherStatus;
import io.marketprism.collector.spi.Receipt;
import io.marketprism.collector.spi.Venue;
import io.marketprism.collector.telemetry.internal.DropwizardTelemetry;
import io.marketprism.collector.venue.binance.internal.BinanceVenue;
import io.marketprism.collector.venue.okx.internal.OkxVenue;
import io.marketprism.collector.venue.simulator.SimulatorSettings;
import io.marketprism.collector.venue.simulator.VenueSimulator;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.management.MBeanServerFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Books kept over real sockets from simulated venues equal the truth, and say so when they are not live. */
class SimulatedBooksIT {

    private static final Duration SOON = Duration.ofSeconds(20);
    private static final int DEPTH = 50;

    /** Each venue that keeps books. */
    enum Market {
        OKX("okx_spot", "okx", "/ws/v5/public", MarketType.SPOT, "BTC-USDT", "books:BTC-USDT"),
        BINANCE_SPOT("binance_spot", "binance-spot", "", MarketType.SPOT, "BTCUSDT", "btcusdt@depth@100ms"),
        BINANCE_USDM("binance_derivatives", "binance-usdm", "", MarketType.PERPETUAL, "ETHUSDT", "ethusdt@depth@100ms");

        final String exchange;
        final String path;
        final String webSocketPath;
        final MarketType type;
        final String symbol;
        final String stream;

        Market(String exchange, String path, String webSocketPath, MarketType type, String symbol, String stream) {
            this.exchange = exchange;
            this.path = path;
            this.webSocketPath = webSocketPath;
            this.type = type;
            this.symbol = symbol;
            this.stream = stream;
        }

        Venue venue() {
            return this == OKX ? new OkxVenue() : new BinanceVenue();
        }
    }

    private final Books published = new Books();
    private final DropwizardTelemetry telemetry = new DropwizardTelemetry(false);
    private final HttpClient http = HttpClient.newHttpClient();
    private VenueSimulator simulator;
    private PipelineCollector collector;

    @BeforeEach
    void startSimulator() throws Exception {
        simulator = VenueSimulator.start(SimulatorSettings.defaults().withRate(40));
    }

    @AfterEach
    void stop() {
        collector.close();
        simulator.close();
    }

    private void collect(Market market, Duration auditInterval) {
        ExchangeSettings settings = new ExchangeSettings(
                Exchange.named(market.exchange),
                market.type,
                List.of(market.symbol),
                Set.of(DataType.ORDERBOOK),
                URI.create(simulator.httpUrl() + "/" + market.path),
                URI.create(simulator.webSocketUrl() + "/" + market.path + market.webSocketPath),
                new OrderBookSettings(
                        OrderBookSettings.Method.INCREMENTAL,
                        Duration.ofSeconds(1),
                        100,
                        Duration.ofSeconds(2),
                        100,
                        DEPTH,
                        Duration.ofMillis(1),
                        Optional.empty(),
                        Optional.empty(),
                        new OrderBookSettings.Upkeep(5_000, Duration.ofSeconds(10), auditInterval)),
                Map.of(),
                Map.of());
        collector = new PipelineCollector(
                settings,
                market.venue(),
                published,
                telemetry,
                telemetry,
                new LiveConnections(market.exchange, telemetry, NetworkSettings.DIRECT),
                "0.1.0");
        collector.start(MBeanServerFactory.newMBeanServer());
    }

    @ParameterizedTest
    @EnumSource(Market.class)
    void bookEqualsTheTruthAtEqualSequenceNumbers(Market market) {
        collect(market, Duration.ofMinutes(1));
        for (int i = 0; i < 10; i++) {
            Truth truth = awaitTruthThatWasPublished(market);
            OrderBookSnapshot book = published.byId.get(truth.id);
            assertThat(text(book.bids())).isEqualTo(truth.bids);
            assertThat(text(book.asks())).isEqualTo(truth.asks);
        }
        assertThat(figure("marketprism_orderbook_sync_status")).isEqualTo(1);
        assertThat(figure("marketprism_orderbook_breaks_total")).isZero();
    }

    @ParameterizedTest
    @EnumSource(Market.class)
    void gapMakesTheBookNotLiveUntilItIsResynced(Market market) throws Exception {
        collect(market, Duration.ofMinutes(1));
        awaitTruthThatWasPublished(market);
        post("/simulator/fault?exchange=" + market.exchange + "&kind=gap&stream=" + market.stream);
        await().atMost(SOON).until(() -> figure("marketprism_orderbook_breaks_total") >= 1);
        await().atMost(SOON).until(() -> figure("marketprism_orderbook_resyncs_total") >= 1);
        Truth truth = awaitTruthThatWasPublished(market);
        assertThat(text(published.byId.get(truth.id).bids())).isEqualTo(truth.bids);
        assertThat(figure("marketprism_orderbook_sync_status")).isEqualTo(1);
        assertThat(figure("marketprism_websocket_reconnections_total")).isZero();
    }

    @ParameterizedTest
    @EnumSource(Market.class)
    void auditsOfARightBookMatch(Market market) {
        collect(market, Duration.ofSeconds(1));
        await().atMost(SOON).until(() -> figure("marketprism_orderbook_audits_total", "match") >= 3);
        assertThat(figure("marketprism_orderbook_audits_total", "mismatch")).isZero();
        assertThat(figure("marketprism_orderbook_audit_mismatch_levels")).isZero();
    }

    /** The true book at a number. */
    private record Truth(long id, String bids, String asks) {}

    private Truth awaitTruthThatWasPublished(Market market) {
        long after = published.lastId;
        return await().atMost(SOON)
                .pollInterval(Duration.ofMillis(20))
                .until(() -> truth(market), truth -> truth.id > after && published.byId.containsKey(truth.id));
    }

    private Truth truth(Market market) throws Exception {
        String body = http.send(
                        HttpRequest.newBuilder(URI.create(simulator.httpUrl() + "/simulator/truth?type=orderbook&last="
                                        + DEPTH + "&exchange=" + market.exchange + "&symbol=" + market.symbol))
                                .build(),
                        HttpResponse.BodyHandlers.ofString())
                .body();
        Matcher found = Pattern.compile("\"last_update_id\":(\\d+).*\"bids\":\\[(.*)],\"asks\":\\[(.*)]}")
                .matcher(body);
        return found.matches() || found.find()
                ? new Truth(Long.parseLong(found.group(1)), found.group(2), found.group(3))
                : new Truth(-1, "", "");
    }

    private void post(String path) throws Exception {
        HttpResponse<String> answer = http.send(
                HttpRequest.newBuilder(URI.create(simulator.httpUrl() + path))
                        .POST(HttpRequest.BodyPublishers.noBody())
                        .build(),
                HttpResponse.BodyHandlers.ofString());
        assertThat(answer.statusCode()).isEqualTo(200);
    }

    private static String text(PriceLevels levels) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < levels.size(); i++) {
            text.append(i == 0 ? "[\"" : ",[\"");
            levels.appendPrice(text, i);
            text.append("\",\"");
            levels.appendQuantity(text, i);
            text.append("\"]");
        }
        return text.toString();
    }

    private double figure(String family, String... lastLabel) {
        return Arrays.stream(telemetry.snapshot())
                .filter(found -> found.getName().equals(family))
                .flatMap(found -> Arrays.stream(found.getSamples()))
                .filter(sample -> lastLabel.length == 0
                        || sample.getLabelValues()[sample.getLabelValues().length - 1].equals(lastLabel[0]))
                .mapToDouble(sample -> sample.getValue())
                .sum();
    }

    /** Remembers every book that was published, by its number. */
    private static final class Books implements Publisher {
        private final Map<Long, OrderBookSnapshot> byId = new ConcurrentHashMap<>();
        private volatile long lastId;

        @Override
        public PublishChannel open(Channel channel, PublishObserver observer) {
            return new PublishChannel() {
                @Override
                public void publish(io.marketprism.collector.model.MarketEvent event, Receipt receipt) {
                    OrderBookSnapshot book = (OrderBookSnapshot) event;
                    byId.put(book.lastUpdateId(), book);
                    lastId = book.lastUpdateId();
                    observer.published(false);
                }

                @Override
                public void close() {}
            };
        }

        @Override
        public PublisherStatus status() {
            return new PublisherStatus(true, "nats://127.0.0.1:4222", 0, 0, "");
        }
    }
}
