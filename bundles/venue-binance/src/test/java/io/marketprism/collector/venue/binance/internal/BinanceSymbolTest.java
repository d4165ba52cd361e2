package io.marketprism.collector.venue.binance.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class BinanceSymbolTest {

    @ParameterizedTest
    @CsvSource({
        "BTCUSDT, BTC-USDT",
        "ETHBTC, ETH-BTC",
        "BTCFDUSD, BTC-FDUSD",
        "FDUSDUSDT, FDUSD-USDT",
        "BTCTUSD, BTC-TUSD",
        "TUSDUSDT, TUSD-USDT",
        "USDCUSDT, USDC-USDT",
        "USDTTRY, USDT-TRY",
        "ADAEUR, ADA-EUR",
        "BTCEURI, BTC-EURI",
        "BNBUSD1, BNB-USD1",
        "1000SHIBUSDT, 1000SHIB-USDT",
        "BTCUSDT_240329, BTC-USDT-240329",
        "币安人生USDT, 币安人生-USDT",
        "USDT, USDT",
        "SOMETHING, SOMETHING",
    })
    void quoteIsTheLongestSuffixThatIsOne(String symbol, String normalised) {
        assertThat(BinanceSymbol.normalised(symbol)).isEqualTo(normalised);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "BTC-USDT", "btcusdt", "BTC/USDT", "BTC\"USDT", "BTC.USDT", "BTC USDT", "*"})
    void nameOfAnotherVenueIsRefusedInASentence(String symbol) {
        assertThatThrownBy(() -> BinanceSymbol.checked(symbol))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("such as BTCUSDT");
    }

    @Test
    void nameGoesIntoStreamsAndAddresses() {
        assertThat(BinanceSymbol.inStream("BTCUSDT")).isEqualTo("btcusdt");
        assertThat(BinanceSymbol.inUri("币USDT")).isEqualTo("%E5%B8%81USDT");
        assertThat(BinanceSymbol.isDated("BTCUSDT_240329")).isTrue();
        assertThat(BinanceSymbol.isDated("BTCUSDT")).isFalse();
    }
}
