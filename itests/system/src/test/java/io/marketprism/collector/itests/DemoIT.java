package io.marketprism.collector.itests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.nats.client.Connection;
import io.nats.client.JetStreamManagement;
import io.nats.client.Nats;
import io.nats.client.Subscription;
import io.nats.client.api.MessageInfo;
import io.nats.client.api.StreamInfoOptions;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;

/** The whole system: simulator, five children, NATS, root, looked at from outside. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class DemoIT {

    private static final List<String> CHILDREN =
            List.of("okx_derivatives", "okx_spot", "binance_derivatives", "binance_spot", "deribit_derivatives");
    /** What only derivatives have (P2). */
    private static final List<String> DERIVED =
            List.of("funding_rate", "open_interest", "liquidation", "lsr_top_position", "lsr_all_account");

    private static final ObjectMapper JSON = new ObjectMapper();

    @TempDir
    private static Path home;

    private static Demo demo;
    private static Connection nats;

    @BeforeAll
    static void bringUp() throws IOException, InterruptedException {
        demo = new Demo(home);
        demo.start();
        nats = Nats.connect(demo.status().at("/nats/url").asText());
    }

    @AfterAll
    static void takeDown() throws IOException, InterruptedException {
        nats.close();
        demo.stop();
        assertThat(ProcessHandle.allProcesses()
                        .filter(process -> process.info()
                                .commandLine()
                                .filter(line -> line.contains(home.toString()))
                                .isPresent())
                        .toList())
                .as("processes that the demo left behind")
                .isEmpty();
    }

    private static Set<String> subjects() {
        Set<String> subjects = new TreeSet<>();
        for (String market : List.of("binance.spot", "binance.perpetual", "okx.spot", "okx.perpetual")) {
            for (String symbol : List.of("BTC-USDT", "ETH-USDT")) {
                subjects.add("orderbook." + market + "." + symbol);
                subjects.add("trade." + market + "." + symbol);
                if (market.endsWith("perpetual")) {
                    DERIVED.forEach(type -> subjects.add(type + "." + market + "." + symbol));
                }
            }
        }
        subjects.add("volatility_index.deribit.options.BTC");
        subjects.add("volatility_index.deribit.options.ETH");
        return subjects;
    }

    @Test
    @Order(1)
    void allFiveChildrenAreHealthyEachAProcessOfItsOwn() throws IOException, InterruptedException {
        HttpResponse<String> answer = demo.get("health");
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body()).contains("\"status\": \"healthy\"");
        JsonNode processes = JSON.readTree(answer.body()).get("processes");
        Set<Long> pids = new LinkedHashSet<>();
        for (String child : CHILDREN) {
            assertThat(processes.at("/" + child + "/status").asText())
                    .as("%s in %s", child, answer.body())
                    .isEqualTo("healthy");
            pids.add(processes.at("/" + child + "/pid").asLong());
        }
        assertThat(pids).hasSize(5).allMatch(pid -> ProcessHandle.of(pid).isPresent());
    }

    @Test
    @Order(2)
    void everySubjectIsStoredAndNoOther() throws Exception {
        JetStreamManagement streams = nats.jetStreamManagement();
        await().atMost(Duration.ofSeconds(90)).untilAsserted(() -> {
            Set<String> stored = new TreeSet<>();
            for (String stream : List.of("MARKET_DATA", "MARKET_TRADES", "MARKET_BOOKS")) {
                stored.addAll(streams.getStreamInfo(stream, StreamInfoOptions.allSubjects())
                        .getStreamState()
                        .getSubjectMap()
                        .keySet());
            }
            assertThat(stored).hasSize(38).isEqualTo(subjects());
        });
    }

    @Test
    @Order(3)
    void payloadsCarryWhatTheContractSays() throws Exception {
        JetStreamManagement streams = nats.jetStreamManagement();
        for (String subject : subjects()) {
            String type = subject.substring(0, subject.indexOf('.'));
            String stream =
                    type.equals("trade") ? "MARKET_TRADES" : type.equals("orderbook") ? "MARKET_BOOKS" : "MARKET_DATA";
            MessageInfo message = streams.getLastMessage(stream, subject);
            JsonNode payload = JSON.readTree(message.getData());
            String[] tokens = subject.split("\\.", -1);
            assertThat(payload.get("data_type").asText()).as(subject).isEqualTo(tokens[0]);
            assertThat(payload.get("exchange").asText()).as(subject).isEqualTo(tokens[1]);
            assertThat(payload.get("market_type").asText()).as(subject).isEqualTo(tokens[2]);
            assertThat(payload.get("symbol").asText()).as(subject).isEqualTo(tokens[3]);
            assertThat(payload.get("publisher").asText()).isEqualTo("unified-collector");
            assertThat(payload.get("ts_ms").isIntegralNumber())
                    .as("%s: %s", subject, payload)
                    .isTrue();
            assertThat(payload.get("collected_ts_ms").asLong())
                    .isLessThanOrEqualTo(payload.get("ts_ms").asLong());
            assertThat(message.getHeaders().getFirst("Nats-Msg-Id"))
                    .as(subject)
                    .startsWith(type + ":" + tokens[1] + "_");
        }
    }

    @Test
    @Order(4)
    void coreSubscribersSeeTheTradesToo() throws Exception {
        Subscription trades = nats.subscribe("trade.okx.spot.BTC-USDT");
        JsonNode trade = JSON.readTree(Optional.ofNullable(trades.nextMessage(Duration.ofSeconds(20)))
                .orElseThrow(() -> new AssertionError("no trade within 20 s"))
                .getData());
        assertThat(trade.get("price").isTextual()).isTrue();
        assertThat(trade.get("side").asText()).isIn("buy", "sell");
        assertThat(trade.get("trade_id").isTextual()).isTrue();
    }

    @Test
    @Order(5)
    void metricsAnswerForAllFive() throws IOException, InterruptedException {
        await().atMost(Duration.ofSeconds(30)).untilAsserted(() -> {
            HttpResponse<String> answer = demo.get("metrics");
            assertThat(answer.statusCode()).isEqualTo(200);
            assertThat(answer.headers().firstValue("Content-Type"))
                    .contains("text/plain; version=0.0.4; charset=utf-8");
            for (String child : CHILDREN) {
                assertThat(answer.body()).contains("marketprism_process_memory_mb{process=\"" + child + "\"}");
            }
            for (String subject : subjects()) {
                assertThat(answer.body())
                        .contains("marketprism_nats_messages_published_total{subject=\"" + subject + "\"}");
            }
        });
    }

    @Test
    @Order(6)
    void everyChildHasOnlyItsOwnVenuesBundles() throws IOException {
        for (String child : CHILDREN) {
            String venue = child.substring(0, child.indexOf('_'));
            String startup =
                    Files.readString(home.resolve("instances").resolve(child).resolve("etc/startup.properties"));
            Set<String> venues = Stream.of("okx", "binance", "deribit", "simulator")
                    .filter(other -> startup.contains("/venue-" + other + "/"))
                    .collect(Collectors.toSet());
            assertThat(venues).as(child).containsExactly(venue);
        }
    }

    @Test
    @Order(7)
    void killedChildComesBackAndTheOthersCarryOn() throws IOException, InterruptedException {
        JsonNode before = demo.status().get("children");
        long killed = before.at("/okx_spot/pid").asLong();
        ProcessHandle.of(killed).orElseThrow().destroyForcibly();
        await().atMost(Duration.ofSeconds(60)).untilAsserted(() -> {
            JsonNode now = demo.status().get("children");
            assertThat(now.at("/okx_spot/pid").asLong()).isNotIn(0L, killed);
            assertThat(now.at("/okx_spot/status").asText()).isEqualTo("healthy");
            assertThat(now.at("/okx_spot/restarts").asInt()).isEqualTo(1);
        });
        JsonNode after = demo.status().get("children");
        for (String child : CHILDREN) {
            if (!child.equals("okx_spot")) {
                assertThat(after.at("/" + child + "/pid")).isEqualTo(before.at("/" + child + "/pid"));
            }
        }
    }

    @Test
    @Order(8)
    void consoleKnowsTheInstances() throws IOException, InterruptedException {
        Demo.Outcome list = demo.run("console", "instance:list");
        assertThat(list.exitCode()).as(list.output()).isZero();
        assertThat(list.output()).contains("Started");
        CHILDREN.forEach(child -> assertThat(list.output()).contains(child));
    }

    @Test
    @Order(9)
    void childStoppedInTheConsoleStaysStoppedUntilStartedThere() throws IOException, InterruptedException {
        demo.run("console", "instance:stop deribit_derivatives");
        await().atMost(Duration.ofSeconds(30)).untilAsserted(() -> assertThat(
                        demo.health().at("/processes/deribit_derivatives/state").asText())
                .isEqualToIgnoringCase("stopped"));
        assertThat(demo.get("health").statusCode()).isEqualTo(200);
        assertThat(demo.health().get("status").asText()).isEqualTo("degraded");
        assertThat(demo.run("status").exitCode()).isEqualTo(1);
        demo.run("console", "instance:start deribit_derivatives");
        await().atMost(Duration.ofSeconds(60))
                .untilAsserted(
                        () -> assertThat(demo.health().get("status").asText()).isEqualTo("healthy"));
    }

    @Test
    @Order(10)
    void secondDemoOnTheSameHomeRefusesAndSaysWhoRuns() throws IOException, InterruptedException {
        Demo.Outcome second = demo.run("demo", "--detach");
        assertThat(second.exitCode()).isZero();
        assertThat(second.output()).contains("demo");
        assertThat(StreamSupport.stream(demo.status().get("children").spliterator(), false)
                        .map(child -> child.get("status").asText())
                        .collect(Collectors.toSet()))
                .containsExactly("healthy");
    }

    @Test
    @Order(11)
    void secretsAreNowhereToBeSeen() throws IOException, InterruptedException {
        String password;
        try (var lines = Files.lines(home.resolve("state/credentials.properties"), StandardCharsets.ISO_8859_1)) {
            password = lines.filter(line -> line.startsWith("password"))
                    .map(line -> line.substring(line.indexOf('=') + 1).strip())
                    .findFirst()
                    .orElseThrow();
        }
        assertThat(demo.get("health").body()).doesNotContain(password);
        assertThat(demo.mainLog()).doesNotContain(password);
        assertThat(ProcessHandle.allProcesses()
                        .map(process -> process.info().commandLine().orElse(""))
                        .filter(line -> line.contains(password)))
                .isEmpty();
    }
}
