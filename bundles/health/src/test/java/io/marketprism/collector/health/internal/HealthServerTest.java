package io.marketprism.collector.health.internal;

import static io.marketprism.collector.health.internal.World.type;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.marketprism.collector.supervisor.ChildStatus.State;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class HealthServerTest {

    private final World world = new World().healthy("okx_spot");
    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private HealthServer server;

    @BeforeEach
    void start() {
        server = start(0);
        await().until(() -> server.port() > 0);
    }

    private HealthServer start(int port) {
        return new HealthServer(world, world, "127.0.0.1", port, Duration.ofMillis(300), 120);
    }

    @AfterEach
    void stop() {
        server.stop();
    }

    @Test
    void theDocumentHasEveryKeyOfTheContractWithOneBlankAfterEachColon() throws Exception {
        HttpResponse<String> answer = get("/health");
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.headers().firstValue("content-type")).contains("application/json; charset=utf-8");
        assertThat(answer.body())
                .startsWith("{\"status\": \"healthy\", \"timestamp\": \"")
                .contains("\"mode\": \"multiprocess\", \"uptime\": ")
                .contains("\"uptime_seconds\": ")
                .contains("\"checks\": {\"nats\": {\"name\": \"nats\", \"status\": \"healthy\", \"last_check\": \"")
                .contains("\"error_message\": null, \"details\": {\"connected\": true, \"server_info\": \"{}\"")
                .contains("\"metrics\": {\"cpu_percent\": ")
                .contains(
                        "\"memory_percent\": ",
                        "\"memory_used_mb\": ",
                        "\"memory_total_mb\": ",
                        "\"disk_percent\": ",
                        "\"disk_used_gb\": ",
                        "\"disk_total_gb\": ",
                        "\"process_count\": ")
                .contains("\"summary\": {\"total_services\": 1, \"healthy_services\": 1, \"unhealthy_services\": 0,")
                .contains("\"check_duration\": ", "\"total_processes\": 1, \"healthy_processes\": 1, ")
                .contains("\"total_cpu_percent\": 12.5, \"total_memory_mb\": 100.0")
                .contains(
                        "\"processes\": {\"okx_spot\": {\"status\": \"healthy\", \"state\": \"running\", \"pid\": 4711, "
                                + "\"restarts\": 2, \"cpu\": 12.5, \"cpu_percent\": 12.5, \"memory_mb\": 100.0, \"uptime_seconds\": ")
                .contains("\"latency\": {\"p50_ms\": 0.16, \"p99_ms\": 0.9}, \"nats\": {\"connected\": true")
                .contains("\"data_types\": {\"trade\": {\"status\": \"healthy\", \"last_success_ts\": "
                        + "\"2026-11-24T03:40:58.415000+00:00\", \"age_seconds\": ")
                .contains("\"services\": {\"trade\": {\"status\": \"healthy\", \"count\": 1}}")
                .contains("\"coverage\": {\"trade\": {\"okx\": {\"last_success_ts\": ")
                .endsWith("}}}}")
                .doesNotContain("secret", "\":\"", "\":{");
        assertThat(world.deadline).isEqualTo(Duration.ofMillis(300));
    }

    @Test
    void anUnhealthyRootAnswers503AndAYoungOne200WithTheGraceSaid() throws Exception {
        world.children.clear();
        world.child("okx_spot", State.RUNNING, "").says("okx_spot", false, "live", type("trade", "healthy", 1));
        world.startedAtMs = 0;
        HttpResponse<String> old = get("/health");
        assertThat(old.statusCode()).isEqualTo(503);
        assertThat(old.body())
                .startsWith("{\"status\": \"unhealthy\"")
                .contains("\"error_message\": \"NATS client not connected\"")
                .doesNotContain("secret", "\"grace\"");

        world.startedAtMs = System.currentTimeMillis();
        HttpResponse<String> young = get("/health");
        assertThat(young.statusCode()).isEqualTo(200);
        assertThat(young.body()).contains("\"grace\": {\"applied\": true, \"uptime\": ", "\"grace_seconds\": 120}");
    }

    @Test
    void aSilentChildIsUnknownWithItsLastValues() throws Exception {
        world.silent("okx_spot");
        assertThat(get("/health").body())
                .contains("\"okx_spot\": {\"status\": \"unknown\", \"state\": \"running\"")
                .contains("\"reason\": \"okx_spot did not answer within 300 ms.\"")
                .contains("\"received\": 10");
    }

    @Test
    void aChildThatNeverAnsweredHasNoValues() throws Exception {
        world.readings.clear();
        assertThat(get("/health").body())
                .contains(
                        "\"status\": \"unknown\"", "\"services\": {}, \"data_types\": {}", "NATS health check timeout");
    }

    @Test
    void theOtherRoutesAnswerAsBefore() throws Exception {
        assertThat(get("/status").body())
                .startsWith("{\"service\": \"MarketPrism OrderBook Manager\", \"version\": \"")
                .endsWith("\"status\": \"running\"}");
        assertThat(get("/status?detailed=true").body())
                .contains("\"detailed_health\": {\"status\": \"healthy\"")
                .contains("\"active_symbols\": 0, \"nats_connected\": true, \"websocket_connections\": 2}")
                .doesNotContain("coverage");
        assertThat(get("/ping").body()).startsWith("{\"pong\": true, \"timestamp\": \"");
        assertThat(get("/").body()).startsWith("{\"pong\": true");
        assertThat(get("/version").body())
                .contains("\"version\": \"" + Build.own().version() + "\"", "\"git_commit\": ", "\"features\": [\"")
                .doesNotContain("${");
    }

    @Test
    void whatIsNotThereIs404AndWhatIsNotAllowed405() throws Exception {
        HttpResponse<String> missing = get("/metrics");
        assertThat(missing.statusCode()).isEqualTo(404);
        assertThat(missing.body()).isEqualTo("404: Not Found");
        HttpResponse<String> posted = client.send(
                request("/health").POST(BodyPublishers.ofString("x")).build(), BodyHandlers.ofString());
        assertThat(posted.statusCode()).isEqualTo(405);
        assertThat(posted.headers().firstValue("allow")).contains("GET,HEAD");
    }

    @Test
    void headAnswersLikeGetWithoutABody() throws Exception {
        HttpResponse<String> head = client.send(
                request("/health").method("HEAD", BodyPublishers.noBody()).build(), BodyHandlers.ofString());
        assertThat(head.statusCode()).isEqualTo(200);
        assertThat(head.body()).isEmpty();
        assertThat(head.headers().firstValueAsLong("content-length").orElse(0)).isPositive();
    }

    @Test
    void anAnswerThatCannotBeMadeIs500AndSaysSo() throws Exception {
        world.children.add(null);
        HttpResponse<String> answer = get("/health");
        assertThat(answer.statusCode()).isEqualTo(500);
        assertThat(answer.body()).contains("\"status\": \"error\"");
    }

    @Test
    void aTakenPortIsTriedAgainUntilItIsFree() throws Exception {
        int taken;
        HealthServer late;
        try (ServerSocket holder = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            taken = holder.getLocalPort();
            late = start(taken);
            await().pollDelay(Duration.ofMillis(300)).until(() -> late.port() == -1);
        }
        await().until(() -> late.port() == taken);
        late.stop();
        assertThat(late.port()).isEqualTo(-1);
    }

    @Test
    void aThousandAnswersLeaveNoDescriptorBehind() throws Exception {
        get("/health");
        long before = descriptors();
        for (int i = 0; i < 1000; i++) {
            assertThat(get("/health").statusCode()).isEqualTo(200);
        }
        assertThat(descriptors()).isLessThanOrEqualTo(before + 3);
    }

    private static long descriptors() throws IOException {
        try (Stream<Path> open = Files.list(Path.of("/proc/self/fd"))) {
            return open.count();
        }
    }

    private HttpResponse<String> get(String path) throws Exception {
        return client.send(request(path).GET().build(), BodyHandlers.ofString());
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + server.port() + path));
    }
}
