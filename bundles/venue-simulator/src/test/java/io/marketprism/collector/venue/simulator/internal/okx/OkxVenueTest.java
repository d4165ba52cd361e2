package io.marketprism.collector.venue.simulator.internal.okx;

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
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OkxVenueTest {

    private final VirtualVenues time = new VirtualVenues();
    private final OkxVenue okx = new OkxVenue(time.engine(), time, new Pace(20, 1));

    private Listener publicSocket() {
        return connect(okx, "/ws/v5/public");
    }

    private static String subscribe(String channel, String instId) {
        return "{\"id\":\"7\",\"op\":\"subscribe\",\"args\":[{\"channel\":\"" + channel + "\",\"instId\":\"" + instId
                + "\"}]}";
    }

    @Test
    void eachArgumentIsAcknowledgedWithConnectionAndEchoedId() {
        Listener client = publicSocket()
                .say("{\"id\":\"1512\",\"op\":\"subscribe\",\"args\":[{\"channel\":\"trades\",\"instId\":\"ETH-USDT\"},"
                        + "{\"channel\":\"trades\",\"instId\":\"SOL-USDT\"}]}");

        for (String instId : List.of("ETH-USDT", "SOL-USDT")) {
            Json ack = client.next();
            assertThat(ack.at("event").text()).isEqualTo("subscribe");
            assertThat(ack.at("id").text()).isEqualTo("1512");
            assertThat(ack.at("connId").text()).matches("[0-9a-f]{8}");
            assertThat(ack.at("arg").at("channel").text()).isEqualTo("trades");
            assertThat(ack.at("arg").at("instId").text()).isEqualTo(instId);
        }
        assertThat(client.isQuiet()).isTrue();
    }

    @Test
    void oneUnknownInstrumentIsRefusedByNameAndTheOthersAreServed() {
        Listener client = publicSocket()
                .say("{\"op\":\"subscribe\",\"args\":[{\"channel\":\"books\",\"instId\":\"NOPE-USDT\"},"
                        + "{\"channel\":\"books\",\"instId\":\"ETH-USDT\"}]}");

        Json error = client.next();
        assertThat(error.at("event").text()).isEqualTo("error");
        assertThat(error.at("code").text()).isEqualTo("60018");
        assertThat(error.at("msg").text()).contains("channel:books,instId:NOPE-USDT");
        assertThat(error.has("arg")).isFalse();
        assertThat(client.next().at("event").text()).isEqualTo("subscribe");
        assertThat(client.next().at("action").text()).isEqualTo("snapshot");
    }

    @Test
    void requestsThatCannotBeReadAreQuotedInTheirError() {
        Listener client = publicSocket().say("{\"op\":\"dance\",\"args\":[]}").say("{broken");
        client.say("{\"op\":\"subscribe\",\"args\":[]}");

        Json unknown = client.next();
        assertThat(unknown.at("code").text()).isEqualTo("60012");
        assertThat(unknown.at("msg").text()).isEqualTo("Invalid request: {\"op\":\"dance\",\"args\":[]}");
        assertThat(client.next().at("code").text()).isEqualTo("60012");
        assertThat(client.next().at("code").text()).isEqualTo("60013");
    }

    @Test
    void textPingIsAnsweredByTextPong() {
        assertThat(publicSocket().say("ping").text()).isEqualTo("pong");
    }

    @Test
    void silenceOfThirtySecondsClosesWith4004AndPingsPreventIt() {
        Listener silent = publicSocket();
        Listener talking = publicSocket();
        time.pass(25_000);
        talking.say("ping");
        time.pass(10_000);

        assertThat(silent.closeCode()).isEqualTo(4004);
        assertThat(talking.closeCode()).isZero();
    }

    @Test
    void moreThan480RequestsAnHourAreRefused() {
        Listener client = publicSocket();
        for (int i = 0; i < 480; i++) {
            client.say("{\"op\":\"unsubscribe\",\"args\":[{\"channel\":\"trades\",\"instId\":\"ETH-USDT\"}]}");
        }
        client.rest();
        assertThat(client.say(subscribe("trades", "ETH-USDT")).next().at("code").text())
                .isEqualTo("60014");
    }

    @ParameterizedTest
    @ValueSource(strings = {"BTC-USDT", "ETH-USDT", "BTC-USDT-SWAP"})
    void everyUpdateContinuesTheOneBeforeAndTheBookNeverCrosses(String instId) {
        Listener client = publicSocket().say(subscribe("books", instId));
        client.next();
        ClientBook book = new ClientBook();
        long seqId = -1;
        int updates = 0;
        for (int second = 0; second < 40; second++) {
            time.pass(1_000);
            for (Json frame : client.rest()) {
                Json data = frame.at("data").at(0);
                assertThat(frame.at("action").text()).isEqualTo(updates == 0 ? "snapshot" : "update");
                assertThat(data.at("prevSeqId").number()).isEqualTo(seqId);
                assertThat(data.at("seqId").number()).isGreaterThan(seqId);
                assertThat(data.at("checksum").text()).isEqualTo("0");
                seqId = data.at("seqId").number();
                book.apply(data.at("bids"), data.at("asks"));
                assertThat(book.isCrossed()).as("update %s", updates).isFalse();
                updates++;
            }
        }
        assertThat(updates).isGreaterThan(250);
        assertThat(book.depth()).isBetween(300, 500);
    }

    @ParameterizedTest
    @ValueSource(strings = {"BTC-USDT", "ETH-USDT", "BTC-USDT-SWAP"})
    void restSnapshotJoinedByTheVenuesRuleGivesTheSameBookAsTheStream(String instId) {
        Listener client = publicSocket().say(subscribe("books", instId));
        client.next();
        time.pass(1_000);
        ClientBook streamed = new ClientBook();
        List<Json> earlier = client.rest();
        earlier.forEach(frame -> streamed.apply(
                frame.at("data").at(0).at("bids"), frame.at("data").at(0).at("asks")));

        time.pass(1_530);
        Json rest = body(get(okx, "/api/v5/market/books?instId=" + instId + "&sz=400"))
                .at("data")
                .at(0);
        time.pass(25_000);

        long at = rest.at("seqId").number();
        ClientBook joined = new ClientBook().apply(rest.at("bids"), rest.at("asks"));
        boolean first = true;
        for (Json frame : client.rest()) {
            Json data = frame.at("data").at(0);
            streamed.apply(data.at("bids"), data.at("asks"));
            if (data.at("seqId").number() > at) {
                if (first) {
                    assertThat(data.at("prevSeqId").number()).isLessThanOrEqualTo(at);
                    first = false;
                }
                joined.apply(data.at("bids"), data.at("asks"));
            }
        }
        assertThat(first).isFalse();
        assertThat(joined).isEqualTo(streamed);
    }

    @Test
    void aSecondSubscriptionSendsASecondSnapshotInTheRunningStream() {
        Listener client = publicSocket().say(subscribe("books", "ETH-USDT"));
        time.pass(1_050);
        client.rest();
        client.say(subscribe("books", "ETH-USDT"));
        List<Json> frames = client.rest();
        Json snapshot = frames.get(frames.size() - 1);
        time.pass(500);

        assertThat(snapshot.at("action").text()).isEqualTo("snapshot");
        assertThat(client.next().at("data").at(0).at("prevSeqId").number())
                .isEqualTo(snapshot.at("data").at(0).at("seqId").number());
    }

    @ParameterizedTest
    @ValueSource(strings = {"BTC-USDT", "ETH-USDT", "ETH-USDT-SWAP"})
    void tradesCoverAllIdsWithoutHolesOverTheLoopOfTheRecording(String instId) {
        Listener client = publicSocket().say(subscribe("trades", instId));
        client.next();
        time.pass(40_000);
        List<Json> trades = client.rest();

        assertThat(trades).hasSizeGreaterThan(150);
        long last = -1;
        for (Json frame : trades) {
            Json trade = frame.at("data").at(0);
            long id = trade.at("tradeId").number();
            long count = trade.at("count").number();
            if (last >= 0) {
                assertThat(id - count).isEqualTo(last);
            }
            last = id;
            assertThat(trade.at("source").text()).isEqualTo("0");
            assertThat(trade.at("side").text()).isIn("buy", "sell");
            assertThat(new BigDecimal(trade.at("sz").text())).isPositive();
            assertThat(time.millis() - trade.at("ts").number()).isBetween(0L, 40_000L);
        }
    }

    @Test
    void theLastTradeIsPushedOnSubscribing() {
        Listener first = publicSocket().say(subscribe("trades", "ETH-USDT"));
        time.pass(5_000);
        List<Json> seen = first.rest();
        Listener second = publicSocket().say(subscribe("trades", "ETH-USDT"));
        second.next();

        assertThat(second.next()).isEqualTo(seen.get(seen.size() - 1));
        assertThat(second.isQuiet()).isTrue();
    }

    @Test
    void historySplitsAggregatesIntoSingleMatchesOfExactlyTheSameQuantity() {
        Listener client = publicSocket().say(subscribe("trades", "SOL-USDT-SWAP"));
        client.next();
        time.pass(30_000);
        Map<Long, Json> aggregates = new HashMap<>();
        client.rest()
                .forEach(frame -> aggregates.put(
                        frame.at("data").at(0).at("tradeId").number(),
                        frame.at("data").at(0)));
        long newest = aggregates.keySet().stream().max(Long::compare).orElseThrow();

        Map<Long, BigDecimal> matches = new HashMap<>();
        long after = newest + 1;
        while (matches.size() < 300) {
            List<Json> rows = body(get(
                            okx, "/api/v5/market/history-trades?instId=SOL-USDT-SWAP&type=1&limit=100&after=" + after))
                    .at("data")
                    .items();
            assertThat(rows).hasSize(100);
            assertThat(rows.get(0).at("tradeId").number()).isEqualTo(after - 1);
            rows.forEach(row -> matches.put(
                    row.at("tradeId").number(), new BigDecimal(row.at("sz").text())));
            after = rows.get(99).at("tradeId").number();
        }
        int compared = 0;
        for (Json aggregate : aggregates.values()) {
            long id = aggregate.at("tradeId").number();
            long count = aggregate.at("count").number();
            if (id - count < newest - 299) {
                continue;
            }
            BigDecimal sum = BigDecimal.ZERO;
            for (long match = id - count + 1; match <= id; match++) {
                sum = sum.add(matches.get(match));
            }
            assertThat(sum).isEqualByComparingTo(aggregate.at("sz").text());
            compared++;
        }
        assertThat(compared).isGreaterThan(50);
    }

    @Test
    void historyBeforeAnIdGivesOnlyNewerTrades() {
        get(okx, "/api/v5/market/trades?instId=ETH-USDT");
        time.pass(20_000);
        List<Json> rows = body(get(okx, "/api/v5/market/trades?instId=ETH-USDT&limit=3"))
                .at("data")
                .items();
        String before = rows.get(2).at("tradeId").text();

        List<Json> newer = body(get(okx, "/api/v5/market/history-trades?instId=ETH-USDT&before=" + before))
                .at("data")
                .items();
        assertThat(newer).isEqualTo(rows.subList(0, 2));
    }

    @Test
    void aSwapPushesFundingOpenInterestAndMarkPriceAtOnceAndOnEachNewSample() {
        Listener client = publicSocket();
        for (String channel : List.of("funding-rate", "open-interest", "mark-price")) {
            client.say(subscribe(channel, "BTC-USDT-SWAP"));
            client.next();
            assertThat(client.next().at("arg").at("channel").text()).isEqualTo(channel);
        }
        time.pass(120_000);
        Map<String, List<Long>> samples = new HashMap<>();
        client.rest().forEach(frame -> samples.computeIfAbsent(
                        frame.at("arg").at("channel").text(), name -> new ArrayList<>())
                .add(frame.at("data").at(0).at("ts").number()));

        assertThat(samples.get("funding-rate")).hasSizeBetween(2, 3).doesNotHaveDuplicates();
        assertThat(samples.get("open-interest")).hasSizeBetween(39, 41).doesNotHaveDuplicates();
        assertThat(samples.get("mark-price")).hasSizeBetween(118, 121).doesNotHaveDuplicates();
    }

    @Test
    void spotHasNoFundingChannel() {
        assertThat(publicSocket()
                        .say(subscribe("funding-rate", "BTC-USDT"))
                        .next()
                        .at("code")
                        .text())
                .isEqualTo("60018");
    }

    @Test
    void fundingIntervalFollowsFromTheTwoFundingTimes() {
        for (Map.Entry<String, Long> hours : Map.of("BTC", 8L, "AVAX", 4L).entrySet()) {
            Json row = body(get(okx, "/api/v5/public/funding-rate?instId=" + hours.getKey() + "-USDT-SWAP"))
                    .at("data")
                    .at(0);
            long funding = row.at("fundingTime").number();
            assertThat(row.at("nextFundingTime").number() - funding).isEqualTo(hours.getValue() * 3_600_000);
            assertThat(funding).isGreaterThan(time.millis());
            new BigDecimal(row.at("fundingRate").text());
        }
    }

    @Test
    void openInterestInUsdIsContractsTimesContractValueTimesPrice() {
        Json row = body(get(okx, "/api/v5/public/open-interest?instType=SWAP&instId=ETH-USDT-SWAP"))
                .at("data")
                .at(0);
        BigDecimal contracts = new BigDecimal(row.at("oi").text());
        BigDecimal coins = new BigDecimal(row.at("oiCcy").text());
        assertThat(coins).isEqualByComparingTo(contracts.multiply(new BigDecimal("0.1")));
        assertThat(new BigDecimal(row.at("oiUsd").text()).doubleValue() / coins.doubleValue())
                .isBetween(1_900.0, 2_200.0);
        assertThat(body(get(okx, "/api/v5/public/open-interest?instType=SWAP"))
                        .at("data")
                        .items())
                .hasSize(10);
    }

    @Test
    void instrumentsTellContractsOfSwapsAndNoneOfSpot() {
        Json swap = body(get(okx, "/api/v5/public/instruments?instType=SWAP&instId=BTC-USDT-SWAP"))
                .at("data")
                .at(0);
        assertThat(swap.at("ctVal").text()).isEqualTo("0.01");
        assertThat(swap.at("ctType").text()).isEqualTo("linear");
        List<Json> spot = body(get(okx, "/api/v5/public/instruments?instType=SPOT"))
                .at("data")
                .items();
        assertThat(spot).hasSize(10);
        assertThat(spot.get(0).at("ctVal").text()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/api/v5/market/books?instId=NOPE-USDT | 200 | 51001",
                "/api/v5/market/books | 400 | 50014",
                "/api/v5/market/books?instId=ETH-USDT&sz=401 | 400 | 51000",
                "/api/v5/market/books?instId=ETH-USDT&sz=x | 400 | 51000",
                "/api/v5/public/instruments | 400 | 50014",
                "/api/v5/public/instruments?instType=SWAP&instId=NOPE | 200 | 51001",
                "/api/v5/public/open-interest?instId=BTC-USDT-SWAP | 400 | 50014",
                "/api/v5/public/funding-rate?instId=BTC-USDT | 200 | 51001",
                "/api/v5/nothing | 404 | 50404"
            })
    void wrongRequestsGetTheVenuesCode(String row) {
        String[] parts = row.split(" \\| ", -1);
        Answer answer = get(okx, parts[0]);
        assertThat(answer.status()).isEqualTo(Integer.parseInt(parts[1]));
        assertThat(body(answer).at("code").text()).isEqualTo(parts[2]);
    }

    @Test
    void onlyThePublicRouteIsAWebSocket() {
        assertThat(okx.accept(VirtualVenues.query("/ws/v5/business"), new Listener()))
                .isEmpty();
    }

    @Test
    void liquidationOrdersNeedAnInstrumentTypeAndAreQuiet() {
        Listener client = publicSocket()
                .say("{\"op\":\"subscribe\",\"args\":[{\"channel\":\"liquidation-orders\",\"instType\":\"SWAP\"}]}");
        assertThat(client.next().at("event").text()).isEqualTo("subscribe");
        client.say(subscribe("liquidation-orders", "BTC-USDT-SWAP"));
        assertThat(client.next().at("code").text()).isEqualTo("60018");
    }

    @Test
    void moreRequestsThanTheRouteTakesInTwoSecondsAreRefused() {
        for (int i = 0; i < 40; i++) {
            assertThat(get(okx, "/api/v5/market/books?instId=ETH-USDT").status())
                    .isEqualTo(200);
        }
        Answer refused = get(okx, "/api/v5/market/books?instId=SOL-USDT");
        assertThat(refused.status()).isEqualTo(429);
        assertThat(body(refused).at("code").text()).isEqualTo("50011");
        time.pass(2_000);
        assertThat(get(okx, "/api/v5/market/books?instId=SOL-USDT").status()).isEqualTo(200);
    }

    @Test
    void aBookThatDoesNotChangeGivesASignOfLifeEachMinute() {
        OkxVenue quiet = new OkxVenue(time.engine(), time, new Pace(0.000_001, 1));
        Listener client = connect(quiet, "/ws/v5/public").say(subscribe("books", "ETH-USDT"));
        client.next();
        long seqId = client.next().at("data").at(0).at("seqId").number();
        time.pass(61_000);
        Json sign = client.next();
        Json data = sign.at("data").at(0);
        assertThat(sign.at("action").text()).isEqualTo("update");
        assertThat(data.at("asks").items()).isEmpty();
        assertThat(data.at("bids").items()).isEmpty();
        assertThat(data.at("prevSeqId").number()).isEqualTo(seqId);
        assertThat(data.at("seqId").number()).isEqualTo(seqId);
        assertThat(client.isQuiet()).isTrue();
    }

    @Test
    void unsubscribedChannelsEnd() {
        Listener client = publicSocket().say(subscribe("trades", "ETH-USDT"));
        time.pass(2_000);
        client.rest();
        client.say("{\"op\":\"unsubscribe\",\"args\":[{\"channel\":\"trades\",\"instId\":\"ETH-USDT\"}]}");
        assertThat(client.next().at("event").text()).isEqualTo("unsubscribe");
        time.pass(2_000);
        assertThat(client.isQuiet()).isTrue();
        client.leave();
    }

    @Test
    void noticeOfAnUpgradeGoesToEverybody() {
        Listener client = publicSocket();
        assertThat(okx.notice()).isEqualTo(1);
        Json notice = client.next();
        assertThat(notice.at("event").text()).isEqualTo("notice");
        assertThat(notice.at("code").text()).isEqualTo("64008");
    }
}
