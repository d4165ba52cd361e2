package io.marketprism.collector.venue.okx.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.marketprism.collector.model.DataType;
import io.marketprism.collector.model.MarketEvent;
import io.marketprism.collector.model.MarketType;
import io.marketprism.collector.model.OrderBookSnapshot;
import io.marketprism.collector.spi.ExchangeSettings;
import io.marketprism.collector.spi.OrderBookSettings;
import io.marketprism.collector.spi.RestPoll;
import io.marketprism.collector.spi.RestResponse;
import io.marketprism.collector.spi.Schedule;
import io.marketprism.collector.spi.VenueException;
import io.marketprism.collector.spi.VenueException.Kind;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class OkxOrderBookTest {

    /** A recorded answer of 2022, without seqId. */
    private static final String RECORDED =
            "{\"code\":\"0\",\"msg\":\"\",\"data\":[{\"asks\":[[\"29692.5\",\"0.10951348\",\"0\",\"5\"],[\"29692.6\",\"0.00631557\",\"0\",\"1\"],[\"29692.8\",\"0.10662911\",\"0\",\"1\"]],\"bids\":[[\"29692.4\",\"0.43986254\",\"0\",\"2\"],[\"29691.2\",\"0.33792\",\"0\",\"1\"],[\"29690\",\"0.39370474\",\"0\",\"2\"]],\"ts\":\"1654328918680\"}]}";

    /** Levels recorded in 2026 on BTC-USDT-SWAP, in the envelope of this request. */
    private static final String TODAY =
            "{\"code\":\"0\",\"msg\":\"\",\"data\":[{\"asks\":[[\"63921.50\",\"790.410\",\"0\",\"42\"],[\"63921.8\",\"0.32\",\"0\",\"1\"]],\"bids\":[[\"63921.4\",\"421.93\",\"0\",\"28\"]],\"ts\":\"1786541241006\",\"seqId\":333794734980}]}";

    @Test
    void bookIsAskedForEachIntervalWithItsDepth() {
        RestPoll poll = poll(Answers.snapshots(100, Optional.empty()));
        assertThat(poll.channel().dataType()).isEqualTo(DataType.ORDERBOOK);
        assertThat(poll.schedule()).isEqualTo(new Schedule.Every(Duration.ofSeconds(1)));
        assertThat(poll.request().apply(0).uri())
                .hasToString("https://www.okx.com/api/v5/market/books?instId=BTC-USDT-SWAP&sz=100");
        assertThat(poll.request().apply(0).timeout()).isEqualTo(Duration.ofMillis(900));
        assertThat(OkxOrderBook.QUOTA.pool()).isEqualTo(poll.request().apply(0).pool());
        assertThat(OkxOrderBook.QUOTA.limit()).isEqualTo(40);
        assertThat(OkxOrderBook.QUOTA.window()).isEqualTo(Duration.ofSeconds(2));
    }

    @Test
    void restBaseGoesBeforeTheExchangesAddress() {
        URI base = URI.create("http://127.0.0.1:4000/okx");
        assertThat(poll(Answers.snapshots(400, Optional.of(base)))
                        .request()
                        .apply(0)
                        .uri())
                .hasToString("http://127.0.0.1:4000/okx/api/v5/market/books?instId=BTC-USDT-SWAP&sz=400");
    }

    @Test
    void deeperThanTheVenueGoesIsRefusedInASentence() {
        assertThatThrownBy(() -> poll(Answers.snapshots(500, Optional.empty())))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("exchanges.okx_derivatives.orderbook.snapshot_depth: OKX gives 1 to 400 levels a side, but"
                        + " 500 are configured");
    }

    @Test
    void levelsKeepTheirDigitsAndSeqIdIsTheUpdateId() throws Exception {
        OrderBookSnapshot book = book(TODAY);
        assertThat(book.asks()).hasToString("[790.410@63921.50, 0.32@63921.8]");
        assertThat(book.bids()).hasToString("[421.93@63921.4]");
        assertThat(book.lastUpdateId()).isEqualTo(333794734980L);
        assertThat(book.eventTimeMs()).isEqualTo(1786541241006L);
    }

    @Test
    void olderAnswerWithoutSeqIdHasNoUpdateId() throws Exception {
        OrderBookSnapshot book = book(RECORDED);
        assertThat(book.lastUpdateId()).isEqualTo(OrderBookSnapshot.NO_UPDATE_ID);
        assertThat(book.bids().size()).isEqualTo(3);
        assertThat(book.eventTimeMs()).isEqualTo(1654328918680L);
        assertThat(book(RECORDED.replace(",\"ts\":\"1654328918680\"", "")).eventTimeMs())
                .isEqualTo(MarketEvent.UNKNOWN_TIME);
    }

    @Test
    void emptySideIsAValue() throws Exception {
        assertThat(book("{\"code\":\"0\",\"data\":[{\"asks\":[],\"bids\":[]}]}")
                        .asks()
                        .isEmpty())
                .isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "200, 50011, RATE_LIMITED",
        "429, 50011, RATE_LIMITED",
        "429, 50013, RATE_LIMITED",
        "503, 50001, UNAVAILABLE",
        "400, 50004, UNAVAILABLE",
        "500, 50026, UNAVAILABLE",
        "502, 99999, UNAVAILABLE",
        "200, 51001, REFUSED",
        "400, 51000, REFUSED",
    })
    void refusalFollowsTheCodeWhateverTheStatus(int status, String code, Kind kind) {
        RestResponse response = Answers.answer(status, "{\"msg\":\"the words\",\"data\":[],\"code\":\"" + code + "\"}");
        assertThatThrownBy(() -> decode(response)).isInstanceOfSatisfying(VenueException.class, e -> {
            assertThat(e.kind()).isEqualTo(kind);
            assertThat(e.code()).isEqualTo(code);
            assertThat(e).hasMessageContaining("HTTP status " + status + ": the words");
            assertThat(e.retryAfter())
                    .isEqualTo(kind == Kind.RATE_LIMITED ? Optional.of(Duration.ofSeconds(2)) : Optional.empty());
        });
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "<html>1015</html>",
                "[]",
                "null",
                "{\"code\":[1],\"data\":[]}",
                "{\"code\":\"0\"}",
                "{\"code\":\"0\",\"data\":[]}",
                "{\"code\":\"0\",\"data\":{}}",
                "{\"code\":\"0\",\"data\":[{\"asks\":[]}]}",
                "{\"code\":\"0\",\"data\":[{\"asks\":[[\"1\"]],\"bids\":[]}]}",
                "{\"code\":\"0\",\"data\":[{\"asks\":[[null,\"1\"]],\"bids\":[]}]}",
                "{\"code\":\"0\",\"data\":[{\"asks\":[\"1\"],\"bids\":[]}]}",
                "{\"code\":\"0\",\"data\":[{\"asks\":[],\"bids\":[],\"seqId\":\"x\"}]}",
                "{\"code\":\"0\",\"data\":[{\"asks\":[],\"bids\":[]},{\"asks\":[],\"bids\":[]}]}",
            })
    void malformedAnswerIsRefusedAndNothingElseIsThrown(String body) {
        assertThatThrownBy(() -> decode(Answers.answer(200, body)))
                .isInstanceOfSatisfying(
                        VenueException.class, e -> assertThat(e.kind()).isEqualTo(Kind.MALFORMED));
    }

    @Test
    void mutatedAnswersThrowNothingButVenueExceptions() {
        Random random = new Random(20261124);
        int refused = 0;
        for (int run = 0; run < 5_000; run++) {
            byte[] body = Answers.mutated(run % 2 == 0 ? TODAY : RECORDED, random);
            try {
                decode(new RestResponse(200, name -> Optional.empty(), body));
            } catch (VenueException e) {
                refused++;
            }
        }
        assertThat(refused).isBetween(1, 4_999);
    }

    private static OrderBookSnapshot book(String body) throws VenueException {
        return (OrderBookSnapshot)
                Answers.events(poll(Answers.snapshots(100, Optional.empty())).decoder(), body)
                        .get(0);
    }

    private static void decode(RestResponse response) throws VenueException {
        poll(Answers.snapshots(100, Optional.empty())).decoder().decode(response, event -> {});
    }

    private static RestPoll poll(OrderBookSettings book) {
        ExchangeSettings settings =
                Answers.settings(MarketType.PERPETUAL, "BTC-USDT-SWAP", Set.of(DataType.ORDERBOOK), book);
        return Answers.plan(settings).polls().get(0);
    }
}
