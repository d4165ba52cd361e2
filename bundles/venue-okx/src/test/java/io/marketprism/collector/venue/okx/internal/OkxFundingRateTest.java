package io.marketprism.collector.venue.okx.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.marketprism.collector.model.DataType;
import io.marketprism.collector.model.Decimal;
import io.marketprism.collector.model.FundingRate;
import io.marketprism.collector.model.MarketEvent;
import io.marketprism.collector.model.MarketType;
import io.marketprism.collector.spi.OrderBookSettings;
import io.marketprism.collector.spi.RestPoll;
import io.marketprism.collector.spi.RestResponse;
import io.marketprism.collector.spi.Schedule;
import io.marketprism.collector.spi.VenueException;
import io.marketprism.collector.spi.VenueException.Kind;
import java.time.Duration;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OkxFundingRateTest {

    /** The values of a frame recorded in 2022, with the fields that the venue has added since. */
    private static final String ANSWER =
            "{\"code\":\"0\",\"msg\":\"\",\"data\":[{\"formulaType\":\"noRate\",\"fundingRate\":\"0.0000734174532790\",\"fundingTime\":\"1646323200000\",\"impactValue\":\"\",\"instId\":\"BTC-USD-SWAP\",\"instType\":\"SWAP\",\"interestRate\":\"0.0001\",\"maxFundingRate\":\"0.00375\",\"method\":\"current_period\",\"minFundingRate\":\"-0.00375\",\"nextFundingRate\":\"0.0001163723201487\",\"nextFundingTime\":\"1646337600000\",\"settFundingRate\":\"0.0000145824401745\",\"settState\":\"settled\",\"ts\":\"1646316000123\"}]}";

    private final RestPoll poll = Answers.plan(Answers.settings(
                    MarketType.PERPETUAL, "BTC-USD-SWAP", Set.of(DataType.FUNDING_RATE), OrderBookSettings.defaults()))
            .polls()
            .get(0);

    @Test
    void rateIsAskedForAtTheConfiguredInterval() {
        assertThat(poll.schedule()).isEqualTo(new Schedule.Every(Duration.ofSeconds(30)));
        assertThat(poll.request().apply(0).uri())
                .hasToString("https://www.okx.com/api/v5/public/funding-rate?instId=BTC-USD-SWAP");
        assertThat(OkxFundingRate.QUOTA.pool())
                .isEqualTo(poll.request().apply(0).pool());
        assertThat(OkxFundingRate.QUOTA.limit()).isEqualTo(10);
    }

    @Test
    void timesAndIntervalAreTheVenues() throws Exception {
        assertThat(rate(ANSWER))
                .isEqualTo(new FundingRate(
                        poll.channel().instrument(),
                        Decimal.parse("0.0000734174532790"),
                        Optional.of(Decimal.parse("0.0001163723201487")),
                        1646323200000L,
                        Duration.ofHours(4),
                        Optional.empty(),
                        Optional.empty(),
                        1646316000123L));
    }

    @Test
    void noForecastIsNoRate() throws Exception {
        assertThat(rate(ANSWER.replace("0.0001163723201487", "")).estimatedRate())
                .isEmpty();
    }

    @Test
    void zeroAndNegativeRatesAreValues() throws Exception {
        assertThat(rate(ANSWER.replace("0.0000734174532790", "0")).rate()).isEqualTo(Decimal.ZERO);
        assertThat(rate(ANSWER.replace("0.0000734174532790", "-0.00010")).rate())
                .hasToString("-0.00010");
    }

    @Test
    void sampleWithoutTimeIsTaken() throws Exception {
        assertThat(rate(ANSWER.replace(",\"ts\":\"1646316000123\"", "")).eventTimeMs())
                .isEqualTo(MarketEvent.UNKNOWN_TIME);
    }

    @Test
    void rowWithoutRateIsSaidAndAskedAgain() {
        assertThatThrownBy(() -> rate(ANSWER.replace("\"fundingRate\":\"0.0000734174532790\",", "")))
                .isInstanceOfSatisfying(
                        VenueException.class, e -> assertThat(e.kind()).isEqualTo(Kind.UNAVAILABLE))
                .hasMessage("OKX gives no funding rate of BTC-USD-SWAP now");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"code\":\"0\",\"data\":[]}",
                "{\"code\":\"0\",\"data\":[7]}",
                "{\"code\":\"0\",\"data\":[{\"instId\":\"ETH-USD-SWAP\",\"fundingRate\":\"1\"}]}",
                "{\"code\":\"0\",\"data\":[{\"instId\":\"BTC-USD-SWAP\",\"fundingRate\":\"1\"}]}",
                "{\"code\":\"0\",\"data\":[{\"instId\":\"BTC-USD-SWAP\",\"fundingRate\":\"1\",\"fundingTime\":\"5\",\"nextFundingTime\":\"5\"}]}",
                "{\"code\":\"0\",\"data\":[{\"instId\":\"BTC-USD-SWAP\",\"fundingRate\":\"x\",\"fundingTime\":\"5\",\"nextFundingTime\":\"9\"}]}",
                "{\"code\":\"0\",\"data\":[{\"instId\":\"BTC-USD-SWAP\",\"fundingRate\":{\"a\":1}}]}",
            })
    void malformedAnswerIsRefusedAndNothingElseIsThrown(String body) {
        assertThatThrownBy(() -> rate(body)).isInstanceOfSatisfying(VenueException.class, e -> assertThat(e.kind())
                .isEqualTo(Kind.MALFORMED));
    }

    @Test
    void mutatedAnswersThrowNothingButVenueExceptions() {
        Random random = new Random(11);
        int refused = 0;
        for (int run = 0; run < 5_000; run++) {
            try {
                poll.decoder()
                        .decode(
                                new RestResponse(200, name -> Optional.empty(), Answers.mutated(ANSWER, random)),
                                event -> {});
            } catch (VenueException e) {
                refused++;
            }
        }
        assertThat(refused).isBetween(1, 4_999);
    }

    private FundingRate rate(String body) throws VenueException {
        return (FundingRate) Answers.events(poll.decoder(), body).get(0);
    }
}
