package io.marketprism.collector.connection.internal;

import static org.assertj.core.api.Assertions.assertThat;

import io.marketprism.collector.spi.RestRequest;
import io.marketprism.collector.spi.RestResponse;
import io.marketprism.collector.spi.VenueException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class AnswersTest {

    private static final RestRequest REQUEST =
            new RestRequest(URI.create("https://api.binance.com/api/v3/depth"), Duration.ofSeconds(1), "weight", 5);
    private static final Instant NOW = Instant.parse("2026-11-24T12:00:00Z");

    @Test
    void retryAfterIsReadAsSecondsAndAsADate() {
        assertThat(retryAfter("30")).contains(Duration.ofSeconds(30));
        assertThat(retryAfter("Tue, 24 Nov 2026 12:01:30 GMT")).contains(Duration.ofSeconds(90));
        assertThat(retryAfter("Tue, 24 Nov 2026 11:00:00 GMT")).contains(Duration.ZERO);
        assertThat(retryAfter("soon")).isEmpty();
        assertThat(retryAfter(null)).isEmpty();
    }

    @Test
    void refusalQuotesTheVenueBriefly() {
        RestResponse response = new RestResponse(
                418,
                name -> Optional.empty(),
                ("{\"msg\":\n \"banned\"}" + "x".repeat(5_000)).getBytes(StandardCharsets.UTF_8));
        VenueException refusal = Answers.refusal(REQUEST, response, NOW).orElseThrow();
        assertThat(refusal.getMessage())
                .contains("saying: {\"msg\": \"banned\"}xxx")
                .hasSizeLessThan(400);
    }

    private static Optional<Duration> retryAfter(String header) {
        RestResponse response = new RestResponse(
                429,
                name -> name.equals("Retry-After") ? Optional.ofNullable(header) : Optional.empty(),
                "{}".getBytes(StandardCharsets.UTF_8));
        return Answers.refusal(REQUEST, response, NOW).orElseThrow().retryAfter();
    }
}
