package io.marketprism.collector.venue.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.math.BigDecimal;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.WebSocket;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Faults of one connection while another of the same streams stays whole. */
class ConnectionFaultIT {

    private static final String BOOKS =
            "{\"op\":\"subscribe\",\"args\":[{\"channel\":\"books\",\"instId\":\"ETH-USDT\"}]}";
    private static final HttpClient HTTP =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private static VenueSimulator simulator;

    @BeforeAll
    static void start() throws IOException {
        simulator =
                VenueSimulator.start(SimulatorSettings.defaults().withRate(100).withInstruments(12));
    }

    @AfterAll
    static void stop() {
        simulator.close();
    }

    @AfterEach
    void clearFaults() throws Exception {
        fault("kind=clear");
    }

    private static HttpResponse<String> send(String method, String target) throws Exception {
        return HTTP.send(
                HttpRequest.newBuilder(URI.create(simulator.httpUrl() + target))
                        .method(method, HttpRequest.BodyPublishers.noBody())
                        .timeout(Duration.ofSeconds(10))
                        .build(),
                HttpResponse.BodyHandlers.ofString());
    }

    private static Json get(String target) throws Exception {
        return Json.parse(send("GET", target).body());
    }

    private static long fault(String query) throws Exception {
        HttpResponse<String> answer = send("POST", "/simulator/fault?" + query);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return Json.parse(answer.body()).at("affected").number();
    }

    private static WebSocketClient connect(String target) {
        return new WebSocketClient(HTTP, simulator.webSocketUrl() + target);
    }

    /** Holes in a number of deltas that follow one with the number {@code before}. */
    private static int holes(WebSocketClient client, long before, int count) throws Exception {
        long last = before;
        int holes = 0;
        for (int i = 0; i < count; i++) {
            Json delta = client.next();
            holes += delta.at("U").number() == last + 1 ? 0 : 1;
            last = delta.at("u").number();
        }
        return holes;
    }

    @Test
    void framesAreDroppedOnOneConnectionOnly() throws Exception {
        try (WebSocketClient whole = connect("/binance-spot/ws/solusdt@depth@100ms");
                WebSocketClient harmed = connect("/binance-spot/ws/solusdt@depth@100ms")) {
            long wholeId = whole.next().at("u").number();
            long harmedId = harmed.next().at("u").number();
            assertThat(fault("kind=drop&venue=binance-spot&connection=newest&count=2"))
                    .isEqualTo(1);
            assertThat(holes(harmed, harmedId, 15)).isEqualTo(1);
            assertThat(holes(whole, wholeId, 15)).isZero();
        }
    }

    @Test
    void framesAreDoubledAndSwapped() throws Exception {
        try (WebSocketClient client = connect("/binance-spot/ws/solusdt@depth@100ms")) {
            client.next();
            fault("kind=duplicate&venue=binance-spot&connection=newest");
            fault("kind=reorder&venue=binance-spot&connection=newest");
            List<Long> ids = new ArrayList<>();
            for (int i = 0; i < 8; i++) {
                ids.add(client.next().at("u").number());
            }
            List<Long> sorted = ids.stream().sorted().toList();
            assertThat(ids).isNotEqualTo(sorted);
            assertThat(sorted.stream().distinct()).hasSize(7);
        }
    }

    @Test
    void onlyFramesThatMatchAreMeant() throws Exception {
        try (WebSocketClient client = connect("/binance-spot/stream?streams=solusdt@depth@100ms/xrpusdt@depth@100ms")) {
            client.next();
            fault("kind=truncate&venue=binance-spot&connection=newest&match=XRPUSDT&count=3");
            int broken = 0;
            for (int i = 0; i < 20; i++) {
                String text = client.text();
                if (!text.endsWith("}}")) {
                    assertThat(text).contains("XRPUSDT");
                    broken++;
                }
            }
            assertThat(broken).isEqualTo(3);
        }
    }

    @Test
    void aTruncatedStreamIsTruncatedForAll() throws Exception {
        try (WebSocketClient first = connect("/binance-spot/ws/adausdt@depth@100ms");
                WebSocketClient second = connect("/binance-spot/ws/adausdt@depth@100ms")) {
            first.next();
            second.next();
            fault("kind=truncate&venue=binance-spot&stream=adausdt@depth@100ms");
            for (WebSocketClient client : List.of(first, second)) {
                int broken = 0;
                for (int i = 0; i < 8; i++) {
                    broken += client.text().endsWith("}") ? 0 : 1;
                }
                assertThat(broken).isEqualTo(1);
            }
        }
    }

    @Test
    void anOversizedFrameIsStillJson() throws Exception {
        try (WebSocketClient client = connect("/binance-spot/ws/solusdt@depth@100ms")) {
            client.next();
            fault("kind=oversize&venue=binance-spot&connection=newest&bytes=1000000");
            int longest = 0;
            for (int i = 0; i < 6; i++) {
                String text = client.text();
                longest = Math.max(longest, text.length());
                assertThat(Json.parse(text).at("s").text()).isEqualTo("SOLUSDT");
            }
            assertThat(longest).isEqualTo(1_000_000);
        }
    }

    @Test
    void aFrameComesAsBinary() throws Exception {
        BlockingQueue<Integer> binary = new LinkedBlockingQueue<>();
        WebSocket.Listener listener = new WebSocket.Listener() {
            @Override
            public CompletionStage<?> onBinary(WebSocket socket, ByteBuffer data, boolean last) {
                binary.add(data.remaining());
                socket.request(1);
                return null;
            }
        };
        WebSocket socket = HTTP.newWebSocketBuilder()
                .buildAsync(URI.create(simulator.webSocketUrl() + "/binance-spot/ws/solusdt@depth@100ms"), listener)
                .join();
        fault("kind=binary&venue=binance-spot&connection=newest");
        assertThat(binary.poll(10, TimeUnit.SECONDS)).isPositive();
        socket.abort();
    }

    @Test
    void aDelayedConnectionKeepsItsOrder() throws Exception {
        try (WebSocketClient client = connect("/binance-spot/ws/solusdt@depth@100ms")) {
            long last = client.next().at("u").number();
            fault("kind=delay&venue=binance-spot&connection=newest&delay_ms=700&ms=1000");
            boolean late = false;
            for (int i = 0; i < 30; i++) {
                Json delta = client.next();
                late |= System.currentTimeMillis() - delta.at("E").number() >= 650;
                assertThat(delta.at("U").number()).isEqualTo(last + 1);
                last = delta.at("u").number();
            }
            assertThat(late).isTrue();
            Json delta = client.next();
            assertThat(System.currentTimeMillis() - delta.at("E").number()).isLessThan(650);
        }
    }

    @Test
    void aMutedConnectionSaysNothingAtAllAndTheOtherGoesOn() throws Exception {
        try (WebSocketClient muted = connect("/okx/ws/v5/public");
                WebSocketClient heard = connect("/okx/ws/v5/public")) {
            assertThat(muted.say("ping").text()).isEqualTo("pong");
            assertThat(heard.say("ping").text()).isEqualTo("pong");
            Json sockets = get("/simulator/status").at("venues").at(0).at("sockets");
            String first = sockets.at(0).at("connection").text();
            fault("kind=silence&venue=okx&connection=" + first);
            assertThat(muted.say("ping").within(300)).isNull();
            assertThat(heard.say("ping").text()).isEqualTo("pong");
            fault("kind=speak&venue=okx&connection=" + first);
            assertThat(muted.say("ping").text()).isEqualTo("pong");
            fault("kind=close&venue=okx&code=4006&connection=" + first);
            assertThat(muted.end()).isEqualTo(4006);
            assertThat(heard.say("ping").text()).isEqualTo("pong");
        }
    }

    @Test
    void aNoticeIsFollowedByTheClose() throws Exception {
        try (WebSocketClient client = connect("/okx/ws/v5/public")) {
            client.say("ping").text();
            fault("kind=notice&venue=okx&connection=newest&close_after_ms=100");
            assertThat(client.next().at("code").text()).isEqualTo("64008");
            assertThat(client.end()).isEqualTo(1012);
        }
    }

    @Test
    void aVenueThatStopsAcceptingKeepsWhatIsOpen() throws Exception {
        try (WebSocketClient open = connect("/okx/ws/v5/public")) {
            open.say("ping").text();
            fault("kind=deny&venue=okx&how=drop&ms=60000");
            assertThatThrownBy(() -> connect("/okx/ws/v5/public")).isInstanceOf(CompletionException.class);
            assertThat(open.say("ping").text()).isEqualTo("pong");
            fault("kind=clear");
            try (WebSocketClient again = connect("/okx/ws/v5/public")) {
                assertThat(again.say("ping").text()).isEqualTo("pong");
            }
        }
    }

    @Test
    void restAnswersAPageNothingOrHalfOfWhatWasAsked() throws Exception {
        fault("kind=refuse&venue=okx&status=403&as=html");
        HttpResponse<String> page = send("GET", "/okx/api/v5/public/time");
        assertThat(page.statusCode()).isEqualTo(403);
        assertThat(page.headers().firstValue("Content-Type").orElseThrow()).startsWith("text/html");
        assertThat(page.body()).startsWith("<!DOCTYPE html>");

        fault("kind=refuse&venue=okx&status=200&as=empty");
        assertThat(send("GET", "/okx/api/v5/public/time").body()).isEmpty();

        fault("kind=refuse&venue=okx&status=200&as=truncated&path=/api/v5/market/");
        String half = send("GET", "/okx/api/v5/market/books?instId=ETH-USDT").body();
        assertThat(half).startsWith("{\"code\":\"0\"").doesNotEndWith("}");
        assertThat(send("GET", "/okx/api/v5/public/time").body()).endsWith("}");
        assertThat(send("POST", "/simulator/fault?kind=refuse&as=poetry").statusCode())
                .isEqualTo(400);
        assertThat(send("POST", "/simulator/fault?kind=binary&stream=x").statusCode())
                .isEqualTo(400);
    }

    @Test
    void aSkippedNumberIsAHoleWithoutALoss() throws Exception {
        try (WebSocketClient spot = connect("/binance-spot/ws/ltcusdt@depth@100ms");
                WebSocketClient futures = connect("/binance-usdm/public/ws/ltcusdt@depth@100ms")) {
            long spotId = spot.next().at("u").number();
            long last = futures.next().at("u").number();
            assertThat(fault("kind=skip&symbol=LTCUSDT")).isEqualTo(2);
            assertThat(holes(spot, spotId, 12)).isEqualTo(1);
            int broken = 0;
            for (int i = 0; i < 12; i++) {
                Json delta = futures.next();
                broken += delta.at("pu").number() == last ? 0 : 1;
                last = delta.at("u").number();
            }
            assertThat(broken).isEqualTo(1);
        }
    }

    @Test
    void okxBeginsItsNumbersAnewWithoutBreakingTheLink() throws Exception {
        try (WebSocketClient client = connect("/okx/ws/v5/public")) {
            client.say(BOOKS).next();
            long last = client.next().at("data").at(0).at("seqId").number();
            fault("kind=reset&venue=okx&symbol=ETH-USDT");
            int resets = 0;
            for (int i = 0; i < 15; i++) {
                Json data = client.next().at("data").at(0);
                assertThat(data.at("prevSeqId").number()).isEqualTo(last);
                long id = data.at("seqId").number();
                resets += id < last ? 1 : 0;
                last = id;
            }
            assertThat(resets).isEqualTo(1);
            Json book = get("/okx/api/v5/market/books?instId=ETH-USDT&sz=5")
                    .at("data")
                    .at(0);
            assertThat(book.at("seqId").number()).isLessThan(1_000_000);
        }
    }

    @Test
    void theTrueBookAtANumberIsTheOneAClientBuilt() throws Exception {
        try (WebSocketClient client = connect("/okx/ws/v5/public")) {
            client.say(BOOKS).next();
            Map<BigDecimal, String> bids = new TreeMap<>(Comparator.reverseOrder());
            Map<BigDecimal, String> asks = new TreeMap<>();
            String sequence = "";
            for (int i = 0; i < 10; i++) {
                Json data = client.next().at("data").at(0);
                sequence = data.at("seqId").text();
                apply(bids, data.at("bids"));
                apply(asks, data.at("asks"));
            }
            for (int i = 0; i < 10; i++) {
                client.next();
            }
            Json truth =
                    get("/simulator/truth?exchange=okx_spot&symbol=ETH-USDT&type=orderbook&last=50&at=" + sequence);
            assertThat(truth.at("last_update_id").text()).isEqualTo(sequence);
            assertThat(rows(truth.at("bids"))).isEqualTo(first(bids));
            assertThat(rows(truth.at("asks"))).isEqualTo(first(asks));
        }
        HttpResponse<String> old =
                send("GET", "/simulator/truth?exchange=okx_spot&symbol=ETH-USDT&type=orderbook&at=1");
        assertThat(old.statusCode()).isEqualTo(404);
        assertThat(Json.parse(old.body()).at("oldest").number()).isGreaterThan(1);
    }

    private static void apply(Map<BigDecimal, String> side, Json levels) {
        for (Json level : levels.items()) {
            BigDecimal price = new BigDecimal(level.at(0).text());
            if (new BigDecimal(level.at(1).text()).signum() == 0) {
                side.remove(price);
            } else {
                side.put(price, level.at(0).text() + "x" + level.at(1).text());
            }
        }
    }

    private static List<String> first(Map<BigDecimal, String> side) {
        return side.values().stream().limit(50).toList();
    }

    private static List<String> rows(Json levels) {
        return levels.items().stream()
                .map(level -> level.at(0).text() + "x" + level.at(1).text())
                .toList();
    }

    @Test
    void aBurstMakesMoreTradesForItsTime() throws Exception {
        try (WebSocketClient client = connect("/binance-spot/ws/dotusdt@aggTrade")) {
            client.next();
            String truth = "/simulator/truth?exchange=binance_spot&symbol=DOTUSDT&type=trade&last=1";
            HttpResponse<String> burst =
                    send("POST", "/simulator/burst?venue=binance-spot&symbol=DOTUSDT&factor=20&seconds=1");
            assertThat(Json.parse(burst.body()).at("affected").number()).isEqualTo(1);
            long before = get(truth).at("count").number();
            for (int i = 0; i < 1_000; i++) {
                client.next();
            }
            assertThat(get(truth).at("count").number() - before).isGreaterThan(900);
        }
        assertThat(send("POST", "/simulator/burst?factor=0").statusCode()).isEqualTo(400);
        assertThat(send("GET", "/simulator/burst").statusCode()).isEqualTo(405);
    }

    @Test
    void asManyInstrumentsAsAskedForAreListed() throws Exception {
        Json listed = get("/simulator/instruments");
        assertThat(((Map<?, ?>) listed.at("binance_derivatives").value())).hasSize(12);
        assertThat(listed.at("okx_derivatives").at("SIM011-USDT-SWAP").items()).hasSize(7);
        assertThat(listed.at("deribit_derivatives").has("BTC")).isTrue();
        try (WebSocketClient client = connect("/binance-spot/ws/sim010usdt@trade")) {
            assertThat(client.next().at("s").text()).isEqualTo("SIM010USDT");
        }
    }
}
