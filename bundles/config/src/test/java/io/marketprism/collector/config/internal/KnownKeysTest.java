package io.marketprism.collector.config.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

class KnownKeysTest {

    @Test
    void everyKnownExchangeHasItsSection() {
        KeyTree keys = KnownKeys.load(List.of("okx_spot", "kraken_spot"));
        KeyTree exchanges = keys.find("exchanges").orElseThrow();
        assertThat(exchanges.keys().keySet()).containsExactly("okx_spot", "kraken_spot");
        assertThat(exchanges.find("binance_spot")).isEmpty();
    }

    @Test
    void kindThatDoesNotExistIsRefused() {
        assertThatThrownBy(() -> Kinds.of(List.of("colour")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("There is no kind of value named colour");
    }
}
