package io.marketprism.collector.publisher.nats.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.marketprism.collector.model.DataType;
import io.marketprism.collector.model.Exchange;
import io.marketprism.collector.model.Instrument;
import io.marketprism.collector.model.MarketType;
import io.marketprism.collector.spi.Channel;
import org.junit.jupiter.api.Test;

class NamingTest {

    private static final String TEMPLATE = "trade.{exchange}.{market_type}.{symbol}";
    private static final Channel SWAPS = new Channel(DataType.TRADE, Fixtures.OKX_SWAP);
    private static final Naming RAW = new Naming(false, false, false, false, false, Naming.OldSubjects.CORE);

    @Test
    void subjectsCarryTheVenueAndTheMarket() {
        assertThat(Fixtures.naming().subject(TEMPLATE, SWAPS)).isEqualTo("trade.okx.perpetual.BTC-USDT");
        assertThat(Fixtures.naming().subject(TEMPLATE, Fixtures.TRADES)).isEqualTo("trade.binance.spot.BTC-USDT");
        assertThat(Fixtures.naming()
                        .subject(
                                "volatility_index.{exchange}.{market_type}.{symbol}",
                                new Channel(DataType.VOLATILITY_INDEX, Fixtures.DERIBIT)))
                .isEqualTo("volatility_index.deribit.options.BTC");
    }

    @Test
    void datedFuturesCountAsPerpetualForReaders() {
        Instrument future = new Instrument(
                Exchange.named("okx_derivatives"), MarketType.FUTURES, "BTC-USDT-240329", "BTC-USDT-240329");
        assertThat(Fixtures.naming().subject(TEMPLATE, new Channel(DataType.TRADE, future)))
                .isEqualTo("trade.okx.perpetual.BTC-USDT-240329");
        assertThat(Fixtures.naming().metricsMarketType(future)).isEqualTo("perpetual");
        assertThat(RAW.metricsMarketType(future)).isEqualTo("futures");
        assertThat(RAW.payloadMarketType(future)).isEqualTo("futures");
    }

    @Test
    void withoutNormalisationNamesAreAsConfigured() {
        assertThat(RAW.subject(TEMPLATE, SWAPS)).isEqualTo("trade.okx_derivatives.perpetual.BTC-USDT");
        assertThat(RAW.payloadExchange(Fixtures.OKX_SWAP)).isEqualTo("okx_derivatives");
    }

    @Test
    void oldSubjectIsPublishedTooOnlyWhereItDiffers() {
        Naming both = new Naming(true, true, true, true, true, Naming.OldSubjects.CORE);
        assertThat(both.oldSubject(TEMPLATE, SWAPS)).contains("trade.okx_derivatives.perpetual.BTC-USDT");
        assertThat(RAW.oldSubject(TEMPLATE, SWAPS)).isEmpty();
        assertThat(Fixtures.naming().oldSubject(TEMPLATE, SWAPS)).isEmpty();
    }

    @Test
    void templateThatMakesNoSubjectIsRefused() {
        assertThatThrownBy(() -> Fixtures.naming().subject("trade.{exchange}.>", SWAPS))
                .hasMessageContaining("\"trade.okx.>\"")
                .hasMessageContaining("{market_type}");
        assertThatThrownBy(() -> Fixtures.naming().subject("trade..{symbol}", SWAPS))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void patternsCaptureAsTheServerDoes() {
        assertThat(SubjectPattern.captures("trade.okx.>", "trade.okx.spot.BTC-USDT"))
                .isTrue();
        assertThat(SubjectPattern.captures("trade.*.spot.*", "trade.okx.spot.BTC-USDT"))
                .isTrue();
        assertThat(SubjectPattern.captures("trade.okx.>", "trade.okx")).isFalse();
        assertThat(SubjectPattern.captures("trade.okx", "trade.okx.spot")).isFalse();
        assertThat(SubjectPattern.captures("trade.*", "trade.okx.spot")).isFalse();
        assertThat(SubjectPattern.captures("trade.okx.spot", "trade.okx")).isFalse();
        assertThat(SubjectPattern.captures(">", "trade")).isTrue();
    }

    @Test
    void credentialsAreNeverShown() {
        assertThat(ServerNames.plain("nats://user:p@ss@host:4222")).isEqualTo("nats://host:4222");
        assertThat(ServerNames.plain("token@host:4222")).isEqualTo("host:4222");
        assertThat(ServerNames.withoutCredentials("no server: [nats://u:p@a:1, nats://t@b:2]"))
                .isEqualTo("no server: [nats://a:1, nats://b:2]");
        assertThat(ServerNames.plain("nats://host:4222")).isEqualTo("nats://host:4222");
    }
}
