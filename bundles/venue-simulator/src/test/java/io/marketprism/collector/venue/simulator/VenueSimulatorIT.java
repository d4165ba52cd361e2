package io.marketprism.collector.venue.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.DataInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.WebSocket;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class VenueSimulatorIT {

    private static final String BOOKS =
            "{\"op\":\"subscribe\",\"args\":[{\"channel\":\"books\",\"instId\":\"ETH-USDT\"}]}";
    private static final String BTC_BOOKS = BOOKS.replace("ETH", "BTC");
    private static final String TRADES =
            "{\"op\":\"subscribe\",\"args\":[{\"channel\":\"trades\",\"instId\":\"ETH-USDT\"}]}";

    private static final HttpClient HTTP =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private static VenueSimulator simulator;

    @BeforeAll
    static void start() throws IOException {
        simulator = VenueSimulator.start(SimulatorSettings.defaults().withRate(100));
    }

    @AfterAll
    static void stop() {
        simulator.close();
    }

    @AfterEach
    void clearFaults() throws Exception {
        fault("kind=clear");
    }

    private static HttpResponse<String> get(String target) throws Exception {
        return send(HttpRequest.newBuilder(URI.create(simulator.httpUrl() + target))
                .timeout(Duration.ofSeconds(10))
                .build());
    }

    private static Json fault(String query) throws Exception {
        HttpResponse<String> answer = post("/simulator/fault?" + query);
        assertThat(answer.statusCode()).isEqualTo(200);
        return Json.parse(answer.body());
    }

    private static HttpResponse<String> post(String target) throws Exception {
        return send(HttpRequest.newBuilder(URI.create(simulator.httpUrl() + target))
                .POST(HttpRequest.BodyPublishers.noBody())
                .build());
    }

    private static HttpResponse<String> send(HttpRequest request) throws Exception {
        return HTTP.send(request, HttpResponse.BodyHandlers.ofString());
    }

    private static WebSocketClient connect(String target) {
        return new WebSocketClient(HTTP, simulator.webSocketUrl() + target);
    }

    @Test
    void allVenuesAreServedOnOnePort() throws Exception {
        for (String target : new String[] {
            "/okx/api/v5/public/time",
            "/okx/api/v5/market/books?instId=BTC-USDT&sz=100",
            "/binance-spot/api/v3/depth?symbol=BTCUSDT&limit=100",
            "/binance-usdm/fapi/v1/premiumIndex?symbol=BTCUSDT",
            "/deribit/api/v2/public/get_volatility_index_data?currency=BTC&start_timestamp=1795000000000"
                    + "&end_timestamp=1795000100000&resolution=60"
        }) {
            HttpResponse<String> answer = get(target);
            assertThat(answer.statusCode()).as(target).isEqualTo(200);
            Json.parse(answer.body());
        }
        assertThat(get("/binance-spot/api/v3/time").headers().firstValue("X-MBX-USED-WEIGHT-1M"))
                .isPresent();
        assertThat(get("/nowhere").statusCode()).isEqualTo(404);
        assertThat(get("/binance-spot/nothing").statusCode()).isEqualTo(404);
        assertThat(post("/okx/api/v5/public/time").statusCode()).isEqualTo(405);
    }

    @Test
    void anOkxSocketSpeaksTextPingControlPingAcknowledgementsAndData() throws Exception {
        try (WebSocketClient client = connect("/okx/ws/v5/public")) {
            assertThat(client.say("ping").text()).isEqualTo("pong");
            client.socket().sendPing(ByteBuffer.wrap(new byte[] {1})).join();
            assertThat(client.ponged()).isTrue();
            assertThat(client.say(BOOKS).next().at("event").text()).isEqualTo("subscribe");
            Json snapshot = client.next();
            assertThat(snapshot.at("action").text()).isEqualTo("snapshot");
            Json update = client.next();
            assertThat(update.at("action").text()).isEqualTo("update");
            assertThat(update.at("data").at(0).at("prevSeqId"))
                    .isEqualTo(snapshot.at("data").at(0).at("seqId"));
            long age = System.currentTimeMillis()
                    - update.at("data").at(0).at("ts").number();
            assertThat(age).isBetween(0L, 5_000L);
        }
    }

    @Test
    void messagesInPartsAreTakenAsOne() throws Exception {
        try (WebSocketClient client = connect("/okx/ws/v5/public")) {
            client.socket().sendText(TRADES.substring(0, 20), false).join();
            client.socket().sendText(TRADES.substring(20), true).join();
            assertThat(client.next().at("event").text()).isEqualTo("subscribe");
        }
    }

    @Test
    void binanceSocketsServeStreamsFromTheAddressAndTheWebSocketApi() throws Exception {
        try (WebSocketClient spot = connect("/binance-spot/stream?streams=btcusdt@trade/ethusdt@depth@100ms");
                WebSocketClient market = connect("/binance-usdm/market/ws/btcusdt@aggTrade");
                WebSocketClient api = connect("/binance-ws-fapi/ws-fapi/v1")) {
            assertThat(spot.next().at("stream").text()).isIn("btcusdt@trade", "ethusdt@depth@100ms");
            assertThat(market.next().at("e").text()).isEqualTo("aggTrade");
            api.say("{\"id\":1,\"method\":\"depth\",\"params\":{\"symbol\":\"BTCUSDT\",\"limit\":100}}");
            Json answer = api.next();
            assertThat(answer.at("status").text()).isEqualTo("200");
            assertThat(answer.at("result").at("bids").items()).hasSize(100);
        }
    }

    @Test
    void pathsThatAreNoRouteRefuseTheHandshake() {
        assertThatThrownBy(() -> connect("/okx/ws/v5/business")).hasMessageContaining("WebSocketHandshake");
        assertThatThrownBy(() -> connect("/binance-spot/elsewhere")).hasMessageContaining("WebSocketHandshake");
    }

    @Test
    void droppedAndClosedSocketsEndAsAsked() throws Exception {
        try (WebSocketClient client = connect("/okx/ws/v5/public")) {
            client.say("ping").text();
            assertThat(fault("kind=close&venue=okx&code=1001&reason=bye")
                            .at("affected")
                            .number())
                    .isPositive();
            assertThat(client.end()).isEqualTo(1001);
        }
        try (WebSocketClient client = connect("/okx/ws/v5/public")) {
            client.say("ping").text();
            fault("kind=close&exchange=okx_spot");
            assertThat(client.end()).isIn(-1, 1006);
        }
    }

    @Test
    void aSilentStreamIsAcknowledgedAndSaysNothingUntilItSpeaksAgain() throws Exception {
        fault("kind=silence&venue=okx&stream=trades:ETH-USDT");
        try (WebSocketClient client = connect("/okx/ws/v5/public")) {
            assertThat(client.say(TRADES).next().at("event").text()).isEqualTo("subscribe");
            assertThat(client.within(500)).isNull();
            fault("kind=speak&venue=okx&stream=trades:*");
            assertThat(client.next().at("arg").at("channel").text()).isEqualTo("trades");
        }
    }

    @Test
    void aGapLeavesOneDeltaOut() throws Exception {
        try (WebSocketClient client = connect("/binance-spot/ws/ethusdt@depth@100ms")) {
            long last = client.next().at("u").number();
            fault("kind=gap&venue=binance-spot&stream=ethusdt@depth@100ms");
            int holes = 0;
            for (int i = 0; i < 20; i++) {
                Json delta = client.next();
                holes += delta.at("U").number() == last + 1 ? 0 : 1;
                last = delta.at("u").number();
            }
            assertThat(holes).isEqualTo(1);
        }
    }

    @Test
    void aMalformedFrameComesBesideTheRightOnes() throws Exception {
        try (WebSocketClient client = connect("/binance-usdm/public/ws/ethusdt@depth@100ms")) {
            String before = client.text();
            fault("kind=malformed&exchange=binance_derivatives&stream=ethusdt@depth@100ms");
            int broken = 0;
            long last = Json.parse(before).at("u").number();
            for (int i = 0; i < 10; i++) {
                String text = client.text();
                if (text.endsWith("}")) {
                    Json delta = Json.parse(text);
                    assertThat(delta.at("pu").number()).isEqualTo(last);
                    last = delta.at("u").number();
                } else {
                    broken++;
                }
            }
            assertThat(broken).isEqualTo(1);
        }
    }

    @Test
    void restIsRefusedInTheVenuesWordsAndServedAgainAfterwards() throws Exception {
        fault("kind=refuse&venue=okx&status=429&ms=60000");
        assertThat(Json.parse(get("/okx/api/v5/public/time").body()).at("code").text())
                .isEqualTo("50011");
        fault("kind=refuse&venue=binance-spot&status=418&ms=60000");
        HttpResponse<String> banned = get("/binance-spot/api/v3/time");
        assertThat(banned.statusCode()).isEqualTo(418);
        assertThat(banned.headers().firstValue("Retry-After")).hasValue("60");
        fault("kind=refuse&venue=deribit&status=503&ms=60000");
        assertThat(get("/deribit/api/v2/public/get_time").statusCode()).isEqualTo(503);
        fault("kind=clear");
        assertThat(get("/okx/api/v5/public/time").statusCode()).isEqualTo(200);
    }

    @Test
    void aFrozenVenueAnswersNothingUntilItThaws() throws Exception {
        try (WebSocketClient client = connect("/okx/ws/v5/public")) {
            client.say(TRADES).text();
            fault("kind=freeze&venue=okx&ms=700");
            while (client.within(100) != null) {
                // frames that were on their way
            }
            assertThat(client.say("ping").within(100)).isNull();
            try (Socket plain = new Socket(InetAddress.getLoopbackAddress(), simulator.port())) {
                plain.getOutputStream()
                        .write("GET /okx/api/v5/public/time HTTP/1.1\r\nHost: x\r\n\r\n"
                                .getBytes(StandardCharsets.US_ASCII));
                assertThat(plain.getInputStream().read())
                        .as("the end, and no byte before")
                        .isEqualTo(-1);
            }
            assertThat(client.next().at("arg").at("channel").text()).isEqualTo("trades");
        }
    }

    @Test
    void aClientThatDoesNotReadIsDropped() throws Exception {
        WebSocket.Listener deaf = new WebSocket.Listener() {
            @Override
            public void onOpen(WebSocket socket) {
                // asks for no message
            }
        };
        WebSocket socket = HTTP.newWebSocketBuilder()
                .buildAsync(URI.create(simulator.webSocketUrl() + "/okx/ws/v5/public"), deaf)
                .join();
        Awaitility.await().until(() -> okxConnections() == 1);
        for (int i = 0; i < 470; i++) {
            socket.sendText(BTC_BOOKS, true).exceptionally(closed -> null).join();
        }
        Awaitility.await().until(() -> okxConnections() == 0);
        socket.abort();
    }

    private static long okxConnections() throws Exception {
        return Json.parse(get("/simulator/status").body())
                .at("venues")
                .at(0)
                .at("connections")
                .number();
    }

    @Test
    void aWholeBookIsOneFrame() throws Exception {
        try (Socket plain = new Socket(InetAddress.getLoopbackAddress(), simulator.port())) {
            OutputStream out = plain.getOutputStream();
            String handshake = String.join(
                    "\r\n",
                    "GET /binance-ws-fapi/ws-fapi/v1 HTTP/1.1",
                    "Host: x",
                    "Connection: Upgrade",
                    "Upgrade: websocket",
                    "Sec-WebSocket-Version: 13",
                    "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==",
                    "",
                    "");
            out.write(handshake.getBytes(StandardCharsets.US_ASCII));
            DataInputStream in = new DataInputStream(plain.getInputStream());
            String head = "";
            while (!head.endsWith("\r\n\r\n")) {
                head += (char) in.readUnsignedByte();
            }
            assertThat(head).startsWith("HTTP/1.1 101");
            byte[] request = "{\"id\":1,\"method\":\"depth\",\"params\":{\"symbol\":\"BTCUSDT\",\"limit\":1000}}"
                    .getBytes(StandardCharsets.US_ASCII);
            out.write(new byte[] {(byte) 0x81, (byte) (0x80 | request.length), 0, 0, 0, 0});
            out.write(request);
            assertThat(in.readUnsignedByte()).as("a final text frame").isEqualTo(0x81);
            int length = in.readUnsignedByte();
            byte[] body = new byte[(int) (length == 127 ? in.readLong() : in.readUnsignedShort())];
            in.readFully(body);
            Json result =
                    Json.parse(new String(body, StandardCharsets.US_ASCII)).at("result");
            assertThat(result.at("bids").items()).hasSize(1_000);
        }
    }

    @Test
    void noticesReachTheClients() throws Exception {
        try (WebSocketClient client = connect("/okx/ws/v5/public")) {
            client.say("ping").text();
            fault("kind=notice&venue=okx");
            assertThat(client.next().at("code").text()).isEqualTo("64008");
        }
    }

    @Test
    void whatWasSentIsTheTruth() throws Exception {
        try (WebSocketClient client = connect("/binance-spot/ws/ethusdt@trade")) {
            Json first = client.next();
            Json last = first;
            for (int i = 0; i < 30; i++) {
                last = client.next();
            }
            Json truth = Json.parse(get("/simulator/truth?exchange=binance_spot&symbol=ETHUSDT&type=trade&from="
                            + first.at("t").text() + "&to=" + last.at("t").text())
                    .body());
            assertThat(truth.at("trades").items()).hasSize(31);
            assertThat(truth.at("trades").at(0).at("id")).isEqualTo(last.at("t"));
            assertThat(truth.at("trades").at(0).at("price")).isEqualTo(last.at("p"));
            assertThat(truth.at("trades").at(30).at("quantity")).isEqualTo(first.at("q"));
            assertThat(truth.at("count").number()).isGreaterThanOrEqualTo(31);
        }
        Json book = Json.parse(get("/simulator/truth?exchange=binance_spot&symbol=ETHUSDT&type=orderbook&last=5")
                .body());
        assertThat(book.at("bids").items()).hasSize(5);
        assertThat(get("/simulator/truth?exchange=okx_spot&symbol=NOPE&type=trade")
                        .statusCode())
                .isEqualTo(404);
    }

    @Test
    void okxTruthCountsTradesAndUsdmTruthCountsAggregates() throws Exception {
        get("/okx/api/v5/market/books?instId=SOL-USDT");
        get("/binance-usdm/fapi/v1/depth?symbol=SOLUSDT");
        for (String target : new String[] {"okx_derivatives&symbol=SOL-USDT", "binance_derivatives&symbol=SOLUSDT"}) {
            Json truth = Awaitility.await()
                    .until(
                            () -> Json.parse(get("/simulator/truth?last=3&type=trade&exchange=" + target)
                                    .body()),
                            told -> told.at("count").number() >= 3);
            assertThat(truth.at("trades").items()).hasSize(3);
            assertThat(truth.at("last_id")).isEqualTo(truth.at("trades").at(0).at("id"));
            assertThat(truth.at("first_id").number())
                    .isLessThan(truth.at("last_id").number());
        }
    }

    @Test
    void statusTellsMarketsConnectionsAndStreams() throws Exception {
        try (WebSocketClient client = connect("/okx/ws/v5/public")) {
            client.say(TRADES).text();
            client.next();
            Json okx = Json.parse(get("/simulator/status").body()).at("venues").at(0);
            assertThat(okx.at("venue").text()).isEqualTo("okx");
            assertThat(okx.at("connections").number()).isPositive();
            assertThat(okx.at("markets").items()).contains(new Json("ETH-USDT"));
            assertThat(okx.at("streams").items())
                    .anyMatch(stream -> stream.at("name").text().equals("trades:ETH-USDT")
                            && stream.at("frames").number() > 0);
        }
    }

    @Test
    void wrongControlRequestsSayWhatIsExpected() throws Exception {
        assertThat(post("/simulator/fault?kind=dance").body()).contains("silence");
        assertThat(post("/simulator/fault?kind=gap").statusCode()).isEqualTo(400);
        assertThat(post("/simulator/fault?kind=close&venue=nyse").body()).contains("binance-usdm");
        assertThat(post("/simulator/fault?kind=freeze&ms=x").statusCode()).isEqualTo(400);
        assertThat(get("/simulator/fault?kind=close").statusCode()).isEqualTo(405);
        assertThat(get("/simulator/truth").statusCode()).isEqualTo(400);
        assertThat(get("/simulator/dance").statusCode()).isEqualTo(404);
    }

    @Test
    void aPortInUseIsAnError() throws Exception {
        try (ServerSocket taken = new ServerSocket(0)) {
            SimulatorSettings settings = new SimulatorSettings("127.0.0.1", taken.getLocalPort(), 20, 1);
            assertThatThrownBy(() -> VenueSimulator.start(settings)).isInstanceOf(IOException.class);
        }
    }

    @Test
    void argumentsOfTheProgramAreReadAndWrongOnesNamed() {
        assertThat(SimulatorMain.parse()).isEqualTo(SimulatorSettings.defaults());
        assertThat(SimulatorMain.parse("--port", "5", "--rate", "2.5", "--seed", "9", "--host", "0.0.0.0"))
                .isEqualTo(new SimulatorSettings("0.0.0.0", 5, 2.5, 9));
        assertThat(SimulatorMain.parse("--recordings", "/r", "--dress", "as-recorded", "--instruments", "40"))
                .isEqualTo(
                        SimulatorSettings.defaults().withInstruments(40).withRecordings(Path.of("/r"), "as-recorded"));
        assertThatThrownBy(() -> SimulatorMain.parse("--dress", "1999")).hasMessageContaining("as-recorded");
        assertThatThrownBy(() -> SimulatorMain.parse("--instruments", "0")).hasMessageContaining("1 to 2000");
        assertThatThrownBy(() -> SimulatorMain.parse("--port")).hasMessageContaining("--port needs a value");
        assertThatThrownBy(() -> SimulatorMain.parse("--port", "x")).hasMessageContaining("needs a number");
        assertThatThrownBy(() -> SimulatorMain.parse("--speed", "1")).hasMessageContaining("--speed is unknown");
        assertThatThrownBy(() -> SimulatorMain.parse("--rate", "0")).hasMessageContaining("above 0");
        assertThatThrownBy(() -> SimulatorMain.parse("--port", "70000")).hasMessageContaining("0 to 65535");
    }
}
