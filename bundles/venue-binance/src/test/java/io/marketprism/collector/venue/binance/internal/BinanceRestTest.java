package io.marketprism.collector.venue.binance.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.marketprism.collector.model.Decimal;
import io.marketprism.collector.model.FundingRate;
import io.marketprism.collector.model.Instrument;
import io.marketprism.collector.model.MarketEvent;
import io.marketprism.collector.model.OrderBookSnapshot;
import io.marketprism.collector.spi.RestDecoder;
import io.marketprism.collector.spi.VenueException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BinanceRestTest {

    private static final Instrument BTC = BinanceStreamCodecTest.usdm("BTCUSDT");
    private static final Instrument SPOT = BinanceStreamCodecTest.spot("BTCUSDT", "BTC-USDT");

    private final BinanceRest rest = new BinanceRest(BinanceVenue.json());
    private final BinanceFundingIntervals intervals = new BinanceFundingIntervals(rest);
    private final BinanceFundingDecoder funding = new BinanceFundingDecoder(rest, BTC, intervals);
    private final RestDecoder book = new BinanceBookDecoder(rest, SPOT, 100);

    @Test
    void recordedSpotBookHasItsLevelsAndNoTime() throws Exception {
        OrderBookSnapshot snapshot = (OrderBookSnapshot)
                decode(book, Frames.recorded("spot-depth.json")).get(0);
        assertThat(snapshot.instrument()).isEqualTo(SPOT);
        assertThat(snapshot.lastUpdateId()).isEqualTo(33933317943L);
        assertThat(snapshot.eventTimeMs()).isEqualTo(MarketEvent.UNKNOWN_TIME);
        assertThat(snapshot.bids().price(0)).hasToString("23171.42000000");
        assertThat(snapshot.asks().quantity(2)).hasToString("0.04353000");
        assertThat(snapshot.bids().size()).isEqualTo(3);
    }

    @Test
    void fundingWaitsForTheIntervalAndComesWithIt() throws Exception {
        assertThat(decode(funding, Frames.recorded("usdm-premiumindex.json"))).isEmpty();
        List<MarketEvent> events = decode(intervals, Frames.recorded("usdm-fundinginfo.json"));
        assertThat(events)
                .containsExactly(new FundingRate(
                        BTC,
                        Decimal.parse("0.00001226"),
                        Optional.empty(),
                        1687248000000L,
                        Duration.ofHours(8),
                        Optional.of(Decimal.parse("26780.82240476")),
                        Optional.of(Decimal.parse("26798.25197802")),
                        1687244112000L));
        assertThat(decode(intervals, Frames.recorded("usdm-fundinginfo.json"))).isEmpty();
        assertThat(decode(funding, Frames.recorded("usdm-premiumindex.json"))).isEqualTo(events);
    }

    @Test
    void listedIntervalIsTakenAndItsChangeToo() throws Exception {
        Instrument lpt = BinanceStreamCodecTest.usdm("LPTUSDT");
        RestDecoder decoder = new BinanceFundingDecoder(rest, lpt, intervals);
        decode(intervals, Frames.recorded("usdm-fundinginfo.json"));
        assertThat(interval(decoder)).isEqualTo(Duration.ofHours(4));
        decode(intervals, "[{\"symbol\":\"LPTUSDT\",\"fundingIntervalHours\":1}]");
        assertThat(interval(decoder)).isEqualTo(Duration.ofHours(1));
        decode(intervals, "[]");
        assertThat(interval(decoder)).isEqualTo(Duration.ofHours(8));
    }

    private static Duration interval(RestDecoder decoder) throws VenueException {
        String body =
                "{\"symbol\":\"LPTUSDT\",\"markPrice\":\"1\",\"indexPrice\":\"\",\"lastFundingRate\":\"-0.00100000\",\"nextFundingTime\":5,\"time\":4}";
        FundingRate rate = (FundingRate) decode(decoder, body).get(0);
        assertThat(rate.rate()).hasToString("-0.00100000");
        assertThat(rate.indexPrice()).isEmpty();
        return rate.interval();
    }

    @Test
    void contractWithoutFundingIsARefusal() {
        String body =
                "{\"symbol\":\"BTCUSDT\",\"markPrice\":\"1\",\"indexPrice\":\"1\",\"lastFundingRate\":\"\",\"nextFundingTime\":0,\"time\":4}";
        assertThatThrownBy(() -> decode(funding, body))
                .isInstanceOfSatisfying(
                        VenueException.class, e -> assertThat(e.kind()).isEqualTo(VenueException.Kind.REFUSED));
    }

    @ParameterizedTest
    @CsvSource({
        "400, -1121, REFUSED",
        "400, -1003, RATE_LIMITED",
        "503, -1008, UNAVAILABLE",
        "500, -1001, UNAVAILABLE",
    })
    void venuesErrorIsARefusalInItsWords(int status, int code, VenueException.Kind kind) {
        String body = "{\"code\":" + code + ",\"msg\":\"Words of Binance.\"}";
        for (RestDecoder decoder : List.of(book, funding, intervals)) {
            assertThatThrownBy(() -> decoder.decode(Frames.answer(status, body), event -> {}))
                    .isInstanceOfSatisfying(VenueException.class, e -> {
                        assertThat(e.kind()).isEqualTo(kind);
                        assertThat(e.code()).isEqualTo(Integer.toString(code));
                        assertThat(e).hasMessageContaining("Words of Binance.");
                    });
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "200 | <html>gateway</html>",
                "200 | {}",
                "200 | []",
                "200 | [7]",
                "200 | [{}]",
                "200 | [{\"symbol\":\"X\",\"fundingIntervalHours\":0}]",
                "200 | {\"lastUpdateId\":1}",
                "200 | {\"symbol\":\"ETHUSDT\",\"lastFundingRate\":\"0\",\"nextFundingTime\":5,\"time\":4}",
                "400 | []",
                "400 | {\"code\":\"x\"}",
            })
    void malformedAnswerIsRefusedAndNothingElseIsThrown(int status, String body) {
        for (RestDecoder decoder : List.of(book, funding, intervals)) {
            if (decoder == intervals && body.equals("[]") && status == 200) {
                continue;
            }
            assertThatThrownBy(() -> decoder.decode(Frames.answer(status, body), event -> {}))
                    .isInstanceOfSatisfying(
                            VenueException.class, e -> assertThat(e.kind()).isEqualTo(VenueException.Kind.MALFORMED));
        }
    }

    private static List<MarketEvent> decode(RestDecoder decoder, String body) throws VenueException {
        List<MarketEvent> events = new ArrayList<>();
        decoder.decode(Frames.answer(body), events::add);
        return events;
    }
}
