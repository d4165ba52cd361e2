package io.marketprism.collector.venue.okx.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonFactory;
import io.marketprism.collector.model.Decimal;
import io.marketprism.collector.model.Exchange;
import io.marketprism.collector.model.Instrument;
import io.marketprism.collector.model.MarketType;
import io.marketprism.collector.model.Side;
import io.marketprism.collector.model.Trade;
import io.marketprism.collector.spi.VenueException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OkxStreamCodecTest {

    private static final Instrument SPOT =
            new Instrument(Exchange.named("okx_spot"), MarketType.SPOT, "BTC-USDT", "BTC-USDT");
    private static final Instrument SWAP =
            new Instrument(Exchange.named("okx_spot"), MarketType.PERPETUAL, "BTC-USDT-SWAP", "BTC-USDT");

    private final OkxStreamCodec codec =
            new OkxStreamCodec(new JsonFactory(), new OkxTradeFeed(Map.of("BTC-USDT", SPOT, "BTC-USDT-SWAP", SWAP)));
    private final Heard heard = new Heard();

    @Test
    void everyTradeOfAPushArrivesWithItsDigits() throws Exception {
        decode(
                "{\"arg\":{\"channel\":\"trades\",\"instId\":\"BTC-USDT\"},\"data\":["
                        + "{\"instId\":\"BTC-USDT\",\"tradeId\":\"12\",\"px\":\"67012.10\",\"sz\":\"0.00100\",\"side\":\"sell\",\"ts\":\"1795491658653\",\"count\":\"3\",\"source\":\"0\",\"seqId\":1},"
                        + "{\"instId\":\"BTC-USDT\",\"tradeId\":\"13\",\"px\":\"67012.1\",\"sz\":\"2\",\"side\":\"buy\",\"ts\":\"1795491658653\"}]}");
        assertThat(heard.events)
                .containsExactly(
                        new Trade(
                                SPOT,
                                "12",
                                Decimal.parse("67012.10"),
                                Decimal.parse("0.00100"),
                                Side.SELL,
                                3,
                                1795491658653L),
                        new Trade(
                                SPOT, "13", Decimal.parse("67012.1"), Decimal.parse("2"), Side.BUY, 1, 1795491658653L));
    }

    @Test
    void dataBeforeTheArgumentIsReadToo() throws Exception {
        decode("{\"data\":[{\"tradeId\":\"1\",\"px\":\"1\",\"sz\":\"1\",\"side\":\"buy\",\"ts\":\"5\"}],"
                + "\"arg\":{\"instId\":\"BTC-USDT\",\"channel\":\"trades\"}}");
        assertThat(heard.events).hasSize(1);
    }

    @Test
    void acknowledgementNamesItsChannel() throws Exception {
        decode(
                "{\"event\":\"subscribe\",\"arg\":{\"channel\":\"trades\",\"instId\":\"BTC-USDT\"},\"connId\":\"a4d3ae55\"}");
        assertThat(heard.words).containsExactly("acknowledged okx_spot/BTC-USDT");
    }

    @Test
    void refusalIsToldToTheInstrumentItNamesAndNoOther() throws Exception {
        decode(
                "{\"event\":\"error\",\"code\":\"60018\",\"msg\":\"Wrong URL or channel:trades,instId:BTC-USDT-SWAP doesn't exist.\",\"connId\":\"a\"}");
        assertThat(heard.words).containsExactly("refused okx_spot/BTC-USDT-SWAP REFUSED 60018");
    }

    @Test
    void refusalThatNamesNothingIsToldToTheConnection() throws Exception {
        decode("{\"event\":\"error\",\"code\":\"60014\",\"msg\":\"Requests too frequent.\",\"connId\":\"a\"}");
        assertThat(heard.words).containsExactly("refused RATE_LIMITED 60014");
    }

    @Test
    void upgradeNoticeSaysThatTheConnectionCloses() throws Exception {
        decode(
                "{\"event\":\"notice\",\"code\":\"64008\",\"msg\":\"The connection will soon be closed.\",\"connId\":\"a\"}");
        assertThat(heard.words).containsExactly("closing The connection will soon be closed.");
    }

    @Test
    void pongIsAHeartbeat() throws Exception {
        decode("pong");
        assertThat(heard.words).containsExactly("heartbeat");
    }

    @Test
    void unknownChannelIsCountedByType() throws Exception {
        decode("{\"arg\":{\"channel\":\"tickers\",\"instId\":\"BTC-USDT\"},\"data\":[{\"last\":\"1\"}]}");
        assertThat(heard.words).containsExactly("unknown tickers");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "ping?",
                "[]",
                "{",
                "null",
                "{\"arg\":7}",
                "{\"event\":[1]}",
                "{\"arg\":{\"channel\":{\"a\":1}}}",
                "{\"arg\":{\"channel\":\"trades\",\"instId\":\"DOGE-USDT\"},\"data\":[]}",
                "{\"arg\":{\"channel\":\"trades\",\"instId\":\"BTC-USDT\"},\"data\":{}}",
                "{\"arg\":{\"channel\":\"trades\",\"instId\":\"BTC-USDT\"},\"data\":[7]}",
                "{\"arg\":{\"channel\":\"trades\",\"instId\":\"BTC-USDT\"},\"data\":[{\"px\":\"x\"}]}",
                "{\"arg\":{\"channel\":\"trades\",\"instId\":\"BTC-USDT\"},\"data\":[{\"tradeId\":\"1\"}]}",
                "{\"arg\":{\"channel\":\"trades\",\"instId\":\"BTC-USDT\"},\"data\":[{\"tradeId\":\"1\",\"px\":\"1\",\"sz\":\"1\",\"side\":\"up\",\"ts\":\"5\"}]}",
            })
    void malformedFrameIsRefusedAndNothingElseIsThrown(String frame) {
        assertThatThrownBy(() -> decode(frame)).isInstanceOfSatisfying(VenueException.class, e -> assertThat(e.kind())
                .isEqualTo(VenueException.Kind.MALFORMED));
    }

    @Test
    void mutatedFramesThrowNothingButVenueExceptions() {
        List<String> frames = List.of(
                "{\"arg\":{\"channel\":\"trades\",\"instId\":\"BTC-USDT\"},\"data\":[{\"instId\":\"BTC-USDT\",\"tradeId\":\"1040968613\",\"px\":\"64040.2\",\"sz\":\"0.00240857\",\"side\":\"buy\",\"ts\":\"1786538760218\",\"count\":\"2\",\"source\":\"0\",\"seqId\":79706765242}]}",
                "{\"event\":\"subscribe\",\"arg\":{\"channel\":\"trades\",\"instId\":\"BTC-USDT\"},\"connId\":\"d604ccd0\"}",
                "{\"event\":\"error\",\"code\":\"60018\",\"msg\":\"Wrong URL or channel:trades,instId:BTC-USDT-SWAP doesn't exist.\",\"connId\":\"a\"}");
        Random random = new Random(7);
        int refused = 0;
        for (int run = 0; run < 9_000; run++) {
            byte[] frame = Answers.mutated(frames.get(run % 3), random);
            try {
                codec.decode(frame, 0, frame.length, heard);
            } catch (VenueException e) {
                assertThat(e.kind()).isEqualTo(VenueException.Kind.MALFORMED);
                refused++;
            }
        }
        assertThat(refused).isBetween(1, 8_999);
    }

    private void decode(String frame) throws VenueException {
        byte[] bytes = ("xx" + frame).getBytes(StandardCharsets.UTF_8);
        codec.decode(bytes, 2, bytes.length - 2, heard);
    }
}
