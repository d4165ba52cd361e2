package io.marketprism.collector.venue.simulator.internal.okx;

import static io.marketprism.collector.venue.simulator.internal.VirtualVenues.body;
import static io.marketprism.collector.venue.simulator.internal.VirtualVenues.connect;
import static io.marketprism.collector.venue.simulator.internal.VirtualVenues.get;
import static org.assertj.core.api.Assertions.assertThat;

import io.marketprism.collector.venue.simulator.Json;
import io.marketprism.collector.venue.simulator.internal.Listener;
import io.marketprism.collector.venue.simulator.internal.VirtualVenues;
import io.marketprism.collector.venue.simulator.internal.http.Query;
import io.marketprism.collector.venue.simulator.internal.market.Pace;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class OkxDerivativesDataTest {

    private static final String RUBIK = "/api/v5/rubik/stat/contracts/";
    private static final String ALL_SWAPS =
            "{\"op\":\"subscribe\",\"args\":[{\"channel\":\"liquidation-orders\",\"instType\":\"SWAP\"}]}";

    private final VirtualVenues time = new VirtualVenues();
    private final OkxVenue okx = new OkxVenue(time.engine(), time, new Pace(20, 1));

    private Listener publicSocket() {
        return connect(okx, "/ws/v5/public");
    }

    private static List<Json> groups(List<Json> frames) {
        return frames.stream()
                .flatMap(frame -> frame.at("data").items().stream())
                .toList();
    }

    @Test
    void everySwapIsLiquidatedWithinTenSecondsOverAndOver() {
        Listener client = publicSocket().say(ALL_SWAPS);
        assertThat(client.next().at("event").text()).isEqualTo("subscribe");
        for (int round = 0; round < 5; round++) {
            time.pass(10_000);
            Set<String> met = groups(client.rest()).stream()
                    .map(group -> group.at("instId").text())
                    .collect(Collectors.toSet());
            assertThat(met).hasSize(10).contains("BTC-USDT-SWAP", "ETH-USDT-SWAP");
        }
    }

    @Test
    void rowsOfOnePushAreSeveralAndNotInOrderOfTime() {
        Listener client = publicSocket().say(ALL_SWAPS);
        client.next();
        time.pass(120_000);
        int several = 0;
        int turned = 0;
        for (Json group : groups(client.rest())) {
            List<Json> details = group.at("details").items();
            several += details.size() > 1 ? 1 : 0;
            for (int i = 1; i < details.size(); i++) {
                turned += details.get(i).at("ts").number()
                                < details.get(i - 1).at("ts").number()
                        ? 1
                        : 0;
            }
            for (Json detail : details) {
                boolean sold = detail.at("side").text().equals("sell");
                assertThat(detail.at("posSide").text()).isEqualTo(sold ? "long" : "short");
                assertThat(new BigDecimal(detail.at("sz").text())).isPositive();
                assertThat(new BigDecimal(detail.at("bkPx").text())).isPositive();
            }
            assertThat(group.at("uly").text() + "-SWAP")
                    .isEqualTo(group.at("instId").text());
        }
        assertThat(several).isPositive();
        assertThat(turned).isPositive();
    }

    @Test
    void someFallOnOneSideInOneMillisecond() {
        Listener client = publicSocket().say(ALL_SWAPS);
        client.next();
        time.pass(120_000);
        Map<String, Integer> seen = new HashMap<>();
        for (Json group : groups(client.rest())) {
            group.at("details")
                    .items()
                    .forEach(detail -> seen.merge(
                            group.at("instId").text()
                                    + detail.at("ts").text()
                                    + detail.at("side").text(),
                            1,
                            Integer::sum));
        }
        assertThat(seen.values()).anyMatch(count -> count > 1);
    }

    @Test
    void theInstrumentIsIgnoredWhereTheTypeIsGivenAndWrongWithoutIt() {
        Listener client = publicSocket()
                .say("{\"op\":\"subscribe\",\"args\":[{\"channel\":\"liquidation-orders\",\"instType\":\"SWAP\","
                        + "\"instId\":\"BTC-USDT-SWAP\"}]}");
        assertThat(client.next().at("arg").at("instId").text()).isEqualTo("BTC-USDT-SWAP");
        time.pass(20_000);
        assertThat(groups(client.rest()))
                .anyMatch(group -> !group.at("instId").text().equals("BTC-USDT-SWAP"));

        client.say(
                "{\"op\":\"subscribe\",\"args\":[{\"channel\":\"liquidation-orders\",\"instId\":\"BTC-USDT-SWAP\"}]}");
        assertThat(client.next().at("code").text()).isEqualTo("60018");
    }

    @Test
    void theFirstPushRepeatsOldOnesAndUnsubscribingEndsIt() {
        Listener first = publicSocket().say(ALL_SWAPS);
        first.next();
        time.pass(30_000);
        List<Json> old = groups(first.rest()).stream()
                .flatMap(group -> group.at("details").items().stream())
                .toList();
        Listener second = publicSocket().say(ALL_SWAPS);
        second.next();
        List<Json> repeated = groups(second.rest()).stream()
                .flatMap(group -> group.at("details").items().stream())
                .toList();
        assertThat(repeated).isNotEmpty();
        assertThat(old).containsAll(repeated);

        second.say(ALL_SWAPS.replace("subscribe", "unsubscribe"));
        second.next();
        time.pass(20_000);
        assertThat(second.isQuiet()).isTrue();
    }

    @Test
    void typesWithoutContractsAreAcknowledgedAndSilent() {
        Listener client = publicSocket().say(ALL_SWAPS.replace("SWAP", "MARGIN"));
        assertThat(client.next().at("event").text()).isEqualTo("subscribe");
        time.pass(20_000);
        assertThat(client.isQuiet()).isTrue();
    }

    @Test
    void liquidationsOfAFamilyCanBeAskedForAndAreTheTruth() {
        time.pass(60_000);
        List<Json> rows = body(get(
                        okx, "/api/v5/public/liquidation-orders?instType=SWAP&state=filled&uly=BTC-USDT&limit=5"))
                .at("data")
                .items();
        assertThat(rows).hasSize(1);
        assertThat(rows.get(0).at("instId").text()).isEqualTo("BTC-USDT-SWAP");
        List<Json> details = rows.get(0).at("details").items();
        assertThat(details)
                .hasSize(5)
                .isSortedAccordingTo(Comparator.comparingLong(
                                (Json detail) -> detail.at("ts").number())
                        .reversed());
        Json truth = body(okx.truth(new Query("/", Map.of("symbol", "BTC-USDT-SWAP", "type", "liquidation"))));
        for (int i = 0; i < 5; i++) {
            Json one = truth.at("liquidations").at(i);
            assertThat(one.at("bankruptcy_price")).isEqualTo(details.get(i).at("bkPx"));
            assertThat(one.at("time_ms")).isEqualTo(details.get(i).at("ts"));
        }
    }

    @ParameterizedTest
    @CsvSource({
        "instType=SWAP&state=filled, 50015",
        "state=filled&uly=BTC-USDT, 50014",
        "instType=SWAP&uly=BTC-USDT, 51000"
    })
    void liquidationsAreOfOneFamilyAndFilled(String parameters, String code) {
        assertThat(body(get(okx, "/api/v5/public/liquidation-orders?" + parameters))
                        .at("code")
                        .text())
                .isEqualTo(code);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "long-short-account-ratio?ccy=BTC",
                "long-short-account-ratio-contract?instId=BTC-USDT-SWAP",
                "long-short-account-ratio-contract-top-trader?instId=BTC-USDT-SWAP",
                "long-short-position-ratio-contract-top-trader?instId=BTC-USDT-SWAP"
            })
    void ratiosAreListsOfStringsNewestFirstAtFiveMinutes(String target) {
        List<Json> rows =
                body(get(okx, RUBIK + target + "&period=5m")).at("data").items();
        assertThat(rows).hasSizeGreaterThanOrEqualTo(100);
        long newest = rows.get(0).at(0).number();
        assertThat(time.millis() - newest).isBetween(30_000L, 330_000L);
        for (int i = 0; i < rows.size(); i++) {
            assertThat(rows.get(i).items()).hasSize(2);
            assertThat(rows.get(i).at(0).number()).isEqualTo(newest - i * 300_000L);
            assertThat(new BigDecimal(rows.get(i).at(1).text())).isBetween(new BigDecimal("0.5"), new BigDecimal("2"));
        }
    }

    @Test
    void positionsOfTheTopAndAccountsOfAllAreNotTheSameSeries() {
        List<String> values = new ArrayList<>();
        for (String name : List.of(
                "long-short-account-ratio-contract",
                "long-short-account-ratio-contract-top-trader",
                "long-short-position-ratio-contract-top-trader")) {
            values.add(body(get(okx, RUBIK + name + "?instId=ETH-USDT-SWAP&limit=1"))
                    .at("data")
                    .at(0)
                    .at(1)
                    .text());
        }
        assertThat(values).doesNotHaveDuplicates();
    }

    @Test
    void pointsKeepTheirValueAndANewOneComesEachFiveMinutes() {
        String target = RUBIK + "long-short-account-ratio-contract?instId=BTC-USDT-SWAP&limit=2";
        Json before = body(get(okx, target)).at("data");
        time.pass(300_000);
        Json after = body(get(okx, target)).at("data");
        assertThat(after.at(1)).isEqualTo(before.at(0));
    }

    @ParameterizedTest
    @CsvSource({
        "long-short-account-ratio, 50014",
        "long-short-account-ratio?ccy=NOPE, 51000",
        "long-short-account-ratio?ccy=BTC&period=7m, 51000",
        "long-short-account-ratio-contract, 50014",
        "long-short-account-ratio-contract?instId=NOPE, 51001",
        "long-short-account-ratio-contract?instId=BTC-USDT, 51001",
        "long-short-account-ratio-contract?instId=BTC-USDT-SWAP&period=7m, 51000"
    })
    void wrongParametersOfRatiosAreRefused(String target, String code) {
        assertThat(body(get(okx, RUBIK + target)).at("code").text()).isEqualTo(code);
    }

    @Test
    void ratiosMayBeAskedForFiveTimesInTwoSecondsAndContract() {
        String target = RUBIK + "long-short-account-ratio-contract?instId=";
        for (int i = 0; i < 5; i++) {
            assertThat(get(okx, target + "BTC-USDT-SWAP").status()).isEqualTo(200);
        }
        assertThat(get(okx, target + "BTC-USDT-SWAP").status()).isEqualTo(429);
        assertThat(get(okx, target + "ETH-USDT-SWAP").status()).isEqualTo(200);
        time.pass(2_000);
        assertThat(get(okx, target + "BTC-USDT-SWAP").status()).isEqualTo(200);
    }
}
