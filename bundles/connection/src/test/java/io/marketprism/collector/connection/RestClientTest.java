package io.marketprism.collector.connection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.awaitility.Awaitility.await;

import io.marketprism.collector.spi.Quota;
import io.marketprism.collector.spi.RestRequest;
import io.marketprism.collector.spi.RestResponse;
import io.marketprism.collector.spi.VenueException;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RestClientTest {

    private final Transport transport = Transport.open("test");
    private final RecordingTelemetry telemetry = new RecordingTelemetry();
    private VenueServer venue;

    @BeforeEach
    void startVenue() throws Exception {
        venue = new VenueServer();
    }

    @AfterEach
    void stop() throws Exception {
        transport.close();
        venue.close();
    }

    @Test
    void answerComesWithStatusHeadersAndBody() {
        venue.answers = path -> new VenueServer.Answer(200, Map.of("X-Some-Header", "v"), "{\"a\":1}");
        RestResponse response = client(100).get(request("/api?x=1", 1)).join();
        assertThat(response.status()).isEqualTo(200);
        assertThat(response.header().apply("x-some-header")).contains("v");
        assertThat(response.header().apply("missing")).isEmpty();
        assertThat(response.body()).asString().isEqualTo("{\"a\":1}");
        assertThat(venue.paths).containsExactly("/api?x=1");
        assertThat(telemetry.count("marketprism_rest_requests_total", "test_spot", "ok"))
                .isEqualTo(1);
    }

    @Test
    void venuesOwnErrorGoesToTheDecoder() {
        venue.answers = path -> new VenueServer.Answer(400, "{\"code\":-1121,\"msg\":\"Invalid symbol.\"}");
        assertThat(client(100).get(request("/x", 1)).join().status()).isEqualTo(400);
        venue.answers = path -> new VenueServer.Answer(401, "{\"error\":{\"code\":13009}}");
        assertThat(client(100).get(request("/x", 1)).join().status()).isEqualTo(401);
    }

    @ParameterizedTest
    @CsvSource({
        "500, '<html>down</html>', UNAVAILABLE",
        "503, '', UNAVAILABLE",
        "302, '', UNAVAILABLE",
        "403, '<html>WAF</html>', BANNED",
        "451, '{}', BANNED",
        "429, '{}', RATE_LIMITED",
        "418, '{}', BANNED",
    })
    void whatIsNoAnswerOfTheVenueIsARefusal(int status, String body, VenueException.Kind kind) {
        venue.answers = path -> new VenueServer.Answer(status, Map.of("Location", "http://127.0.0.1:1/"), body);
        VenueException refusal = refusal(client(100).get(request("/depth", 1)));
        assertThat(refusal.kind()).isEqualTo(kind);
        assertThat(refusal.code()).isEqualTo(Integer.toString(status));
        assertThat(refusal).hasMessageContaining("127.0.0.1/depth answered HTTP " + status);
    }

    @Test
    void noAnswerInTimeIsASentence() {
        venue.answers = path -> new VenueServer.Answer(0, "");
        VenueException refusal =
                refusal(client(100).get(new RestRequest(uri("/slow"), Duration.ofMillis(150), "weight", 1)));
        assertThat(refusal.kind()).isEqualTo(VenueException.Kind.UNAVAILABLE);
        assertThat(refusal).hasMessage("GET /slow from 127.0.0.1 failed: no answer within 150 ms");
    }

    @Test
    void venueThatIsAwayIsUnavailable() throws Exception {
        venue.close();
        assertThat(refusal(client(100).get(request("/x", 1))).kind()).isEqualTo(VenueException.Kind.UNAVAILABLE);
    }

    @Test
    void requestThatDoesNotFitWaitsForItsTurnInOrder() {
        venue.answers = path -> new VenueServer.Answer(200, "{}");
        RestClient client = client(10, Duration.ofMillis(1_500));
        long begin = System.nanoTime();
        List<CompletableFuture<RestResponse>> answers = IntStream.range(0, 3)
                .mapToObj(i -> client.get(request("/" + i, 5)))
                .toList();
        answers.get(1).join();
        assertThat(answers.get(2)).isNotDone();
        answers.get(2).join();
        assertThat(System.nanoTime() - begin)
                .isGreaterThan(Duration.ofMillis(1_490).toNanos());
        assertThat(venue.paths).endsWith("/2");
    }

    @Test
    void weightCountedByTheVenueHoldsRequestsBack() {
        venue.answers = path -> new VenueServer.Answer(200, Map.of("X-MBX-USED-WEIGHT-1M", "99"), "{}");
        RestClient client = client(100, Duration.ofMinutes(1));
        client.get(request("/a", 1)).join();
        client.get(request("/b", 1)).join();
        CompletableFuture<RestResponse> third = client.get(request("/c", 1));
        await().during(Duration.ofMillis(200)).until(() -> !third.isDone());
        assertThat(venue.paths).containsExactly("/a", "/b");
    }

    @Test
    void retryAfterIsObeyedAndLaterRequestsFailAtOnceWithTheSameRefusal() {
        venue.answers = path -> new VenueServer.Answer(418, Map.of("Retry-After", "120"), "{\"code\":-1003}");
        RestClient client = client(100);
        VenueException first = refusal(client.get(request("/x", 1)));
        assertThat(first.kind()).isEqualTo(VenueException.Kind.BANNED);
        assertThat(first.retryAfter()).contains(Duration.ofMinutes(2));
        VenueException second = refusal(client.get(request("/y", 1)));
        assertThat(second.kind()).isEqualTo(VenueException.Kind.BANNED);
        assertThat(second.retryAfter().orElseThrow()).isBetween(Duration.ofSeconds(110), Duration.ofMinutes(2));
        assertThat(venue.paths).containsExactly("/x");
    }

    @Test
    void rateLimitWithoutRetryAfterPausesOneWindow() {
        venue.answers = path -> path.equals("/x")
                ? new VenueServer.Answer(429, "{\"code\":\"50011\"}")
                : new VenueServer.Answer(200, "{}");
        RestClient client = client(100, Duration.ofMillis(500));
        long begin = System.nanoTime();
        assertThat(refusal(client.get(request("/x", 1))).kind()).isEqualTo(VenueException.Kind.RATE_LIMITED);
        client.get(request("/y", 1)).join();
        assertThat(System.nanoTime() - begin)
                .isGreaterThan(Duration.ofMillis(490).toNanos());
    }

    @Test
    void requestAboveTheWholeQuotaIsRefusedAtOnce() {
        assertThat(refusal(client(100).get(request("/x", 101))))
                .hasMessageContaining("weight 101")
                .hasMessageContaining("100");
    }

    @Test
    void poolWithoutQuotaIsNotLimited() {
        venue.answers = path -> new VenueServer.Answer(200, "{}");
        RestClient client = new RestClient(transport, List.of(), telemetry, "test_spot");
        assertThat(client.get(request("/x", 1_000)).join().status()).isEqualTo(200);
    }

    @Test
    void givenUpRequestIsNotSent() {
        venue.answers = path -> new VenueServer.Answer(200, "{}");
        RestClient client = client(1, Duration.ofMillis(200));
        client.get(request("/a", 1)).join();
        assertThat(client.get(request("/b", 1)).cancel(false)).isTrue();
        client.get(request("/c", 1)).join();
        assertThat(venue.paths).containsExactly("/a", "/c");
    }

    private RestClient client(int limit) {
        return client(limit, Duration.ofMinutes(1));
    }

    private RestClient client(int limit, Duration window) {
        return new RestClient(transport, List.of(new Quota("weight", limit, window)), telemetry, "test_spot");
    }

    private RestRequest request(String path, int weight) {
        return new RestRequest(uri(path), Duration.ofSeconds(5), "weight", weight);
    }

    private URI uri(String path) {
        return URI.create("http://127.0.0.1:" + venue.port() + path);
    }

    private static VenueException refusal(CompletableFuture<RestResponse> answer) {
        Throwable thrown = catchThrowable(answer::join);
        assertThat(thrown).isInstanceOf(CompletionException.class);
        assertThat(thrown.getCause()).isInstanceOf(VenueException.class);
        return (VenueException) thrown.getCause();
    }
}
