package io.marketprism.collector.launcher;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JsonTest {

    @Test
    void documentComesBackWithItsDigits() throws Exception {
        String text = "{\"a\": [1, 2.50, 1e-7, true, false, null, \"x\\n\"], \"b\": {\"big\": 12345678901234567890}}";
        Object value = Json.read(text);
        assertThat(((Map<?, ?>) value).get("a"))
                .asInstanceOf(InstanceOfAssertFactories.LIST)
                .contains(new BigDecimal("2.50"), true, "x\n");
        assertThat(Json.read(Json.write(value))).isEqualTo(value);
        assertThat(Json.write(value)).contains("2.50", "0.0000001", "12345678901234567890");
    }

    @Test
    void otherNumbersAndEmptyOnesAreWritten() throws Exception {
        assertThat(Json.read(Json.write(Map.of("n", 1.5)))).isEqualTo(Map.of("n", new BigDecimal("1.5")));
        assertThat(Json.read(Json.write(List.of(Map.of(), List.of())))).isEqualTo(List.of(Map.of(), List.of()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "{", "{\"a\": }", "[1] 2", "nonsense", "{\"a\": NaN}"})
    void whatIsNoDocumentIsRefused(String text) {
        assertThatThrownBy(() -> Json.read(text)).isInstanceOf(IOException.class);
    }
}
