package io.marketprism.collector.publisher.nats.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.marketprism.collector.model.Decimal;
import io.marketprism.collector.model.Instrument;
import io.marketprism.collector.model.MarketEvent;
import io.marketprism.collector.model.OrderBookSnapshot;
import io.marketprism.collector.model.PriceLevels;
import io.marketprism.collector.spi.PublishChannel;
import io.nats.client.Subscription;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Against a real server. */
class NatsPublisherIT {

    private static final String SUBJECT = "trade.binance.spot.BTC-USDT";
    private static final Duration LONG = Duration.ofSeconds(30);

    @TempDir
    Path folder;

    private final RecordingTelemetry telemetry = new RecordingTelemetry();
    private final RecordingObserver observer = new RecordingObserver();
    private LocalNats nats;
    private NatsPublisher publisher;

    @AfterEach
    void stop() {
        if (publisher != null) {
            publisher.close();
        }
        if (nats != null) {
            nats.close();
        }
    }

    @Test
    void tenThousandTradesArriveOnceAndInOrder() throws Exception {
        nats = LocalNats.in(folder).start();
        publisher = publisher(Map.of());
        PublishChannel channel = publisher.open(Fixtures.TRADES, observer);
        publishTrades(channel, 1, 10_000);
        await().atMost(LONG).until(() -> observer.published.get() == 10_000);
        try (StreamReader reader = new StreamReader(nats.port())) {
            assertThat(reader.ids("MARKET_TRADES", SUBJECT)).isEqualTo(ids(1, 10_000));
            assertThat(reader.payloads("MARKET_TRADES", SUBJECT).get(0))
                    .startsWith("{\"exchange\":\"binance\",\"market_type\":\"spot\",\"symbol\":\"BTC-USDT\"")
                    .contains("\"trade_id\":\"1\"");
        }
        assertThat(observer.failures).isEmpty();
        assertThat(observer.duplicates).hasValue(0);
        assertThat(telemetry.count("marketprism_nats_messages_published_total[" + SUBJECT + "]"))
                .isEqualTo(10_000);
        assertThat(telemetry.count("marketprism_nats_messages_published_labeled_total[binance, spot, trade]"))
                .isEqualTo(10_000);
        assertThat(telemetry.timers.get("marketprism_nats_publish_duration_seconds[" + SUBJECT + "]"))
                .hasValue(10_000);
        assertThat(telemetry.gauges.get("marketprism_nats_connected[]").getAsDouble())
                .isEqualTo(1);
        assertThat(telemetry.gauges.get("marketprism_nats_in_flight[]").getAsDouble())
                .isZero();
        assertThat(telemetry.gauges.get("marketprism_nats_queued_bytes[]").getAsDouble())
                .isZero();
        assertThat(publisher.status().url()).isEqualTo("nats://127.0.0.1:" + nats.port());
    }

    @Test
    void serverKilledInMidStreamLosesNothingAndStoresNothingTwice() throws Exception {
        nats = LocalNats.in(folder).start();
        publisher = publisher(Map.of("publish.max.retries", "10"));
        PublishChannel channel = publisher.open(Fixtures.TRADES, observer);
        publishTrades(channel, 1, 3_000);
        await().atMost(LONG).until(() -> observer.published.get() > 1_000);
        nats.kill();
        publishTrades(channel, 3_001, 6_000);
        await().atMost(LONG).until(() -> !publisher.status().connected());
        assertThat(telemetry.gauges.get("marketprism_nats_connected[]").getAsDouble())
                .isZero();
        assertThat(publisher.status().queued()).isPositive();
        nats.start();
        publishTrades(channel, 6_001, 7_000);
        await().atMost(LONG).until(() -> observer.published.get() == 7_000);
        try (StreamReader reader = new StreamReader(nats.port())) {
            assertThat(reader.ids("MARKET_TRADES", SUBJECT)).isEqualTo(ids(1, 7_000));
        }
        assertThat(observer.failures).isEmpty();
    }

    @Test
    void serverAbsentAtStartIsNoFailure() throws Exception {
        nats = LocalNats.in(folder);
        publisher = publisher(Map.of("servers", "nats://user:secret@127.0.0.1:" + nats.port()));
        PublishChannel channel = publisher.open(Fixtures.TRADES, observer);
        publishTrades(channel, 1, 100);
        await().atMost(LONG).until(() -> publisher.status().lastError().contains("cannot be reached"));
        assertThat(publisher.status().connected()).isFalse();
        assertThat(publisher.status().queued()).isEqualTo(100);
        assertThat(publisher.status().lastError()).doesNotContain("secret");
        nats.start();
        await().atMost(LONG).until(() -> observer.published.get() == 100);
        assertThat(publisher.status().connected()).isTrue();
        assertThat(publisher.status().url()).isEqualTo("nats://127.0.0.1:" + nats.port());
    }

    @Test
    void sameTradeAgainIsADuplicateAndStoredOnce() throws Exception {
        nats = LocalNats.in(folder).start();
        publisher = publisher(Map.of());
        PublishChannel channel = publisher.open(Fixtures.TRADES, observer);
        publishTrades(channel, 1, 1);
        publishTrades(channel, 1, 1);
        await().atMost(LONG).until(() -> observer.published.get() == 2);
        assertThat(observer.duplicates).hasValue(1);
        assertThat(telemetry.count("marketprism_nats_duplicates_total[" + SUBJECT + "]"))
                .isEqualTo(1);
        try (StreamReader reader = new StreamReader(nats.port())) {
            assertThat(reader.count("MARKET_TRADES")).isEqualTo(1);
        }
    }

    @Test
    void withoutJetStreamMessagesGoCoreAndCountOnceTheServerHasThem() throws Exception {
        nats = LocalNats.in(folder, "--name", "plain").start();
        publisher = publisher(Map.of());
        try (StreamReader reader = new StreamReader(nats.port())) {
            Subscription subscription = reader.connection().subscribe("trade.>");
            reader.connection().flush(LONG);
            publishTrades(publisher.open(Fixtures.TRADES, observer), 1, 1_000);
            await().atMost(LONG).until(() -> observer.published.get() == 1_000);
            for (int i = 1; i <= 1_000; i++) {
                assertThat(subscription.nextMessage(LONG).getData()).asString().contains("\"trade_id\":\"" + i + "\"");
            }
        }
        assertThat(publisher.status().lastError()).contains("no JetStream");
    }

    @Test
    void jetStreamSwitchedOffMakesNoStream() throws Exception {
        nats = LocalNats.in(folder).start();
        publisher = publisher(Map.of("jetstream.enabled", "false"));
        publishTrades(publisher.open(Fixtures.TRADES, observer), 1, 10);
        await().atMost(LONG).until(() -> observer.published.get() == 10);
        try (StreamReader reader = new StreamReader(nats.port())) {
            assertThat(reader.management().getStreamNames()).isEmpty();
        }
    }

    @Test
    void streamDeletedByOthersIsMadeAgainAndNothingIsLostFromThenOn() throws Exception {
        nats = LocalNats.in(folder).start();
        publisher = publisher(Map.of("publish.max.retries", "100"));
        PublishChannel channel = publisher.open(Fixtures.TRADES, observer);
        publishTrades(channel, 1, 1);
        await().atMost(LONG).until(() -> observer.published.get() == 1);
        try (StreamReader reader = new StreamReader(nats.port())) {
            reader.management().deleteStream("MARKET_TRADES");
            publishTrades(channel, 2, 20);
            await().atMost(LONG).until(() -> observer.published.get() == 20);
            assertThat(reader.ids("MARKET_TRADES", SUBJECT)).containsExactlyInAnyOrderElementsOf(ids(2, 20));
        }
        assertThat(observer.failures).isEmpty();
    }

    @Test
    void oldSubjectsAreServedBesideTheNewOnes() throws Exception {
        nats = LocalNats.in(folder).start();
        publisher = publisher(Map.of("naming.compat.old.subjects", "true"));
        try (StreamReader reader = new StreamReader(nats.port())) {
            Subscription old = reader.connection().subscribe("trade.binance_spot.>");
            reader.connection().flush(LONG);
            publishTrades(publisher.open(Fixtures.TRADES, observer), 1, 5);
            for (int i = 1; i <= 5; i++) {
                assertThat(old.nextMessage(LONG).getSubject()).isEqualTo("trade.binance_spot.spot.BTC-USDT");
            }
            await().atMost(LONG).until(() -> observer.published.get() == 5);
            assertThat(reader.count("MARKET_TRADES")).isEqualTo(5);
        }
    }

    @Test
    void messageLargerThanTheServerTakesIsGivenUpAndTheConnectionStays() throws Exception {
        nats = LocalNats.in(folder).start();
        publisher = publisher(Map.of());
        PublishChannel channel = publisher.open(Fixtures.BOOKS, observer);
        PriceLevels.Builder many = new PriceLevels.Builder(90_000);
        for (int i = 0; i < 90_000; i++) {
            many.add(Decimal.of(1_000_000L + i, 2), Decimal.ZERO);
        }
        await().atMost(LONG).until(() -> publisher.status().connected());
        channel.publish(
                new OrderBookSnapshot(
                        Fixtures.BINANCE_SPOT, many.build(), Fixtures.levels("1", "1"), 1, MarketEvent.UNKNOWN_TIME),
                Fixtures.RECEIPT);
        channel.publish(Fixtures.book(Fixtures.BINANCE_SPOT, 2), Fixtures.RECEIPT);
        await().atMost(LONG).until(() -> observer.published.get() == 1);
        assertThat(observer.failures)
                .singleElement()
                .asString()
                .startsWith("publish_failed")
                .contains("max_payload");
        assertThat(publisher.status().lastError()).isEmpty();
    }

    @Test
    void unpublishableEventIsToldToTheObserver() throws Exception {
        nats = LocalNats.in(folder);
        publisher = publisher(Map.of());
        PublishChannel channel = publisher.open(Fixtures.TRADES, observer);
        channel.publish(Fixtures.trade(Fixtures.BINANCE_SPOT, "it's"), Fixtures.RECEIPT);
        assertThat(observer.failures).singleElement().asString().startsWith("invalid");
        assertThat(telemetry.count("marketprism_nats_publish_errors_total[" + SUBJECT + ", invalid]"))
                .isEqualTo(1);
        channel.close();
        channel.publish(Fixtures.trade(Fixtures.BINANCE_SPOT, "1"), Fixtures.RECEIPT);
        assertThat(observer.failures).hasSize(2).last().asString().startsWith("closed");
    }

    @Test
    void closingWaitsForTheLastAcknowledgements() throws Exception {
        nats = LocalNats.in(folder).start();
        publisher = publisher(Map.of());
        PublishChannel channel = publisher.open(Fixtures.TRADES, observer);
        await().atMost(LONG).until(() -> publisher.status().connected());
        publishTrades(channel, 1, 2_000);
        publisher.close();
        assertThat(observer.published).hasValue(2_000);
        publishTrades(channel, 2_001, 2_001);
        assertThat(observer.failures).singleElement().asString().startsWith("closed");
        publisher = null;
    }

    @Test
    void closingWithoutAServerIsQuickAndTellsWhatIsLeft() throws Exception {
        nats = LocalNats.in(folder);
        publisher = publisher(Map.of());
        publishTrades(publisher.open(Fixtures.TRADES, observer), 1, 3);
        long start = System.nanoTime();
        publisher.close();
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(4));
        assertThat(observer.failures).hasSize(3).allMatch(failure -> failure.startsWith("closed"));
        publisher = null;
    }

    @Test
    void serverThatHangsIsLeftAndNothingIsLost() throws Exception {
        nats = LocalNats.in(folder).start();
        publisher = publisher(Map.of("publish.timeout.ms", "60000"));
        PublishChannel channel = publisher.open(Fixtures.TRADES, observer);
        publishTrades(channel, 1, 10);
        await().atMost(LONG).until(() -> observer.published.get() == 10);
        nats.freeze();
        publishTrades(channel, 11, 500);
        await().atMost(LONG).until(() -> !publisher.status().connected());
        nats.thaw();
        await().atMost(LONG).until(() -> observer.published.get() == 500);
        try (StreamReader reader = new StreamReader(nats.port())) {
            assertThat(reader.ids("MARKET_TRADES", SUBJECT)).isEqualTo(ids(1, 500));
        }
        assertThat(observer.failures).isEmpty();
    }

    private NatsPublisher publisher(Map<String, String> changes) {
        Map<String, Object> values = Fixtures.settings(nats.port(), "binance_spot");
        values.putAll(changes);
        return new NatsPublisher(PublisherSettings.from(values), telemetry);
    }

    private static void publishTrades(PublishChannel channel, int first, int last) {
        Instrument instrument = Fixtures.BINANCE_SPOT;
        for (int i = first; i <= last; i++) {
            channel.publish(Fixtures.trade(instrument, Integer.toString(i)), Fixtures.RECEIPT);
        }
    }

    private static List<String> ids(int first, int last) {
        return IntStream.rangeClosed(first, last)
                .mapToObj(i -> "trade:binance_spot:BTC-USDT:" + i)
                .toList();
    }
}
