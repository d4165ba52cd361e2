package io.marketprism.collector.venue.okx.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.marketprism.collector.model.Contract;
import io.marketprism.collector.model.DataType;
import io.marketprism.collector.model.Decimal;
import io.marketprism.collector.model.LongShortRatio;
import io.marketprism.collector.model.MarketEvent;
import io.marketprism.collector.model.MarketType;
import io.marketprism.collector.model.OpenInterest;
import io.marketprism.collector.spi.RestPoll;
import io.marketprism.collector.spi.RestResponse;
import io.marketprism.collector.spi.Schedule;
import io.marketprism.collector.spi.VenueException;
import io.marketprism.collector.spi.VenueException.Kind;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Open interest and long/short ratios. */
class OkxStatisticsTest {

    /** The values of a frame recorded in December 2021 as the request answers them, with the field added since. */
    private static final String INTEREST =
            "{\"code\":\"0\",\"msg\":\"\",\"data\":[{\"instId\":\"FIL-USDT-220325\",\"instType\":\"FUTURES\",\"oi\":\"236870\",\"oiCcy\":\"23687\",\"oiUsd\":\"1184350.10\",\"ts\":\"1640131202886\"}]}";

    private static final String RATIOS =
            "{\"code\":\"0\",\"data\":[[\"1701417600000\",\"0.9700\"],[\"1701417300000\",\"1.1739\"]],\"msg\":\"\"}";

    private final RestPoll interest = poll(MarketType.FUTURES, DataType.OPEN_INTEREST, "FIL-USDT-220325", null);
    private final RestPoll top = poll(MarketType.PERPETUAL, DataType.LSR_TOP_POSITION, "BTC-USDT-SWAP", null);
    private final RestPoll all = poll(MarketType.PERPETUAL, DataType.LSR_ALL_ACCOUNT, "BTC-USDT-SWAP", null);

    @Test
    void everyTypeIsAskedForAtItsOwnAddressAndInterval() {
        assertThat(uri(interest))
                .isEqualTo("https://www.okx.com/api/v5/public/open-interest?instType=FUTURES&instId=FIL-USDT-220325");
        assertThat(interest.schedule()).isEqualTo(new Schedule.Every(Duration.ofSeconds(30)));
        assertThat(uri(top))
                .isEqualTo(
                        "https://www.okx.com/api/v5/rubik/stat/contracts/long-short-position-ratio-contract-top-trader?instId=BTC-USDT-SWAP&period=5m&limit=1");
        assertThat(top.schedule()).isEqualTo(new Schedule.Every(Duration.ofSeconds(20)));
        assertThat(uri(all))
                .isEqualTo(
                        "https://www.okx.com/api/v5/rubik/stat/contracts/long-short-account-ratio-contract?instId=BTC-USDT-SWAP&period=5m&limit=1");
        assertThat(all.request().apply(0).timeout()).isEqualTo(Duration.ofSeconds(7));
        assertThat(top.request().apply(0).pool())
                .isNotEqualTo(all.request().apply(0).pool());
    }

    @Test
    void interestIsInContractsAndItsDollarsAreTheVenues() throws Exception {
        assertThat(decode(interest, INTEREST))
                .containsExactly(new OpenInterest(
                        interest.channel().instrument(),
                        Decimal.parse("236870"),
                        OpenInterest.Unit.CONTRACTS,
                        Optional.of(Decimal.parse("1184350.10")),
                        Optional.empty(),
                        1640131202886L));
    }

    /** Contract 5.2 row 7: coins are never told as dollars. */
    @Test
    void withoutTheVenuesDollarsOnlyThoseOfAnInverseContractAreKnown() throws Exception {
        String without = INTEREST.replace("\"oiUsd\":\"1184350.10\",", "");
        assertThat(usd(interest, without)).isEmpty();
        Contract linear = new Contract(Decimal.parse("0.1"), "FIL", Contract.Kind.LINEAR);
        assertThat(usd(poll(MarketType.FUTURES, DataType.OPEN_INTEREST, "FIL-USDT-220325", linear), without))
                .isEmpty();
        Contract inverse = new Contract(Decimal.parse("10"), "USD", Contract.Kind.INVERSE);
        assertThat(usd(
                        poll(MarketType.PERPETUAL, DataType.OPEN_INTEREST, "FIL-USD-SWAP", inverse),
                        without.replace("FIL-USDT-220325", "FIL-USD-SWAP")))
                .contains(Decimal.parse("2368700"));
    }

    @Test
    void sampleWithoutTimeIsTaken() throws Exception {
        String without = INTEREST.replace(",\"ts\":\"1640131202886\"", "");
        assertThat(decode(interest, without).get(0).eventTimeMs()).isEqualTo(MarketEvent.UNKNOWN_TIME);
    }

    /** Contract 5.2 row 8: a ratio below one is a ratio, and the period is the one asked for. */
    @Test
    void newestRatioIsGivenAsItIs() throws Exception {
        for (RestPoll poll : List.of(top, all)) {
            assertThat(decode(poll, RATIOS))
                    .containsExactly(new LongShortRatio(
                            poll.channel().instrument(),
                            poll.channel().dataType(),
                            Decimal.parse("0.9700"),
                            Optional.empty(),
                            Optional.empty(),
                            Duration.ofMinutes(5),
                            1701417600000L));
        }
    }

    @Test
    void noSampleIsSaidAndAskedAgain() {
        assertThatThrownBy(() -> decode(top, "{\"code\":\"0\",\"msg\":\"\",\"data\":[]}"))
                .isInstanceOfSatisfying(
                        VenueException.class, e -> assertThat(e.kind()).isEqualTo(Kind.UNAVAILABLE))
                .hasMessage("OKX gives no lsr_top_position of BTC-USDT-SWAP now");
    }

    @Test
    void refusalComesWithTheVenuesWords() {
        for (RestPoll poll : List.of(interest, top, all)) {
            assertThatThrownBy(() -> decode(poll, "{\"code\":\"50011\",\"msg\":\"Too Many Requests\",\"data\":[]}"))
                    .isInstanceOfSatisfying(
                            VenueException.class, e -> assertThat(e.kind()).isEqualTo(Kind.RATE_LIMITED))
                    .hasMessageContaining("Too Many Requests");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "[]",
                "{\"code\":\"0\",\"data\":[7]}",
                "{\"code\":\"0\",\"data\":[{}]}",
                "{\"code\":\"0\",\"data\":[[]]}",
                "{\"code\":\"0\",\"data\":[[\"1\"]]}",
                "{\"code\":\"0\",\"data\":[[\"x\",\"1\"]]}",
                "{\"code\":\"0\",\"data\":[[\"5\",\"-1\"]]}",
                "{\"code\":\"0\",\"data\":[[\"5\",[\"1\"]]]}",
                "{\"code\":\"0\",\"data\":[{\"instId\":\"FIL-USDT-220325\"}]}",
                "{\"code\":\"0\",\"data\":[{\"instId\":\"OTHER\",\"oi\":\"1\",\"ts\":\"5\"}]}",
                "{\"code\":\"0\",\"data\":[{\"instId\":\"FIL-USDT-220325\",\"oi\":\"1\",\"ts\":\"x\"}]}",
                "{\"code\":\"0\",\"data\":[{\"instId\":\"FIL-USDT-220325\",\"oi\":{\"a\":1}}]}",
            })
    void malformedAnswerIsRefusedAndNothingElseIsThrown(String body) {
        for (RestPoll poll : List.of(interest, top, all)) {
            assertThatThrownBy(() -> decode(poll, body))
                    .isInstanceOfSatisfying(
                            VenueException.class, e -> assertThat(e.kind()).isEqualTo(Kind.MALFORMED));
        }
    }

    @Test
    void mutatedAnswersThrowNothingButVenueExceptions() {
        Random random = new Random(17);
        int refused = 0;
        for (int run = 0; run < 8_000; run++) {
            RestPoll poll = run % 2 == 0 ? interest : top;
            byte[] body = Answers.mutated(run % 2 == 0 ? INTEREST : RATIOS, random);
            try {
                poll.decoder().decode(new RestResponse(200, name -> Optional.empty(), body), event -> {});
            } catch (VenueException e) {
                refused++;
            }
        }
        assertThat(refused).isBetween(1, 7_999);
    }

    private static RestPoll poll(MarketType marketType, DataType type, String symbol, Contract contract) {
        return Answers.plan(marketType, type, symbol, Optional.ofNullable(contract))
                .polls()
                .get(0);
    }

    private static String uri(RestPoll poll) {
        return poll.request().apply(0).uri().toString();
    }

    private static Optional<Decimal> usd(RestPoll poll, String body) throws VenueException {
        return ((OpenInterest) decode(poll, body).get(0)).valueUsd();
    }

    private static List<MarketEvent> decode(RestPoll poll, String body) throws VenueException {
        return Answers.events(poll.decoder(), body);
    }
}
