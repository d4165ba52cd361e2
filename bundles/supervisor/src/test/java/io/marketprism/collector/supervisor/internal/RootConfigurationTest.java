package io.marketprism.collector.supervisor.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.marketprism.collector.config.CollectorConfiguration;
import io.marketprism.collector.config.ConfigurationException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RootConfigurationTest {

    @TempDir
    Path home;

    private final Map<String, String> properties = new HashMap<>();

    @BeforeEach
    void properties() {
        properties.put("collector.home", home.toString());
        properties.put("karaf.etc", home.resolve("state/etc").toString());
        properties.put("collector.config", "../../etc/unified_data_collection.yaml");
    }

    @Test
    void simulatorsAddressStandsInTheOverrides() throws IOException, ConfigurationException {
        Path overrides = Files.writeString(
                home.resolve("overrides.properties"), "exchanges.okx_spot.api.base_url = http://@simulator@/okx\n");
        properties.put("collector.overrides", overrides.toString());
        properties.put("collector.simulator", "true");
        properties.put("collector.simulator.rate", "7");
        RootPlaces places = RootPlaces.from(properties::get);
        assertThat(places.simulatorRate()).contains(7);
        CollectorConfiguration read = RootConfiguration.read(places, Optional.of("127.0.0.1:4711"), Map.of());
        assertThat(read.exchange("okx_spot").orElseThrow().settings().restUrl())
                .hasToString("http://127.0.0.1:4711/okx");
    }

    @Test
    void withoutOverridesTheFileHolds() throws IOException, ConfigurationException {
        RootPlaces places = RootPlaces.from(properties::get);
        assertThat(places.simulatorRate()).isEmpty();
        assertThat(RootConfiguration.read(places, Optional.empty(), Map.of()).enabledExchanges())
                .hasSize(5);
    }

    @Test
    void rootThatWasStartedOtherwiseIsToldHow() {
        properties.remove("collector.config");
        assertThatThrownBy(() -> RootPlaces.from(properties::get))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("collector.config is missing")
                .hasMessageContaining("bin/collector");
    }
}
