package io.marketprism.collector.venue.deribit.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonFactory;
import io.marketprism.collector.model.Decimal;
import io.marketprism.collector.model.Exchange;
import io.marketprism.collector.model.Instrument;
import io.marketprism.collector.model.MarketEvent;
import io.marketprism.collector.model.MarketType;
import io.marketprism.collector.model.VolatilityIndex;
import io.marketprism.collector.spi.RestResponse;
import io.marketprism.collector.spi.VenueException;
import io.marketprism.collector.spi.VenueException.Kind;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DeribitVolatilityTest {

    private static final Instrument BTC =
            new Instrument(Exchange.named("deribit_derivatives"), MarketType.OPTIONS, "BTC", "BTC");

    private final DeribitVolatility decoder = new DeribitVolatility(new JsonFactory(), BTC, Duration.ofMinutes(1));

    @Test
    void lastFinishedCandleIsGivenWithItsDigitsAndTheRunningOneIsNot() throws Exception {
        assertThat(
                        decode(
                                "{\"jsonrpc\":\"2.0\",\"result\":{\"data\":[[60000,41.1,41.5,41,41.20],"
                                        + "[120000,41.2,42,41.2,41.27],[180000,41.27,41.3,41.27,41.3]],\"continuation\":null},\"usOut\":185000000,\"testnet\":false}"))
                .containsExactly(new VolatilityIndex(
                        BTC,
                        Decimal.parse("41.2"),
                        Decimal.parse("42"),
                        Decimal.parse("41.2"),
                        Decimal.parse("41.27"),
                        120_000));
    }

    @Test
    void answerWithoutAFinishedCandleGivesNothing() throws Exception {
        assertThat(decode("{\"result\":{\"data\":[],\"continuation\":null},\"usOut\":185000000}"))
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"10028,RATE_LIMITED", "11051,UNAVAILABLE", "-32602,REFUSED"})
    void refusalSaysWhatFollowsFromIt(String code, Kind kind) {
        assertThatThrownBy(() -> decode("{\"jsonrpc\":\"2.0\",\"error\":{\"code\":" + code
                        + ",\"message\":\"Invalid params\",\"data\":{\"param\":\"currency\"}}}"))
                .isInstanceOfSatisfying(VenueException.class, e -> {
                    assertThat(e.kind()).isEqualTo(kind);
                    assertThat(e).hasMessageContaining("Invalid params");
                });
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "<html>",
                "[]",
                "{}",
                "{\"result\":{\"data\":[]}}",
                "{\"result\":7}",
                "{\"result\":{\"data\":[[1]]}}",
                "{\"result\":{\"data\":[[1,\"a\",2,3,4]]}}",
                "{\"result\":{\"data\":[[1,2,3,4,5,6]]}}",
                "{\"result\":{\"data\":[[1e5,2,3,4,5]]}}",
                "{\"result\":{\"data\":[[1,2",
                "{\"error\":\"no\"}",
                "{\"error\":{\"code\":[10028],\"message\":\"no\"}}",
                "{\"error\":{\"code\":10028,\"message\":{\"a\":1}}}",
                "{\"error\":{\"code\"",
                "{\"result\":{\"data\":[[1",
                "{\"usOut\":[1],\"result\":{\"data\":[]}}",
                "{\"usOut\":1e999,\"result\":{\"data\":[]}}",
            })
    void malformedAnswerIsRefusedAndNothingElseIsThrown(String body) {
        assertThatThrownBy(() -> decode(body)).isInstanceOfSatisfying(VenueException.class, e -> assertThat(e.kind())
                .isEqualTo(Kind.MALFORMED));
    }

    @Test
    void mutatedAnswersThrowNothingButVenueExceptions() {
        List<String> answers = List.of(
                "{\"result\":{\"data\":[[60000,41.1,41.5,41,41.20]],\"continuation\":null},\"usOut\":185000000}",
                "{\"error\":{\"code\":10028,\"message\":\"too_many_requests\",\"data\":{\"param\":\"x\"}}}");
        Random random = new Random(5);
        int refused = 0;
        for (int run = 0; run < 10_000; run++) {
            StringBuilder answer = new StringBuilder(answers.get(run % 2));
            for (int change = random.nextInt(1, 4); change > 0; change--) {
                int at = random.nextInt(answer.length());
                switch (random.nextInt(3)) {
                    case 0 -> answer.setCharAt(at, "[]{}\",:0-eE.n\\\u0000".charAt(random.nextInt(15)));
                    case 1 -> answer.insert(at, "[{\"a\":[1]}]");
                    default -> answer.delete(at, Math.min(answer.length() - 1, at + random.nextInt(1, 12)));
                }
            }
            try {
                decode(answer.toString());
            } catch (VenueException e) {
                refused++;
            }
        }
        assertThat(refused).isBetween(1, 9_999);
    }

    private List<MarketEvent> decode(String body) throws VenueException {
        List<MarketEvent> events = new ArrayList<>();
        decoder.decode(
                new RestResponse(200, name -> Optional.empty(), body.getBytes(StandardCharsets.UTF_8)), events::add);
        return events;
    }
}
