package io.marketprism.collector.launcher;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.marketprism.collector.launcher.ConfigurationCheck.Checked;
import io.marketprism.collector.launcher.ConfigurationCheck.CheckedExchange;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReadConfigurationTest {

    private static final Path SHIPPED = Path.of("../etc/unified_data_collection.yaml");

    private final ConfigurationCheck check = new ReadConfiguration();

    @Test
    void shippedFileRunsTheFiveExchangesOnTheUsualPorts() throws Exception {
        Checked checked = check.check(SHIPPED, Map.of(), Map.of(), false);
        assertThat(checked.httpHost()).isEqualTo("127.0.0.1");
        assertThat(checked.healthPort()).isEqualTo(8087);
        assertThat(checked.metricsPort()).isEqualTo(9092);
        assertThat(checked.exchanges())
                .extracting(CheckedExchange::name)
                .containsExactlyInAnyOrder(
                        "okx_spot", "okx_derivatives", "binance_spot", "binance_derivatives", "deribit_derivatives");
        assertThat(checked.exchanges())
                .filteredOn(exchange -> exchange.name().equals("okx_spot"))
                .containsExactly(new CheckedExchange(
                        "okx_spot", "spot", List.of("BTC-USDT", "ETH-USDT"), List.of("orderbook", "trade")));
    }

    @Test
    void demosOverridesAreGoodAndWinOverTheEnvironment() throws Exception {
        Checked checked = check.check(
                SHIPPED,
                Map.of("HEALTH_CHECK_PORT", "0", "METRICS_PORT", "19092"),
                DemoOverrides.of("nats://me:secret@127.0.0.1:14222"),
                false);
        assertThat(checked.natsServers()).containsExactly("nats://me:secret@127.0.0.1:14222");
        assertThat(checked.healthPort()).isZero();
        assertThat(checked.metricsPort()).isEqualTo(19092);
    }

    @Test
    void mistakeIsToldWithFileAndKeyUnlessItIsForgiven(@TempDir Path folder) throws Exception {
        Path file = Files.writeString(
                folder.resolve("mine.yaml"), Files.readString(SHIPPED) + "\nexchangs:\n  okx_spot: {}\n");
        assertThatThrownBy(() -> check.check(file, Map.of(), Map.of(), false))
                .isInstanceOf(FailureException.class)
                .hasMessageContainingAll("mine.yaml", "exchangs");
        assertThat(check.check(file, Map.of(), Map.of(), true).warnings())
                .anyMatch(warning -> warning.contains("exchangs"));
    }

    @Test
    void missingFileIsRefused(@TempDir Path folder) {
        assertThatThrownBy(() -> check.check(folder.resolve("none.yaml"), Map.of(), Map.of(), false))
                .isInstanceOf(FailureException.class)
                .hasMessageContaining("none.yaml");
    }
}
