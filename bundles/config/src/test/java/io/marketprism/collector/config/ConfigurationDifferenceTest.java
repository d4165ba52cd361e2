package io.marketprism.collector.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ConfigurationDifferenceTest {

    @Test
    void equalConfigurationsDifferInNothing() throws Exception {
        assertThat(difference(Map.of()).isEmpty()).isTrue();
    }

    @Test
    void changeReachesOnlyTheExchangeItConcerns() throws Exception {
        ConfigurationDifference difference = difference(Map.of("exchanges.okx_spot.symbols", "[BTC-USDT]"));
        assertThat(difference)
                .isEqualTo(new ConfigurationDifference(List.of(), List.of(), List.of("okx_spot"), List.of(), false));
    }

    @Test
    void pollIntervalReachesOnlyThoseThatPoll() throws Exception {
        assertThat(difference(Map.of("data_types.funding_rate.interval", "45")).changed())
                .containsExactly("okx_derivatives", "binance_derivatives");
    }

    @Test
    void brokerConcernsEveryChild() throws Exception {
        assertThat(difference(Map.of("nats.servers", "[nats://127.0.0.1:4333]")).changed())
                .hasSize(5);
    }

    @Test
    void exchangeSwitchedOffIsStopped() throws Exception {
        Map<String, String> off = Map.of("exchanges.okx_spot.enabled", "false");
        assertThat(difference(off).stopped()).containsExactly("okx_spot");
        assertThat(ConfigurationDifference.between(ChildFilesTest.shipped(off), ChildFilesTest.shipped(Map.of()))
                        .started())
                .containsExactly("okx_spot");
    }

    @Test
    void limitsAndSupervisionConcernTheRootOnly() throws Exception {
        ConfigurationDifference limits = difference(Map.of("exchanges.okx_spot.limits.memory_hard_mb", "180"));
        assertThat(limits)
                .isEqualTo(new ConfigurationDifference(List.of(), List.of(), List.of(), List.of("okx_spot"), false));
        assertThat(difference(Map.of("supervision.restart.allowed", "3")))
                .isEqualTo(new ConfigurationDifference(List.of(), List.of(), List.of(), List.of(), true));
        assertThat(difference(Map.of("clickhouse.host", "elsewhere")).isEmpty()).isTrue();
    }

    private static ConfigurationDifference difference(Map<String, String> overrides) throws Exception {
        return ConfigurationDifference.between(ChildFilesTest.shipped(Map.of()), ChildFilesTest.shipped(overrides));
    }
}
