package io.marketprism.collector.venue.binance.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.marketprism.collector.model.DataType;
import io.marketprism.collector.model.Decimal;
import io.marketprism.collector.model.Instrument;
import io.marketprism.collector.model.LongShortRatio;
import io.marketprism.collector.model.MarketEvent;
import io.marketprism.collector.model.OpenInterest;
import io.marketprism.collector.spi.Channel;
import io.marketprism.collector.spi.RestDecoder;
import io.marketprism.collector.spi.VenueException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Open interest and long/short ratios. */
class BinanceStatisticsTest {

    private static final Instrument BTC = BinanceStreamCodecTest.usdm("BTCUSDT");

    private final BinanceRest rest = new BinanceRest(BinanceVenue.json());
    private final BinanceOpenInterest samples = new BinanceOpenInterest(BTC);
    private final RestDecoder interest = new BinanceOpenInterestDecoder(rest, BTC, samples);
    private final RestDecoder price = new BinanceMarkPriceDecoder(rest, BTC, samples);
    private final RestDecoder top = ratio(DataType.LSR_TOP_POSITION);

    @Test
    void recordedInterestIsInCoinsAndItsDollarsAreExact() throws Exception {
        assertThat(decode(price, Frames.recorded("usdm-premiumindex.json"))).isEmpty();
        assertThat(decode(interest, Frames.recorded("usdm-openinterest.json")))
                .containsExactly(new OpenInterest(
                        BTC,
                        Decimal.parse("83782.317"),
                        OpenInterest.Unit.COINS,
                        Optional.of(Decimal.parse("2243759352.23630462892")),
                        Optional.of(Decimal.parse("26780.82240476")),
                        1702244985273L));
    }

    @Test
    void firstSampleWaitsForAPrice() throws Exception {
        assertThat(decode(interest, sample("10", 1))).isEmpty();
        OpenInterest complete = (OpenInterest) decode(price, price("2.50")).get(0);
        assertThat(complete.valueUsd()).contains(Decimal.parse("25.00"));
        assertThat(complete.eventTimeMs()).isEqualTo(1);
        assertThat(decode(price, price("3"))).isEmpty();
    }

    @Test
    void withoutAPriceSamplesGoWithoutDollars() throws Exception {
        assertThat(decode(interest, sample("10", 1))).isEmpty();
        assertThat(decode(interest, sample("11", 2)))
                .extracting(event -> ((OpenInterest) event).valueUsd())
                .containsExactly(Optional.empty(), Optional.empty());
        assertThat(decode(interest, sample("12", 3))).hasSize(1);
        decode(price, price("2"));
        assertThat(usd(sample("12", 4))).contains(Decimal.parse("24"));
    }

    @Test
    void oldPriceIsNotUsed() throws Exception {
        decode(price, price("2"));
        for (int time = 1; time <= 3; time++) {
            assertThat(usd(sample("10", time))).contains(Decimal.parse("20"));
        }
        assertThat(usd(sample("10", 4))).isEmpty();
    }

    /** C5: a sample that the venue repeats is one sample, whatever the price does. */
    @Test
    void repeatedSampleStaysAsItWasGiven() throws Exception {
        decode(price, price("2"));
        List<MarketEvent> first = decode(interest, sample("10", 1));
        decode(price, price("3"));
        assertThat(decode(interest, sample("10", 1))).isEqualTo(first);
        assertThat(usd(sample("10", 2))).contains(Decimal.parse("30"));
    }

    @Test
    void valueInAnotherCoinIsNotCalledDollars() throws Exception {
        Instrument ethBtc = BinanceStreamCodecTest.usdm("ETHBTC");
        BinanceOpenInterest both = new BinanceOpenInterest(ethBtc);
        decode(new BinanceMarkPriceDecoder(rest, ethBtc, both), "{\"symbol\":\"ETHBTC\",\"markPrice\":\"0.05\"}");
        OpenInterest sample = (OpenInterest) decode(
                        new BinanceOpenInterestDecoder(rest, ethBtc, both),
                        "{\"openInterest\":\"10\",\"symbol\":\"ETHBTC\",\"time\":1}")
                .get(0);
        assertThat(sample.valueUsd()).isEmpty();
        assertThat(sample.markPrice()).contains(Decimal.parse("0.05"));
        assertThat(BinanceSymbol.isQuotedInDollars("BTCUSDT_220624")).isTrue();
        assertThat(BinanceSymbol.isQuotedInDollars("BTCFDUSD")).isTrue();
        assertThat(BinanceSymbol.isQuotedInDollars("USDEUR")).isFalse();
    }

    @Test
    void recordedInterestOfADatedFutureIsRead() throws Exception {
        Instrument dated = BinanceStreamCodecTest.usdm("BTCUSDT_220624");
        BinanceOpenInterest both = new BinanceOpenInterest(dated);
        both.price(Decimal.parse("30000.5"), event -> {});
        OpenInterest sample = (OpenInterest) decode(
                        new BinanceOpenInterestDecoder(rest, dated, both),
                        Frames.recorded("usdm-dated-openinterest.json"))
                .get(0);
        assertThat(sample.valueUsd()).contains(Decimal.parse("38251477.5140"));
    }

    /** C13: the shares are the venue's own, also where it calls the shares of positions accounts. */
    @Test
    void newestRecordedRatioIsGivenWithTheVenuesShares() throws Exception {
        assertThat(decode(top, Frames.recorded("usdm-topposition.json")))
                .containsExactly(ratio(DataType.LSR_TOP_POSITION, "1.1499", "0.5349", "0.4651", 1600819200000L));
        assertThat(decode(ratio(DataType.LSR_ALL_ACCOUNT), Frames.recorded("usdm-allaccounts.json")))
                .containsExactly(ratio(DataType.LSR_ALL_ACCOUNT, "1.3815", "0.5801", "0.4199", 1602990600000L));
    }

    @Test
    void timeMayBeAText() throws Exception {
        assertThat(decode(top, "[{\"symbol\":\"BTCUSDT\",\"longShortRatio\":\"0\",\"timestamp\":\"5\"}]"))
                .extracting(MarketEvent::eventTimeMs)
                .containsExactly(5L);
    }

    @Test
    void noSampleIsSaidAndAskedAgain() {
        assertThatThrownBy(() -> decode(top, "[]"))
                .isInstanceOfSatisfying(
                        VenueException.class, e -> assertThat(e.kind()).isEqualTo(VenueException.Kind.UNAVAILABLE))
                .hasMessage("Binance gives no lsr_top_position of BTCUSDT now");
    }

    @ParameterizedTest
    @EnumSource(names = {"LSR_TOP_POSITION", "LSR_ALL_ACCOUNT"})
    void venuesErrorIsARefusalInItsWords(DataType type) {
        for (RestDecoder decoder : List.of(interest, price, ratio(type))) {
            assertThatThrownBy(() -> decoder.decode(
                            Frames.answer(400, "{\"code\":-1121,\"msg\":\"Invalid symbol.\"}"), event -> {}))
                    .isInstanceOfSatisfying(
                            VenueException.class, e -> assertThat(e.kind()).isEqualTo(VenueException.Kind.REFUSED))
                    .hasMessageContaining("Invalid symbol.");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<html>",
                "{}",
                "7",
                "[7]",
                "[{}]",
                "{\"symbol\":\"ETHUSDT\",\"openInterest\":\"1\",\"markPrice\":\"1\",\"time\":4}",
                "{\"symbol\":\"BTCUSDT\",\"openInterest\":1,\"markPrice\":\"\",\"time\":4}",
                "[{\"symbol\":\"ETHUSDT\",\"longShortRatio\":\"1\",\"timestamp\":5}]",
                "[{\"symbol\":\"BTCUSDT\",\"longShortRatio\":\"-1\",\"timestamp\":5}]",
                "[{\"symbol\":\"BTCUSDT\",\"longShortRatio\":\"1\",\"timestamp\":\"x\"}]",
            })
    void malformedAnswerIsRefusedAndNothingElseIsThrown(String body) {
        for (RestDecoder decoder : List.of(interest, price, top)) {
            assertThatThrownBy(() -> decode(decoder, body))
                    .isInstanceOfSatisfying(
                            VenueException.class, e -> assertThat(e.kind()).isEqualTo(VenueException.Kind.MALFORMED));
        }
    }

    private RestDecoder ratio(DataType type) {
        return new BinanceRatioDecoder(rest, new Channel(type, BTC), Duration.ofMinutes(5));
    }

    private static LongShortRatio ratio(DataType type, String ratio, String longs, String shorts, long time) {
        return new LongShortRatio(
                BTC,
                type,
                Decimal.parse(ratio),
                Optional.of(Decimal.parse(longs)),
                Optional.of(Decimal.parse(shorts)),
                Duration.ofMinutes(5),
                time);
    }

    private static String sample(String value, long time) {
        return "{\"openInterest\":\"" + value + "\",\"symbol\":\"BTCUSDT\",\"time\":" + time + "}";
    }

    private static String price(String price) {
        return "{\"symbol\":\"BTCUSDT\",\"markPrice\":\"" + price + "\",\"time\":1}";
    }

    private Optional<Decimal> usd(String body) throws VenueException {
        return ((OpenInterest) decode(interest, body).get(0)).valueUsd();
    }

    private static List<MarketEvent> decode(RestDecoder decoder, String body) throws VenueException {
        List<MarketEvent> events = new ArrayList<>();
        decoder.decode(Frames.answer(body), events::add);
        return events;
    }
}
