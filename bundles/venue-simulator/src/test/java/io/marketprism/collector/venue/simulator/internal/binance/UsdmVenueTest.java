package io.marketprism.collector.venue.simulator.internal.binance;

import static io.marketprism.collector.venue.simulator.internal.VirtualVenues.body;
import static io.marketprism.collector.venue.simulator.internal.VirtualVenues.connect;
import static io.marketprism.collector.venue.simulator.internal.VirtualVenues.get;
import static org.assertj.core.api.Assertions.assertThat;

import io.marketprism.collector.venue.simulator.Json;
import io.marketprism.collector.venue.simulator.internal.ClientBook;
import io.marketprism.collector.venue.simulator.internal.Listener;
import io.marketprism.collector.venue.simulator.internal.VirtualVenues;
import io.marketprism.collector.venue.simulator.internal.http.Answer;
import io.marketprism.collector.venue.simulator.internal.http.Refusal;
import io.marketprism.collector.venue.simulator.internal.market.Pace;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class UsdmVenueTest {

    private final VirtualVenues time = new VirtualVenues();
    private final UsdmVenue usdm = new UsdmVenue(time.engine(), time, new Pace(20, 1));
    private final WsApiVenue wsApi = new WsApiVenue(usdm, time.engine());

    @ParameterizedTest
    @ValueSource(strings = {"btcusdt@depth@100ms", "ethusdt@depth", "dogeusdt@depth@500ms"})
    void snapshotsJoinTheDeltasByPuAndGiveOneBook(String stream) {
        String symbol = stream.substring(0, stream.indexOf('@')).toUpperCase(Locale.ROOT);
        Listener client = connect(usdm, "/public/ws/" + stream);
        Listener api = connect(wsApi, "/ws-fapi/v1");
        List<Json> deltas = new ArrayList<>();
        List<Json> snapshots = new ArrayList<>();
        for (int second = 0; second < 60; second++) {
            time.pass(1_000);
            deltas.addAll(client.rest());
            if (second % 10 == 3) {
                time.pass(30L + second);
                snapshots.add(body(get(usdm, "/fapi/v1/depth?limit=1000&symbol=" + symbol)));
                api.say("{\"id\":" + second + ",\"method\":\"depth\",\"params\":{\"symbol\":\"" + symbol
                        + "\",\"limit\":1000}}");
                Json answer = api.next();
                assertThat(answer.at("status").text()).isEqualTo("200");
                assertThat(answer.at("id").number()).isEqualTo(second);
                assertThat(answer.has("rateLimits")).isTrue();
                assertThat(answer.at("result")).isEqualTo(snapshots.get(snapshots.size() - 1));
            }
        }
        deltas.addAll(client.rest());
        for (int i = 1; i < deltas.size(); i++) {
            assertThat(deltas.get(i).at("pu")).isEqualTo(deltas.get(i - 1).at("u"));
            assertThat(deltas.get(i).at("U").number())
                    .isGreaterThan(deltas.get(i).at("pu").number());
        }
        List<ClientBook> books =
                snapshots.stream().map(snapshot -> join(snapshot, deltas)).toList();
        assertThat(books).hasSize(6).containsOnly(books.get(0));
    }

    private static ClientBook join(Json snapshot, List<Json> deltas) {
        long id = snapshot.at("lastUpdateId").number();
        ClientBook book = new ClientBook().apply(snapshot.at("bids"), snapshot.at("asks"));
        List<Json> kept =
                deltas.stream().filter(delta -> delta.at("u").number() >= id).collect(Collectors.toList());
        Json first = kept.get(0);
        boolean within = first.at("U").number() <= id;
        boolean continues = first.at("pu").number() <= id;
        assertThat(within || continues).isTrue();
        for (Json delta : kept) {
            book.apply(delta.at("b"), delta.at("a"));
            assertThat(book.isCrossed()).isFalse();
        }
        return book;
    }

    @Test
    void aggregateTradesAreContiguousAndDressedFor2026() {
        Listener client = connect(usdm, "/market/stream?streams=btcusdt@aggTrade");
        time.pass(30_000);
        List<Json> frames = client.rest();
        assertThat(frames).hasSizeGreaterThan(300);
        long next = -1;
        for (Json frame : frames) {
            Json data = frame.at("data");
            if (next >= 0) {
                assertThat(data.at("a").number()).isEqualTo(next);
            }
            next = data.at("a").number() + 1;
            assertThat(data.at("nq")).isEqualTo(data.at("q"));
            assertThat(data.at("st").text()).isEqualTo("1");
        }
        List<Json> rows =
                body(get(usdm, "/fapi/v1/aggTrades?symbol=BTCUSDT&limit=10")).items();
        assertThat(rows.get(9).at("a").number()).isEqualTo(next - 1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/public/ws/btcusdt@aggTrade",
                "/public/ws/btcusdt@markPrice@1s",
                "/market/ws/btcusdt@depth@100ms",
                "/market/ws/btcusdt@trade",
                "/ws/btcusdt@aggTrade",
                "/stream?streams=btcusdt@markPrice@1s"
            })
    void streamsOfTheWrongClassAreSilent(String target) {
        Listener client = connect(usdm, target);
        client.say("{\"method\":\"SUBSCRIBE\",\"params\":[\"" + target.substring(target.lastIndexOf("btc"))
                + "\"],\"id\":1}");
        assertThat(client.text()).isEqualTo("{\"result\":null,\"id\":1}");
        time.pass(20_000);
        assertThat(client.isQuiet()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/public/ws/btcusdt@depth@100ms",
                "/public/ws/btcusdt@bookTicker",
                "/public/ws/btcusdt@trade",
                "/ws/btcusdt@trade",
                "/market/ws/btcusdt@aggTrade",
                "/market/ws/btcusdt@markPrice@1s",
                "/market/ws/btcusdt@markPrice"
            })
    void streamsOfTheRightClassSpeakOfTheSymbol(String target) {
        Listener client = connect(usdm, target);
        time.pass(10_000);
        List<Json> frames = client.rest();
        assertThat(frames).isNotEmpty().allMatch(frame -> frame.at("s").text().equals("BTCUSDT"));
        assertThat(frames).allMatch(frame -> time.millis() - frame.at("E").number() <= 10_000);
    }

    @Test
    void premiumIndexIsOneSampleASecond() {
        Json first = body(get(usdm, "/fapi/v1/premiumIndex?symbol=ETHUSDT"));
        Json again = body(get(usdm, "/fapi/v1/premiumIndex?symbol=ETHUSDT"));
        assertThat(again).isEqualTo(first);
        assertThat(first.at("nextFundingTime").number() % (8 * 3_600_000)).isZero();
        assertThat(first.at("markPrice").text()).matches("\\d+\\.\\d{8}");
        time.pass(1_000);
        assertThat(body(get(usdm, "/fapi/v1/premiumIndex?symbol=ETHUSDT"))
                        .at("time")
                        .number())
                .isEqualTo(first.at("time").number() + 1_000);
        assertThat(body(get(usdm, "/fapi/v1/premiumIndex")).items()).hasSize(10);
    }

    @Test
    void fundingInfoListsOnlySymbolsWhoseIntervalIsNotEightHours() {
        List<Json> rows = body(get(usdm, "/fapi/v1/fundingInfo")).items();
        assertThat(rows).hasSize(1);
        assertThat(rows.get(0).at("symbol").text()).isEqualTo("AVAXUSDT");
        long hours = rows.get(0).at("fundingIntervalHours").number();
        List<Json> rates =
                body(get(usdm, "/fapi/v1/fundingRate?symbol=AVAXUSDT&limit=5")).items();
        assertThat(rates).hasSize(5);
        for (int i = 1; i < 5; i++) {
            assertThat(rates.get(i).at("fundingTime").number()
                            - rates.get(i - 1).at("fundingTime").number())
                    .isEqualTo(hours * 3_600_000);
        }
        String start = rates.get(1).at("fundingTime").text();
        assertThat(body(get(usdm, "/fapi/v1/fundingRate?symbol=AVAXUSDT&limit=2&startTime=" + start))
                        .items())
                .isEqualTo(rates.subList(2, 4));
    }

    @Test
    void openInterestIsOneSampleEachThreeSeconds() {
        Json first = body(get(usdm, "/fapi/v1/openInterest?symbol=BTCUSDT"));
        assertThat(first.at("openInterest").text()).matches("\\d+\\.\\d{3}");
        time.pass(3_000);
        assertThat(body(get(usdm, "/fapi/v1/openInterest?symbol=BTCUSDT"))
                        .at("time")
                        .number())
                .isEqualTo(first.at("time").number() + 3_000);
    }

    @Test
    void exchangeInfoListsPerpetuals() {
        assertThat(body(get(usdm, "/fapi/v1/exchangeInfo")).at("symbols").items())
                .hasSize(10)
                .allMatch(row -> row.at("contractType").text().equals("PERPETUAL"));
        assertThat(body(get(usdm, "/fapi/v1/time")).at("serverTime").number()).isEqualTo(time.millis());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/fapi/v1/depth?symbol=NOPEUSDT | 400 | -1121",
                "/fapi/v1/depth?symbol=BTCUSDT&limit=101 | 400 | -4021",
                "/fapi/v1/premiumIndex?symbol=NOPE | 400 | -1121",
                "/fapi/v1/openInterest | 400 | -1102",
                "/fapi/v2/depth | 404 | -1000"
            })
    void wrongRequestsGetTheVenuesCode(String row) {
        String[] parts = row.split(" \\| ", -1);
        Answer answer = get(usdm, parts[0]);
        assertThat(answer.status()).isEqualTo(Integer.parseInt(parts[1]));
        assertThat(body(answer).at("code").text()).isEqualTo(parts[2]);
    }

    @Test
    void theWebSocketApiRefusesWithStatusAndCode() {
        Listener api = connect(wsApi, "/ws-fapi/v1");
        Json unknown = api.say("{\"id\":\"x\",\"method\":\"depth\",\"params\":{\"symbol\":\"NOPE\",\"limit\":100}}")
                .next();
        assertThat(unknown.at("id").text()).isEqualTo("x");
        assertThat(unknown.at("status").text()).isEqualTo("400");
        assertThat(unknown.at("error").at("code").text()).isEqualTo("-1121");
        assertThat(api.say("{\"id\":2,\"method\":\"depth\",\"params\":{\"symbol\":\"BTCUSDT\",\"limit\":7}}")
                        .next()
                        .at("error")
                        .at("code")
                        .text())
                .isEqualTo("-4021");
        assertThat(api.say("{\"id\":3,\"method\":\"depth\",\"params\":{\"symbol\":\"BTCUSDT\",\"limit\":\"x\"}}")
                        .next()
                        .at("status")
                        .text())
                .isEqualTo("400");
        assertThat(api.say("{\"id\":4,\"method\":\"dance\"}")
                        .next()
                        .at("status")
                        .text())
                .isEqualTo("400");
        assertThat(api.say("{").next().at("error").at("code").text()).isEqualTo("-1135");
        assertThat(api.say("{\"id\":5,\"method\":\"time\"}")
                        .next()
                        .at("result")
                        .at("serverTime")
                        .number())
                .isEqualTo(time.millis());
        wsApi.gate().refuse(new Refusal(429, Refusal.Body.OWN, ""), 1_000);
        assertThat(api.say("{\"id\":6,\"method\":\"ping\"}").next().at("status").text())
                .isEqualTo("429");
        assertThat(wsApi.notice()).isEqualTo(1);
        assertThat(get(wsApi, "/ws-fapi/v1").status()).isEqualTo(404);
        api.leave();
        assertThat(wsApi.notice()).isZero();
    }
}
