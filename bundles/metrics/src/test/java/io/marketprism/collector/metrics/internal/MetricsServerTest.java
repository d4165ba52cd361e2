package io.marketprism.collector.metrics.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.marketprism.collector.spi.management.MetricFamilySnapshot;
import java.io.File;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(120)
class MetricsServerTest {

    private final World world = new World()
            .process("okx_spot", 11, 1, 100)
            .says(
                    "okx_spot",
                    11,
                    7,
                    IntStream.range(0, 40)
                            .mapToObj(i -> World.histogram("s" + i, 1, 1, 2, 3))
                            .toArray(MetricFamilySnapshot[]::new));
    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private MetricsServer server;

    @BeforeEach
    void start() {
        server = new MetricsServer(world, world, "127.0.0.1", 0);
        await().until(() -> server.port() > 0);
    }

    @AfterEach
    void stop() {
        server.stop();
    }

    @Test
    void aScrapeIsValidAndOfTheAgreedType() throws Exception {
        HttpResponse<String> answer = get("/metrics");
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.headers().firstValue("content-type")).contains("text/plain; version=0.0.4; charset=utf-8");
        TextFormat text = TextFormat.parse(answer.body());
        assertThat(text.value("marketprism_metrics_refused")).isZero();
        assertThat(answer.body())
                .contains("marketprism_system_info_info{version=\""
                        + Build.own().version() + "\",service=\"marketprism-orderbook-manager\",");
        assertThat(get("/").statusCode()).isEqualTo(200);
        assertThat(get("/health").statusCode()).isEqualTo(404);
        assertThat(get("/health").body()).isEqualTo("404: Not Found");
    }

    @Test
    void theConnectionsOfTheProcessesAreCounted() {
        await().until(() -> get("/metrics").body().contains("marketprism_tcp_connections_count{state=\"LISTEN\"}"));
    }

    @Test
    void otherMethodsAreRefusedAndHeadHasNoBody() throws Exception {
        HttpResponse<String> posted = client.send(
                request("/metrics").POST(BodyPublishers.ofString("x")).build(), BodyHandlers.ofString());
        assertThat(posted.statusCode()).isEqualTo(405);
        HttpResponse<String> head = client.send(
                request("/metrics").method("HEAD", BodyPublishers.noBody()).build(), BodyHandlers.ofString());
        assertThat(head.statusCode()).isEqualTo(200);
        assertThat(head.body()).isEmpty();
    }

    @Test
    void aScrapeThatFailsIsAnsweredAndSaysSo() throws Exception {
        world.readings.put("okx_spot", null);
        HttpResponse<String> answer = get("/metrics");
        assertThat(answer.statusCode()).isEqualTo(200);
        TextFormat text = TextFormat.parse(answer.body());
        assertThat(text.value("marketprism_metrics_error")).isEqualTo(1);
        assertThat(text.series()).containsKey("marketprism_uptime_seconds{}");
    }

    @Test
    void aThousandScrapesLeaveNoDescriptorBehindAndTakeMilliseconds() throws Exception {
        get("/metrics");
        long before = descriptors();
        long began = System.nanoTime();
        for (int i = 0; i < 1000; i++) {
            assertThat(get("/metrics").statusCode()).isEqualTo(200);
        }
        long each = (System.nanoTime() - began) / 1_000_000 / 1000;
        assertThat(each).as("milliseconds a scrape").isLessThan(50);
        assertThat(descriptors()).isLessThanOrEqualTo(before + 3);
    }

    @Test
    void promtoolReadsIt() throws Exception {
        Optional<Path> promtool = Stream.of(System.getenv("PATH").split(File.pathSeparator, -1))
                .map(folder -> Path.of(folder, "promtool"))
                .filter(Files::isExecutable)
                .findFirst();
        assumeTrue(promtool.isPresent(), "promtool is not installed (Debian package prometheus)");
        Process check = new ProcessBuilder(promtool.get().toString(), "check", "metrics")
                .redirectErrorStream(true)
                .start();
        try (var in = check.getOutputStream()) {
            in.write(get("/metrics").body().getBytes(StandardCharsets.UTF_8));
        }
        String said = new String(check.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(check.waitFor()).as(said).isIn(0, 3);
        assertThat(said.lines().map(line -> line.split(" ", 2)[0]))
                .as("only names that the contract fixes may break the naming rules")
                .isSubsetOf(
                        "marketprism_gc_collections_total",
                        "marketprism_memory_criticals_count",
                        "marketprism_memory_warnings_count",
                        "marketprism_network_connections_total",
                        "marketprism_process_memory_mb",
                        "marketprism_tcp_connections_count",
                        "marketprism_thread_count");
    }

    private static long descriptors() throws IOException {
        try (Stream<Path> open = Files.list(Path.of("/proc/self/fd"))) {
            return open.count();
        }
    }

    private HttpResponse<String> get(String path) throws IOException, InterruptedException {
        return client.send(request(path).GET().build(), BodyHandlers.ofString());
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + server.port() + path));
    }
}
