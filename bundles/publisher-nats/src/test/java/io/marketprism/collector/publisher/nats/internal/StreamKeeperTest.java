package io.marketprism.collector.publisher.nats.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.nats.client.api.DiscardPolicy;
import io.nats.client.api.StorageType;
import io.nats.client.api.StreamConfiguration;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Against a real server with 300 MiB for JetStream. */
class StreamKeeperTest {

    @TempDir
    Path folder;

    private LocalNats nats;
    private StreamReader server;

    @BeforeEach
    void start() throws Exception {
        Path config = folder.resolve("nats.conf");
        Files.writeString(
                config, "jetstream { store_dir: \"" + folder + "\", max_file_store: 300MB }\n", StandardCharsets.UTF_8);
        nats = LocalNats.in(folder, "--config", config.toString()).start();
        server = new StreamReader(nats.port());
    }

    @AfterEach
    void stop() throws Exception {
        server.close();
        nats.close();
    }

    @Test
    void missingStreamsAreMadeWithAllSettings() throws Exception {
        Map<String, Object> values = settings("MARKET_DATA");
        values.put("stream.MARKET_DATA.max_msgs", "5000");
        values.put("stream.MARKET_DATA.max_consumers", "50");
        values.put("stream.MARKET_DATA.discard", "new");
        values.put("stream.MARKET_DATA.storage", "memory");
        values.put("stream.MARKET_DATA.max_msgs_per_subject", "7");
        assertThat(check(values)).containsExactlyInAnyOrder("funding_rate.binance.>", "funding_rate.okx.>");
        StreamConfiguration made = server.configuration("MARKET_DATA");
        assertThat(made.getMaxMsgs()).isEqualTo(5_000);
        assertThat(made.getMaxBytes()).isEqualTo(67_108_864);
        assertThat(made.getMaxAge()).isEqualTo(Duration.ofHours(1));
        assertThat(made.getDuplicateWindow()).isEqualTo(Duration.ofMinutes(10));
        assertThat(made.getMaxConsumers()).isEqualTo(50);
        assertThat(made.getDiscardPolicy()).isEqualTo(DiscardPolicy.New);
        assertThat(made.getStorageType()).isEqualTo(StorageType.Memory);
        assertThat(made.getMaxMsgsPerSubject()).isEqualTo(7);
        assertThat(StreamDifference.of(PublisherSettings.from(values).streams().get(0), made))
                .isEmpty();
    }

    @Test
    void streamThatExistsKeepsItsLimitsItsMessagesAndItsForeignSubjects() throws Exception {
        server.management()
                .addStream(StreamConfiguration.builder()
                        .name("MARKET_DATA")
                        .subjects("funding_rate.binance.>", "theirs.>")
                        .maxMessages(10)
                        .storageType(StorageType.File)
                        .build());
        server.connection().jetStream().publish("theirs.x", new byte[] {1});
        assertThat(check(settings("MARKET_DATA")))
                .containsExactlyInAnyOrder("funding_rate.binance.>", "funding_rate.okx.>", "theirs.>");
        StreamConfiguration kept = server.configuration("MARKET_DATA");
        assertThat(kept.getSubjects())
                .containsExactlyInAnyOrder("funding_rate.binance.>", "funding_rate.okx.>", "theirs.>");
        assertThat(kept.getMaxMsgs()).isEqualTo(10);
        assertThat(server.count("MARKET_DATA")).isEqualTo(1);
        assertThat(StreamDifference.of(
                        PublisherSettings.from(settings("MARKET_DATA"))
                                .streams()
                                .get(0),
                        kept))
                .hasValueSatisfying(words -> assertThat(words).contains("max_msgs (10 instead of -1)"));
    }

    @Test
    void subjectsThatAnotherStreamCapturesStayThereAndTheOthersGetTheStream() throws Exception {
        server.management()
                .addStream(StreamConfiguration.builder()
                        .name("OLDER")
                        .subjects("trade.binance.>", "trade.okx.spot.*")
                        .storageType(StorageType.File)
                        .build());
        assertThat(check(settings("MARKET_TRADES")))
                .containsExactlyInAnyOrder("trade.binance.>", "trade.okx.spot.*", "trade.deribit.>");
        assertThat(server.configuration("MARKET_TRADES").getSubjects()).containsExactly("trade.deribit.>");
        assertThat(server.configuration("OLDER").getSubjects()).containsExactly("trade.binance.>", "trade.okx.spot.*");
    }

    @Test
    void olderFileWithTradesInMarketDataMakesNoSecondStream() throws Exception {
        Map<String, Object> values = settings("MARKET_TRADES,MARKET_DATA");
        values.put("stream.MARKET_DATA.subjects", "funding_rate.okx.>,trade.>");
        assertThat(check(values)).containsExactlyInAnyOrder("funding_rate.okx.>", "trade.>");
        assertThat(server.management().getStreamNames()).containsExactly("MARKET_DATA");
    }

    @Test
    void missingSubjectHeldByAnotherStreamStaysThere() throws Exception {
        server.management()
                .addStream(StreamConfiguration.builder()
                        .name("MARKET_TRADES")
                        .subjects("trade.okx.>")
                        .build());
        server.management()
                .addStream(StreamConfiguration.builder()
                        .name("OLDER")
                        .subjects("trade.binance.>")
                        .build());
        assertThat(check(settings("MARKET_TRADES")))
                .containsExactlyInAnyOrder("trade.binance.>", "trade.okx.>", "trade.deribit.>");
        assertThat(server.configuration("MARKET_TRADES").getSubjects())
                .containsExactlyInAnyOrder("trade.okx.>", "trade.deribit.>");
    }

    @Test
    void streamTooLargeForTheServerIsMadeSmaller() throws Exception {
        Map<String, Object> values = settings("MARKET_TRADES");
        values.put("stream.MARKET_TRADES.max_bytes", Long.toString(4L << 30));
        assertThat(check(values)).hasSize(3);
        assertThat(server.configuration("MARKET_TRADES").getMaxBytes()).isEqualTo(256L << 20);
    }

    @Test
    void streamThatCannotBeMadeAtAllLeavesItsSubjectsToCore() throws Exception {
        Map<String, Object> values = settings("MARKET_TRADES,MARKET_BOOKS");
        values.put("stream.MARKET_TRADES.max_bytes", Long.toString(280L << 20));
        values.put("stream.MARKET_BOOKS.max_bytes", Long.toString(4L << 30));
        assertThat(check(values)).allMatch(subject -> subject.startsWith("trade."));
        assertThat(server.management().getStreamNames()).containsExactly("MARKET_TRADES");
    }

    @Test
    void fivePublishersAtOnceMakeEachStreamOnce() throws Exception {
        List<NatsPublisher> publishers = new ArrayList<>();
        try {
            for (String exchange : List.of(
                    "okx_spot", "okx_derivatives", "binance_spot", "binance_derivatives", "deribit_derivatives")) {
                Map<String, Object> values = Fixtures.settings(nats.port(), exchange);
                values.put("stream.MARKET_TRADES.max_bytes", Long.toString(1L << 30));
                publishers.add(new NatsPublisher(PublisherSettings.from(values), new RecordingTelemetry()));
            }
            for (NatsPublisher publisher : publishers) {
                await().atMost(Duration.ofSeconds(30))
                        .until(() -> publisher.status().connected());
                assertThat(publisher.status().lastError()).isEmpty();
            }
            assertThat(server.management().getStreamNames()).contains("MARKET_DATA", "MARKET_TRADES");
            assertThat(server.configuration("MARKET_TRADES").getSubjects())
                    .containsExactlyInAnyOrder("trade.binance.>", "trade.okx.>", "trade.deribit.>");
        } finally {
            publishers.forEach(NatsPublisher::close);
        }
    }

    private Set<String> check(Map<String, Object> values) throws Exception {
        return new StreamKeeper(PublisherSettings.from(values).streams()).check(server.management());
    }

    private Map<String, Object> settings(String streams) {
        Map<String, Object> values = new HashMap<>(Fixtures.settings(nats.port(), "okx_spot"));
        values.put("streams", streams);
        return values;
    }
}
