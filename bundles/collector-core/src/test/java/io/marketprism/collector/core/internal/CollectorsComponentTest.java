package io.marketprism.collector.core.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.marketprism.collector.core.CollectorConfig;
import io.marketprism.collector.core.ExchangeCollector;
import io.marketprism.collector.core.TestConfig;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class CollectorsComponentTest {

    private final CollectorRig rig = new CollectorRig();
    private final List<String> opened = new ArrayList<>();
    private final CollectorsComponent component = new CollectorsComponent(
            rig.publisher,
            rig.telemetry,
            rig.telemetry,
            (exchange, telemetry, settings) -> {
                opened.add(exchange);
                return rig.network;
            },
            rig.server,
            "0.1.0");

    @Test
    void collectorRunsFromItsConfigurationUntilClosed() {
        CollectorConfig config = TestConfig.of(Map.of("symbols", "BTC,ETH", "data.types", "trade"));
        ExchangeCollector collector = component.start(config, rig.venue);
        assertThat(opened).containsExactly("okx_spot");
        rig.time.passMillis(0);
        rig.stream("trades").open();
        rig.stream("trades").frame("trade BTC 1");
        assertThat(collector.snapshot().getExchange()).isEqualTo("okx_spot");
        assertThat(rig.figure("marketprism_active_symbols_count")).isEqualTo(1);
        collector.close();
        assertThat(rig.network.closed).isTrue();
        assertThat(rig.figure("marketprism_active_symbols_count")).isZero();
    }

    @Test
    void componentThatGoesTakesItsCollectorsAlong() {
        component.start(TestConfig.of(Map.of()), rig.venue);
        component.deactivate();
        assertThat(rig.network.closed).isTrue();
    }

    @Test
    void whatCannotStartLeavesNothingBehind() {
        CollectorConfig config = TestConfig.of(Map.of());
        component.start(config, rig.venue);
        assertThat(rig.network.closed).isFalse();
        assertThatThrownBy(() -> component.start(config, rig.venue)).isInstanceOf(IllegalStateException.class);
        assertThat(rig.network.closed).isTrue();
    }
}
