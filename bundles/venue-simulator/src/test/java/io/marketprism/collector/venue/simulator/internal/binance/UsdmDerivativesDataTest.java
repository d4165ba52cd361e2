package io.marketprism.collector.venue.simulator.internal.binance;

import static io.marketprism.collector.venue.simulator.internal.VirtualVenues.body;
import static io.marketprism.collector.venue.simulator.internal.VirtualVenues.connect;
import static io.marketprism.collector.venue.simulator.internal.VirtualVenues.get;
import static org.assertj.core.api.Assertions.assertThat;

import io.marketprism.collector.venue.simulator.Json;
import io.marketprism.collector.venue.simulator.internal.Listener;
import io.marketprism.collector.venue.simulator.internal.VirtualVenues;
import io.marketprism.collector.venue.simulator.internal.http.Answer;
import io.marketprism.collector.venue.simulator.internal.http.Query;
import io.marketprism.collector.venue.simulator.internal.market.Pace;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class UsdmDerivativesDataTest {

    private final VirtualVenues time = new VirtualVenues();
    private final UsdmVenue usdm = new UsdmVenue(time.engine(), time, new Pace(20, 1));

    @Test
    void everyContractIsLiquidatedWithinTenSecondsOverAndOver() {
        Listener client = connect(usdm, "/market/ws/!forceOrder@arr");
        for (int round = 0; round < 5; round++) {
            time.pass(10_000);
            Set<String> met = client.rest().stream()
                    .map(event -> event.at("o").at("s").text())
                    .collect(Collectors.toSet());
            assertThat(met).contains("BTCUSDT", "ETHUSDT", "DOTUSDT").hasSizeGreaterThanOrEqualTo(10);
        }
    }

    @Test
    void aSecondBringsAtMostTheLargestOfASymbol() {
        Listener client = connect(usdm, "/market/ws/btcusdt@forceOrder");
        time.pass(90_000);
        List<Json> events = client.rest();
        Json truth = body(usdm.truth(new Query("/", Map.of("symbol", "BTCUSDT", "type", "liquidation"))));
        Map<Long, BigDecimal> largest = new HashMap<>();
        for (Json one : truth.at("liquidations").items()) {
            BigDecimal filled = new BigDecimal(one.at("filled_quantity").text());
            largest.merge(one.at("time_ms").number(), filled, BigDecimal::max);
        }
        Map<Long, Integer> perSecond = new HashMap<>();
        for (Json event : events) {
            Json order = event.at("o");
            assertThat(order.at("s").text()).isEqualTo("BTCUSDT");
            assertThat(order.at("S").text()).isIn("BUY", "SELL");
            assertThat(order.at("X").text()).isIn("FILLED", "PARTIALLY_FILLED");
            BigDecimal filled = new BigDecimal(order.at("z").text());
            assertThat(filled).isLessThanOrEqualTo(new BigDecimal(order.at("q").text()));
            assertThat(filled).isEqualByComparingTo(largest.get(order.at("T").number()));
            perSecond.merge(event.at("E").number() / 1_000, 1, Integer::sum);
        }
        assertThat(events).hasSizeGreaterThan(9);
        assertThat(perSecond.values()).containsOnly(1);
        assertThat(truth.at("liquidations").items()).hasSizeGreaterThan(events.size());
    }

    @Test
    void coinMarginedOrdersAreAmongThoseOfAll() {
        Listener client = connect(usdm, "/market/stream?streams=!forceOrder@arr");
        time.pass(30_000);
        List<Json> events = client.rest();
        assertThat(events).allMatch(frame -> frame.at("stream").text().equals("!forceOrder@arr"));
        assertThat(events).anyMatch(frame -> frame.at("data").at("st").text().equals("2"));
        assertThat(events).anyMatch(frame -> frame.at("data").at("st").text().equals("1"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/public/ws/!forceOrder@arr",
                "/ws/!forceOrder@arr",
                "/public/ws/btcusdt@forceOrder",
                "/market/ws/BTCUSDT@forceOrder",
                "/market/ws/nope@forceOrder"
            })
    void elsewhereAndUnderOtherNamesItIsSilent(String target) {
        Listener client = connect(usdm, target);
        time.pass(30_000);
        assertThat(client.isQuiet()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"topLongShortPositionRatio", "topLongShortAccountRatio", "globalLongShortAccountRatio"})
    void ratiosRiseInTimeAndAddUp(String name) {
        List<Json> rows = body(get(usdm, "/futures/data/" + name + "?symbol=BTCUSDT&period=5m"))
                .items();
        assertThat(rows).hasSize(30);
        for (int i = 0; i < rows.size(); i++) {
            Json row = rows.get(i);
            assertThat(row.at("timestamp").number())
                    .isEqualTo(rows.get(0).at("timestamp").number() + i * 300_000L);
            BigDecimal longs = new BigDecimal(row.at("longAccount").text());
            BigDecimal shorts = new BigDecimal(row.at("shortAccount").text());
            assertThat(longs.add(shorts)).isEqualByComparingTo("1");
            assertThat(longs.doubleValue() / shorts.doubleValue())
                    .isBetween(
                            new BigDecimal(row.at("longShortRatio").text()).doubleValue() - 0.001,
                            new BigDecimal(row.at("longShortRatio").text()).doubleValue() + 0.001);
        }
        assertThat(time.millis() - rows.get(29).at("timestamp").number()).isBetween(30_000L, 330_000L);
    }

    @Test
    void openInterestOfThePastIsInCoinsAndDollars() {
        List<Json> rows = body(get(usdm, "/futures/data/openInterestHist?symbol=ETHUSDT&period=1h&limit=24"))
                .items();
        assertThat(rows).hasSize(24);
        double coins = Double.parseDouble(rows.get(23).at("sumOpenInterest").text());
        double dollars =
                Double.parseDouble(rows.get(23).at("sumOpenInterestValue").text());
        assertThat(dollars / coins).isBetween(1_900.0, 2_200.0);
    }

    @Test
    void aRangeOfTimeIsKeptFromItsStart() {
        long start = (time.millis() / 300_000 - 100) * 300_000;
        String ratio = "/futures/data/globalLongShortAccountRatio?symbol=BTCUSDT&period=5m&startTime=" + start;
        List<Json> rows =
                body(get(usdm, ratio + "&endTime=" + (start + 1_500_000))).items();
        assertThat(rows).hasSize(6);
        assertThat(rows.get(0).at("timestamp").number()).isEqualTo(start);
        assertThat(body(get(usdm, ratio + "&limit=3")).items()).isEqualTo(rows.subList(0, 3));
    }

    @ParameterizedTest
    @CsvSource({
        "period=5m, -1102",
        "symbol=BTCUSDT, -1102",
        "symbol=NOPE&period=5m, -1121",
        "symbol=BTCUSDT&period=7m, -1130",
        "symbol=BTCUSDT&period=5m&limit=501, -1130",
        "symbol=BTCUSDT&period=5m&limit=x, -1100"
    })
    void wrongParametersAreRefused(String parameters, String code) {
        Answer answer = get(usdm, "/futures/data/topLongShortPositionRatio?" + parameters);
        assertThat(answer.status()).isEqualTo(400);
        assertThat(body(answer).at("code").text()).isEqualTo(code);
    }

    @Test
    void aThousandStatisticsAndFiveHundredFundingRequestsFitIntoFiveMinutes() {
        String ratio = "/futures/data/openInterestHist?symbol=BTCUSDT&period=5m&limit=1";
        for (int i = 0; i < 1_000; i++) {
            assertThat(get(usdm, ratio).status()).isEqualTo(200);
        }
        assertThat(get(usdm, ratio).status()).isEqualTo(429);
        for (int i = 0; i < 500; i++) {
            assertThat(get(usdm, "/fapi/v1/fundingInfo").status()).isEqualTo(200);
        }
        assertThat(get(usdm, "/fapi/v1/fundingInfo").status()).isEqualTo(429);
        time.pass(300_000);
        assertThat(get(usdm, ratio).status()).isEqualTo(200);
    }
}
