package io.marketprism.collector.venue.binance.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.marketprism.collector.model.Decimal;
import io.marketprism.collector.model.Instrument;
import io.marketprism.collector.model.Liquidation;
import io.marketprism.collector.model.Side;
import io.marketprism.collector.spi.VenueException;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class BinanceLiquidationFieldsTest {

    private static final Instrument BTC = BinanceStreamCodecTest.usdm("BTCUSDT");

    private final BinanceStreamCodec codec = BinanceStreamCodecTest.liquidations(BTC);

    /** What was filled is {@code z} at {@code ap}; {@code l} is larger in this frame and means the last fill (C12). */
    @Test
    void recordedOrderArrivesWithWhatWasFilledInAll() throws Exception {
        assertThat(Heard.from(codec, Frames.recorded("usdm-forceorder.json")).events)
                .containsExactly(new Liquidation(
                        BTC,
                        Side.BUY,
                        Liquidation.Status.FILLED,
                        Decimal.parse("4793.91"),
                        Optional.of(Decimal.parse("4706.04")),
                        Decimal.parse("0.014"),
                        Optional.of(Decimal.parse("0.014")),
                        1584059031421L,
                        0));
    }

    @Test
    void fieldsOfTodayAndTheirOrderDoNotMatter() throws Exception {
        assertThat(liquidation(
                                "{\"o\":{\"T\":5,\"z\":\"0\",\"X\":\"NEW\",\"ap\":\"0\",\"p\":\"1.10\",\"q\":\"2\",\"S\":\"SELL\",\"s\":\"BTCUSDT\",\"x\":[1]},\"st\":1,\"E\":6,\"e\":\"forceOrder\"}")
                        .averagePrice())
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "FILLED, FILLED",
        "PARTIALLY_FILLED, PARTIALLY_FILLED",
        "EXPIRED, CANCELLED",
        "CANCELED, CANCELLED",
        "NEW, PENDING",
    })
    void statusIsOneOfTheReaders(String theirs, Liquidation.Status ours) throws Exception {
        assertThat(liquidation(
                                "{\"e\":\"forceOrder\",\"o\":{\"s\":\"BTCUSDT\",\"S\":\"SELL\",\"q\":\"1\",\"p\":\"2\",\"X\":\""
                                        + theirs + "\",\"T\":4}}")
                        .status())
                .isEqualTo(ours);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"e\":\"forceOrder\"}",
                "{\"e\":\"forceOrder\",\"o\":\"x\"}",
                "{\"e\":\"forceOrder\",\"o\":{\"s\":\"BTCUSDT\"}}",
                "{\"e\":\"forceOrder\",\"o\":{\"s\":\"BTCUSDT\",\"S\":\"UP\",\"q\":\"1\",\"p\":\"2\",\"X\":\"NEW\",\"T\":4}}",
                "{\"e\":\"forceOrder\",\"o\":{\"s\":\"BTCUSDT\",\"S\":\"BUY\",\"q\":\"1\",\"p\":\"2\",\"X\":\"ODD\",\"T\":4}}",
                "{\"e\":\"forceOrder\",\"o\":{\"s\":\"XRPUSDT\",\"S\":\"BUY\",\"q\":\"1\",\"p\":\"2\",\"X\":\"NEW\",\"T\":4}}",
                "{\"e\":\"forceOrder\",\"o\":{\"s\":\"BTCUSDT\",\"S\":\"BUY\",\"q\":1,\"p\":\"2\",\"X\":\"NEW\",\"T\":4}}",
            })
    void malformedFrameIsRefusedAndNothingElseIsThrown(String frame) {
        assertThatThrownBy(() -> Heard.from(codec, frame))
                .isInstanceOfSatisfying(
                        VenueException.class, e -> assertThat(e.kind()).isEqualTo(VenueException.Kind.MALFORMED));
    }

    private Liquidation liquidation(String frame) throws VenueException {
        return (Liquidation) Heard.from(codec, frame).events.get(0);
    }
}
