package io.marketprism.collector.venue.simulator.internal.deribit;

import static io.marketprism.collector.venue.simulator.internal.VirtualVenues.body;
import static io.marketprism.collector.venue.simulator.internal.VirtualVenues.get;
import static org.assertj.core.api.Assertions.assertThat;

import io.marketprism.collector.venue.simulator.Json;
import io.marketprism.collector.venue.simulator.internal.Listener;
import io.marketprism.collector.venue.simulator.internal.VirtualVenues;
import io.marketprism.collector.venue.simulator.internal.http.Answer;
import io.marketprism.collector.venue.simulator.internal.market.Pace;
import java.math.BigDecimal;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DeribitVenueTest {

    private static final String INDEX = "/api/v2/public/get_volatility_index_data";

    private final VirtualVenues time = new VirtualVenues();
    private final DeribitVenue deribit = new DeribitVenue(time, new Pace(20, 1));

    private Json index(long start, long end, String resolution) {
        Answer answer = get(
                deribit,
                INDEX + "?currency=BTC&start_timestamp=" + start + "&end_timestamp=" + end + "&resolution="
                        + resolution);
        assertThat(answer.status()).isEqualTo(200);
        return body(answer).at("result");
    }

    @Test
    void theLastCandleRunsAndFinishedOnesStay() {
        time.pass(20_000);
        List<Json> early =
                index(time.millis() - 300_000, time.millis(), "60").at("data").items();
        time.pass(25_000);
        List<Json> late =
                index(time.millis() - 300_000, time.millis(), "60").at("data").items();

        Json running = early.get(early.size() - 1);
        assertThat(running.at(0).number()).isEqualTo(time.millis() / 60_000 * 60_000);
        assertThat(late.get(late.size() - 1).at(0)).isEqualTo(running.at(0));
        assertThat(late.get(late.size() - 1)).isNotEqualTo(running);
        assertThat(late).containsAll(early.subList(1, early.size() - 1));
    }

    @Test
    void candlesAreNumbersInOrderWithHighAndLowAroundOpenAndClose() {
        List<Json> candles = index(time.millis() - 86_400_000, time.millis(), "3600")
                .at("data")
                .items();
        assertThat(candles).hasSize(25);
        long previous = 0;
        for (Json candle : candles) {
            long start = candle.at(0).number();
            assertThat(previous == 0 || start == previous + 3_600_000).isTrue();
            previous = start;
            BigDecimal high = new BigDecimal(candle.at(2).text());
            BigDecimal low = new BigDecimal(candle.at(3).text());
            for (int i : new int[] {1, 4}) {
                assertThat(new BigDecimal(candle.at(i).text())).isBetween(low, high);
            }
            assertThat(low).isBetween(new BigDecimal("35"), new BigDecimal("75"));
        }
    }

    @Test
    void longRangesComeInPagesThatGoBackInTime() {
        long start = time.millis() - 2_500 * 60_000L;
        Json newest = index(start, time.millis(), "60");
        assertThat(newest.at("data").items()).hasSize(1_000);
        long end = newest.at("continuation").number();
        assertThat(end).isEqualTo(newest.at("data").at(0).at(0).number() - 60_000);
        Json middle = index(start, end, "60");
        Json oldest = index(start, middle.at("continuation").number(), "60");
        assertThat(oldest.at("continuation").value()).isNull();
        assertThat(oldest.at("data").items()).hasSizeBetween(500, 501);
    }

    @ParameterizedTest
    @ValueSource(strings = {"1", "60", "3600", "43200", "1D"})
    void allResolutionsAreServed(String resolution) {
        assertThat(index(time.millis() - 200_000, time.millis(), resolution)
                        .at("data")
                        .value())
                .isInstanceOf(List.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "currency=BTC&start_timestamp=1&end_timestamp=2 | resolution",
                "currency=BTC&start_timestamp=1&end_timestamp=2&resolution=61 | resolution",
                "currency=NOPE&start_timestamp=1&end_timestamp=2&resolution=60 | currency",
                "currency=BTC&start_timestamp=x&end_timestamp=2&resolution=60 | start_timestamp"
            })
    void wrongParametersAreNamed(String row) {
        String[] parts = row.split(" \\| ", -1);
        Answer answer = get(deribit, INDEX + "?" + parts[0]);
        assertThat(answer.status()).isEqualTo(400);
        Json error = body(answer).at("error");
        assertThat(error.at("code").text()).isEqualTo("-32602");
        assertThat(error.at("data").at("param").text()).isEqualTo(parts[1]);
    }

    @Test
    void currenciesWithoutAnIndexHaveNoData() {
        Json result = body(get(deribit, INDEX + "?currency=USDC&start_timestamp=1&end_timestamp=2&resolution=60"))
                .at("result");
        assertThat(result.at("data").items()).isEmpty();
    }

    @Test
    void unknownMethodsAreRefusedAndThereIsNoWebSocket() {
        assertThat(body(get(deribit, "/api/v2/public/dance"))
                        .at("error")
                        .at("code")
                        .text())
                .isEqualTo("-32601");
        assertThat(deribit.accept(VirtualVenues.query("/ws/api/v2"), new Listener()))
                .isEmpty();
        assertThat(deribit.notice()).isZero();
        assertThat(body(deribit.refusal(429, 0)).at("error").at("code").text()).isEqualTo("10028");
        assertThat(body(get(deribit, "/api/v2/public/get_time")).at("result").number())
                .isEqualTo(time.millis());
        assertThat(body(deribit.truth(VirtualVenues.query("/truth?symbol=ETH&last=5")))
                        .at("data")
                        .items())
                .hasSize(5);
    }
}
