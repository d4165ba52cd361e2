package io.marketprism.collector.binance.spot.internal;

import static org.assertj.core.api.Assertions.assertThat;

import io.marketprism.collector.core.Collectors;
import io.marketprism.collector.core.ExchangeCollector;
import io.marketprism.collector.spi.management.CollectorSnapshot;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class BinanceSpotCollectorTest {

    @Test
    void collectsWhileItIsActive() {
        List<String> calls = new ArrayList<>();
        Collectors collectors = (config, venue) -> {
            calls.add("start");
            return new ExchangeCollector() {
                @Override
                public CollectorSnapshot snapshot() {
                    throw new AssertionError("Nobody asks");
                }

                @Override
                public void close() {
                    calls.add("close");
                }
            };
        };
        BinanceSpotCollector collector = new BinanceSpotCollector(null, collectors, null);
        assertThat(calls).containsExactly("start");
        collector.deactivate();
        assertThat(calls).containsExactly("start", "close");
    }

    @Test
    void waitsForItsConfigurationAndItsOwnVenue() throws IOException {
        String file = "/OSGI-INF/" + BinanceSpotCollector.class.getName() + ".xml";
        try (InputStream component = BinanceSpotCollector.class.getResourceAsStream(file)) {
            assertThat(new String(component.readAllBytes(), StandardCharsets.UTF_8))
                    .contains("configuration-pid=\"io.marketprism.collector.binance.spot\"")
                    .contains("configuration-policy=\"require\"")
                    .contains("target=\"(venue=binance)\"");
        }
    }
}
