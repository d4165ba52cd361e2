package io.marketprism.collector.venue.binance.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.marketprism.collector.model.Instrument;
import io.marketprism.collector.model.OrderBookSnapshot;
import io.marketprism.collector.spi.VenueException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BinanceBookCodecTest {

    private static final Instrument BTC = BinanceStreamCodecTest.usdm("BTCUSDT");
    private static final Instrument ETH = BinanceStreamCodecTest.usdm("ETHUSDT");

    private final BinanceBookCodec codec = new BinanceBookCodec(BinanceVenue.json(), List.of(BTC, ETH), 4);

    @Test
    void answerGivesTheBookOfTheInstrumentThatItsIdNames() throws Exception {
        Heard heard = Heard.from(
                codec,
                "{\"id\":\"b1-42\",\"status\":200,\"result\":" + Frames.recorded("usdm-depth.json")
                        + ",\"rateLimits\":[{\"rateLimitType\":\"REQUEST_WEIGHT\",\"interval\":\"MINUTE\",\"intervalNum\":1,\"limit\":2400,\"count\":70}]}");
        OrderBookSnapshot book = (OrderBookSnapshot) heard.events.get(0);
        assertThat(book.instrument()).isEqualTo(ETH);
        assertThat(book.lastUpdateId()).isEqualTo(78378956573L);
        assertThat(book.eventTimeMs()).isEqualTo(1602818750767L);
        assertThat(book.bids().size()).isEqualTo(4);
        assertThat(book.asks()).hasToString("[0.191@11492.10, 0.082@11492.29, 0.024@11492.45, 4.350@11492.47]");
        assertThat(heard.words).containsExactly("answered b1-42");
    }

    @Test
    void booksOfOneConnectionDoNotMix() throws Exception {
        Heard.from(codec, result("b0-1", "\"lastUpdateId\":1,\"bids\":[[\"1\",\"2\"]],\"asks\":[]"));
        OrderBookSnapshot next = (OrderBookSnapshot)
                Heard.from(codec, result("b0-2", "\"asks\":[[\"3\",\"4\"]],\"bids\":[],\"lastUpdateId\":2,\"E\":9"))
                        .events
                        .get(0);
        assertThat(next.bids().isEmpty()).isTrue();
        assertThat(next.asks()).hasToString("[4@3]");
        assertThat(next.eventTimeMs()).isEqualTo(9);
    }

    @Test
    void refusalAnswersTheRequest() throws Exception {
        assertThat(Heard.from(
                                codec,
                                "{\"id\":\"b0-7\",\"status\":400,\"error\":{\"code\":-1121,\"msg\":\"Invalid symbol.\"},\"rateLimits\":[]}")
                        .words)
                .containsExactly("answered b0-7 REFUSED -1121");
        assertThat(Heard.from(
                                codec,
                                "{\"id\":\"b0-8\",\"status\":418,\"error\":{\"code\":-1003,\"msg\":\"banned\",\"data\":{\"serverTime\":1000,\"retryAfter\":61000}}}")
                        .words)
                .containsExactly("answered b0-8 BANNED -1003 after PT1M");
        assertThat(Heard.from(codec, "{\"id\":\"b0-9\",\"status\":429,\"error\":{\"code\":-1003,\"msg\":\"slow\"}}")
                        .words)
                .containsExactly("answered b0-9 RATE_LIMITED -1003");
        assertThat(Heard.from(codec, "{\"id\":\"b0-9\",\"status\":503}").words)
                .containsExactly("answered b0-9 REFUSED 0");
        assertThat(Heard.from(codec, "{\"id\":null,\"status\":400,\"error\":{\"code\":-1135,\"msg\":\"x\"}}").words)
                .containsExactly("refused REFUSED -1135");
    }

    @Test
    void noticeSaysThatTheConnectionCloses() throws Exception {
        assertThat(Heard.from(codec, "{\"event\":{\"e\":\"serverShutdown\",\"E\":1}}").words)
                .containsExactly("closing");
        assertThat(Heard.from(codec, "{\"event\":{\"e\":\"other\",\"E\":1}}").words)
                .containsExactly("unknown other");
        assertThat(Heard.from(codec, "{}").words).containsExactly("unknown frame without result");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "[]",
                "{\"id\":\"b0-1\",\"status\":200,\"result\":null}",
                "{\"id\":\"b0-1\",\"status\":200,\"result\":{}}",
                "{\"id\":\"b2-1\",\"status\":200,\"result\":{\"lastUpdateId\":1,\"bids\":[],\"asks\":[]}}",
                "{\"id\":\"bx-1\",\"status\":200,\"result\":{\"lastUpdateId\":1,\"bids\":[],\"asks\":[]}}",
                "{\"id\":\"x\",\"status\":200,\"result\":{\"lastUpdateId\":1,\"bids\":[],\"asks\":[]}}",
                "{\"id\":\"b0-1\",\"status\":200,\"result\":{\"lastUpdateId\":1,\"bids\":[[1,2]],\"asks\":[]}}",
                "{\"id\":\"b0-1\",\"status\":200,\"result\":{\"lastUpdateId\":1,\"bids\":[[\"1\"]],\"asks\":[]}}",
                "{\"id\":\"b0-1\",\"status\":200,\"result\":{\"lastUpdateId\":1,\"bids\":{},\"asks\":[]}}",
                "{\"id\":\"b0-1\",\"status\":\"ok\"}",
            })
    void malformedAnswerIsRefusedAndNothingElseIsThrown(String frame) {
        assertThatThrownBy(() -> Heard.from(codec, frame))
                .isInstanceOfSatisfying(
                        VenueException.class, e -> assertThat(e.kind()).isEqualTo(VenueException.Kind.MALFORMED));
    }

    private static String result(String id, String fields) {
        return "{\"result\":{" + fields + "},\"status\":200,\"id\":\"" + id + "\"}";
    }
}
