package io.marketprism.collector.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DecimalTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "0",
                "0.10",
                "-0.05",
                "67012.34000000",
                "0.00000001",
                "999999999999999999",
                "-999999999999999999.0",
                "123456789012345678901234.50000000",
                "0.000000000000000000000000001"
            })
    void printsTheDigitsItWasReadFrom(String digits) {
        assertThat(Decimal.parse(digits)).hasToString(digits);
    }

    @Test
    void exponentIsWrittenOut() {
        assertThat(Decimal.parse("1E-7")).hasToString("0.0000001");
        assertThat(Decimal.parse("5.5e3")).hasToString("5500");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "-", ".", "1.", ".5", "1.2.3", "12a", "NaN", "1e999999999", " 1", "0x10"})
    void whatIsNoNumberIsRefused(String text) {
        assertThatThrownBy(() -> Decimal.parse(text)).isInstanceOf(NumberFormatException.class);
    }

    @Test
    void trailingZerosMatterForEqualityButNotForOrder() {
        Decimal two = Decimal.parse("0.10");
        Decimal one = Decimal.parse("0.1");
        assertThat(two).isNotEqualTo(one).isEqualByComparingTo(one);
    }

    @Test
    void productIsExact() {
        assertThat(Decimal.parse("0.32").times(Decimal.parse("0.01"))).hasToString("0.0032");
        assertThat(Decimal.parse("999999999999999999").times(Decimal.parse("999999999999999999")))
                .isEqualTo(Decimal.of(new BigDecimal("999999999999999998000000000000000001")));
    }

    @Test
    void differenceOfLikeScalesKeepsThem() {
        assertThat(Decimal.parse("1").minus(Decimal.parse("0.6622"))).hasToString("0.3378");
    }
}
