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
import io.marketprism.collector.venue.simulator.internal.market.Pace;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SpotVenueTest {

    private final VirtualVenues time = new VirtualVenues();
    private final SpotVenue spot = new SpotVenue(time.engine(), time, new Pace(20, 1));

    @ParameterizedTest
    @ValueSource(strings = {"BTCUSDT@depth@100ms", "ETHUSDT@depth@100ms", "SOLUSDT@depth@100ms", "SOLUSDT@depth"})
    void snapshotsTakenAtAnyMomentJoinTheDeltasAndGiveOneBookOverTheLoop(String stream) {
        int at = stream.indexOf('@');
        String symbol = stream.substring(0, at);
        Listener client = connect(spot, "/ws/" + symbol.toLowerCase(Locale.ROOT) + stream.substring(at));
        List<Json> deltas = new ArrayList<>();
        List<Joined> books = new ArrayList<>();
        for (int second = 0; second < 150; second++) {
            time.pass(1_000);
            deltas.addAll(client.rest());
            if (second % 25 == 3) {
                time.pass(30L + second);
                books.add(Joined.at(body(get(spot, "/api/v3/depth?symbol=" + symbol + "&limit=5000"))));
            }
        }
        deltas.addAll(client.rest());

        long previous = -1;
        for (Json delta : deltas) {
            long first = delta.at("U").number();
            long last = delta.at("u").number();
            if (previous >= 0) {
                assertThat(first).isEqualTo(previous + 1);
            }
            assertThat(last).isGreaterThanOrEqualTo(first);
            previous = last;
            books.forEach(book -> book.take(delta, first, last));
        }
        assertThat(books).hasSize(6).allMatch(Joined::isJoined);
        assertThat(books).extracting(book -> book.book).containsOnly(books.get(0).book);
    }

    /** A book that began with a snapshot. */
    private static final class Joined {
        private final ClientBook book = new ClientBook();
        private final long snapshotId;
        private boolean joined;

        private Joined(long snapshotId) {
            this.snapshotId = snapshotId;
        }

        static Joined at(Json snapshot) {
            Joined joined = new Joined(snapshot.at("lastUpdateId").number());
            joined.book.apply(snapshot.at("bids"), snapshot.at("asks"));
            assertThat(joined.book.isCrossed()).isFalse();
            return joined;
        }

        void take(Json delta, long first, long last) {
            if (last <= snapshotId) {
                return;
            }
            if (!joined) {
                assertThat(first).isLessThanOrEqualTo(snapshotId + 1);
                joined = true;
            }
            book.apply(delta.at("b"), delta.at("a"));
            assertThat(book.isCrossed()).isFalse();
        }

        boolean isJoined() {
            return joined;
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"btcusdt", "solusdt"})
    void singleTradesAreExactlyTheMatchesOfTheAggregates(String symbol) {
        Listener client = connect(spot, "/stream?streams=" + symbol + "@trade/" + symbol + "@aggTrade");
        time.pass(130_000);
        List<Json> singles = new ArrayList<>();
        int aggregates = 0;
        long next = -1;
        for (Json frame : client.rest()) {
            Json data = frame.at("data");
            assertThat(frame.at("stream").text())
                    .isEqualTo(symbol + "@" + data.at("e").text());
            if (data.at("e").text().equals("trade")) {
                long id = data.at("t").number();
                if (next >= 0) {
                    assertThat(id).isEqualTo(next);
                }
                next = id + 1;
                singles.add(data);
                continue;
            }
            aggregates++;
            BigDecimal sum = BigDecimal.ZERO;
            for (Json single : singles) {
                assertThat(single.at("p")).isEqualTo(data.at("p"));
                assertThat(single.at("m")).isEqualTo(data.at("m"));
                sum = sum.add(new BigDecimal(single.at("q").text()));
            }
            assertThat(singles.get(0).at("t")).isEqualTo(data.at("f"));
            assertThat(singles.get(singles.size() - 1).at("t")).isEqualTo(data.at("l"));
            assertThat(sum).isEqualByComparingTo(data.at("q").text());
            singles.clear();
        }
        assertThat(aggregates).isGreaterThan(1_000);
    }

    @Test
    void requestsAreAnsweredWithTheirIdWhateverItsType() {
        Listener client = connect(spot, "/ws");
        client.say("{\"method\":\"SUBSCRIBE\",\"params\":[\"ethusdt@trade\"],\"id\":1}");
        assertThat(client.text()).isEqualTo("{\"result\":null,\"id\":1}");
        client.say("{\"method\":\"LIST_SUBSCRIPTIONS\",\"id\":\"a\"}");
        assertThat(client.text()).isEqualTo("{\"result\":[\"ethusdt@trade\"],\"id\":\"a\"}");
        client.say("{\"method\":\"UNSUBSCRIBE\",\"params\":[\"ethusdt@trade\"],\"id\":null}");
        assertThat(client.text()).isEqualTo("{\"result\":null,\"id\":null}");
        time.pass(5_000);
        assertThat(client.isQuiet()).isTrue();
        client.say("{\"method\":\"DANCE\",\"id\":4}");
        Json error = client.next();
        assertThat(error.at("code").text()).isEqualTo("2");
        assertThat(error.at("id").text()).isEqualTo("4");
        client.say("nonsense");
        assertThat(client.next().at("code").text()).isEqualTo("3");
    }

    @Test
    void unknownStreamsAreAcknowledgedAndSilent() {
        Listener client = connect(spot, "/ws");
        client.say(
                "{\"method\":\"SUBSCRIBE\",\"params\":[\"nopeusdt@trade\",\"BTCUSDT@trade\",\"btcusdt@dance\",\"x\"],"
                        + "\"id\":1}");
        assertThat(client.text()).isEqualTo("{\"result\":null,\"id\":1}");
        time.pass(20_000);
        assertThat(client.isQuiet()).isTrue();
    }

    @Test
    void wrappingCanBeSwitched() {
        Listener client = connect(spot, "/ws/ethusdt@bookTicker");
        client.say("{\"method\":\"GET_PROPERTY\",\"params\":[\"combined\"],\"id\":1}");
        assertThat(client.next().at("result").text()).isEqualTo("false");
        client.say("{\"method\":\"SET_PROPERTY\",\"params\":[\"combined\",true],\"id\":2}");
        client.next();
        time.pass(5_000);
        Json ticker = client.next();
        assertThat(ticker.at("stream").text()).isEqualTo("ethusdt@bookTicker");
        assertThat(ticker.at("data").has("e")).isFalse();
        assertThat(new BigDecimal(ticker.at("data").at("b").text()))
                .isLessThan(new BigDecimal(ticker.at("data").at("a").text()));
    }

    @Test
    void pingsComeEachTwentySecondsAndMissingPongsDropTheClient() {
        Listener answering = connect(spot, "/ws");
        Listener deaf = connect(spot, "/ws");
        for (int i = 0; i < 4; i++) {
            time.pass(21_000);
            List<byte[]> pings = answering.pings();
            answering.pong(pings.get(pings.size() - 1));
        }
        assertThat(answering.pings()).hasSizeBetween(3, 5);
        assertThat(answering.isAborted()).isFalse();
        assertThat(deaf.isAborted()).isTrue();
    }

    @Test
    void moreThanFiveMessagesASecondCloseTheSocket() {
        Listener client = connect(spot, "/ws");
        for (int i = 0; i < 6; i++) {
            client.say("{\"method\":\"LIST_SUBSCRIPTIONS\",\"id\":1}");
        }
        assertThat(client.closeCode()).isEqualTo(1008);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/api/v3/depth?symbol=NOPEUSDT | 400 | -1121",
                "/api/v3/depth | 400 | -1102",
                "/api/v3/depth?symbol=btcusdt | 400 | -1100",
                "/api/v3/depth?symbol=SOLUSDT&limit=0 | 400 | -1130",
                "/api/v3/depth?symbol=SOLUSDT&limit=x | 400 | -1100",
                "/api/v3/aggTrades?symbol=SOLUSDT&limit=0 | 400 | -1130",
                "/api/v3/exchangeInfo?symbol=NOPE | 400 | -1121",
                "/api/v1/depth?symbol=SOLUSDT | 404 | -1000"
            })
    void wrongRequestsGetTheVenuesCode(String row) {
        String[] parts = row.split(" \\| ", -1);
        Answer answer = get(spot, parts[0]);
        assertThat(answer.status()).isEqualTo(Integer.parseInt(parts[1]));
        assertThat(body(answer).at("code").text()).isEqualTo(parts[2]);
    }

    @Test
    void usedWeightIsToldRefusedAboveTheLimitAndForgottenWithTheMinute() {
        assertThat(get(spot, "/api/v3/depth?symbol=SOLUSDT&limit=5000").headers())
                .containsEntry("X-MBX-USED-WEIGHT-1M", "250");
        for (int i = 0; i < 23; i++) {
            assertThat(get(spot, "/api/v3/depth?symbol=SOLUSDT&limit=5000").status())
                    .isEqualTo(200);
        }
        Answer refused = get(spot, "/api/v3/depth?symbol=SOLUSDT&limit=10");
        assertThat(refused.status()).isEqualTo(429);
        assertThat(refused.headers()).containsKey("Retry-After");
        assertThat(body(refused).at("code").text()).isEqualTo("-1003");
        time.pass(60_000);
        assertThat(get(spot, "/api/v3/depth?symbol=SOLUSDT&limit=10").status()).isEqualTo(200);
        for (int i = 0; i < 49; i++) {
            get(spot, "/api/v3/depth?symbol=SOLUSDT&limit=5000");
        }
        assertThat(get(spot, "/api/v3/time").status()).isEqualTo(418);
        time.pass(60_000);
        assertThat(get(spot, "/api/v3/time").status())
                .as("the ban outlives the minute")
                .isEqualTo(418);
    }

    @Test
    void aggregatesByIdAreContiguousAndSingleTradesFillExactlyTheirRange() {
        get(spot, "/api/v3/depth?symbol=BTCUSDT");
        time.pass(80_000);
        List<Json> newest =
                body(get(spot, "/api/v3/aggTrades?symbol=BTCUSDT&limit=50")).items();
        assertThat(newest).hasSize(50);
        long from = newest.get(10).at("a").number();
        List<Json> again = body(get(spot, "/api/v3/aggTrades?symbol=BTCUSDT&limit=20&fromId=" + from))
                .items();
        assertThat(again).isEqualTo(newest.subList(10, 30));

        long first = newest.get(10).at("f").number();
        List<Json> singles = body(get(spot, "/api/v3/historicalTrades?symbol=BTCUSDT&limit=7&fromId=" + first))
                .items();
        assertThat(singles).hasSize(7);
        for (int i = 0; i < 7; i++) {
            assertThat(singles.get(i).at("id").number()).isEqualTo(first + i);
        }
        String time10 = newest.get(10).at("T").text();
        List<Json> byTime = body(get(
                        spot, "/api/v3/aggTrades?symbol=BTCUSDT&startTime=" + time10 + "&endTime=" + time10))
                .items();
        assertThat(byTime).isNotEmpty().allMatch(row -> row.at("T").text().equals(time10));
    }

    @Test
    void exchangeInfoAndTimeAreServed() {
        Json info = body(get(spot, "/api/v3/exchangeInfo?symbol=BTCUSDT"));
        assertThat(info.at("symbols").items()).hasSize(1);
        assertThat(info.at("symbols").at(0).at("status").text()).isEqualTo("TRADING");
        assertThat(body(get(spot, "/api/v3/time")).at("serverTime").number()).isEqualTo(time.millis());
    }

    @Test
    void shutdownIsAnnouncedInTheFormOfTheConnection() {
        Listener raw = connect(spot, "/ws/ethusdt@trade");
        Listener combined = connect(spot, "/stream?streams=ethusdt@trade");
        assertThat(spot.notice()).isEqualTo(2);
        assertThat(raw.next().at("e").text()).isEqualTo("serverShutdown");
        assertThat(combined.next().at("stream").text()).isEqualTo("!serverShutdown");
    }

    @Test
    void moreThan1024StreamsCloseTheConnection() {
        Listener client = connect(spot, "/ws");
        String most =
                IntStream.range(0, 1_024).mapToObj(i -> "\"s" + i + "@trade\"").collect(Collectors.joining(","));
        client.say("{\"method\":\"SUBSCRIBE\",\"params\":[" + most + "],\"id\":1}");
        assertThat(client.closeCode()).isZero();
        client.say("{\"method\":\"SUBSCRIBE\",\"params\":[\"s1023@trade\"],\"id\":2}");
        assertThat(client.closeCode()).isZero();
        client.say("{\"method\":\"SUBSCRIBE\",\"params\":[\"btcusdt@trade\"],\"id\":3}");
        assertThat(client.closeCode()).isEqualTo(1008);
    }
}
