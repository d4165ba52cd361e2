package io.marketprism.collector.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import io.marketprism.collector.launcher.ConfigurationCheck.CheckedExchange;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SubjectsTest {

    private static final String METRICS = """
            # HELP marketprism_nats_messages_published_total Messages
            # TYPE marketprism_nats_messages_published_total counter
            marketprism_nats_messages_published_total{subject="trade.okx.spot.BTC-USDT"} 12.0
            marketprism_nats_messages_published_total{exchange="okx", subject="trade.okx.spot.ETH-USDT"} 1.2E3 1700000000
            marketprism_nats_messages_published_total{subject="orderbook.okx.spot.BTC-USDT"} 0
            marketprism_nats_messages_published_total_created{subject="x"} 5
            marketprism_nats_publish_errors_total{subject="trade.okx.spot.XRP-USDT"} 5
            """;

    private static final HealthDocument HEALTH = new HealthDocument(
            "healthy",
            1,
            true,
            Map.of(
                    "okx_spot",
                    child("okx_spot", "trade", "orderbook"),
                    "deribit_derivatives",
                    child("deribit_derivatives", "volatility_index")),
            Map.of());

    @Test
    void countsAreReadBySubject() {
        assertThat(PublishedSubjects.parse(METRICS))
                .containsOnly(
                        Map.entry("trade.okx.spot.BTC-USDT", 12.0),
                        Map.entry("trade.okx.spot.ETH-USDT", 1200.0),
                        Map.entry("orderbook.okx.spot.BTC-USDT", 0.0));
    }

    @Test
    void reportedTypesOfConfiguredExchangesAreExpected() {
        List<ExpectedSubjects> expected = ExpectedSubjects.of(
                List.of(
                        new CheckedExchange("okx_spot", "spot", List.of("BTC-USDT", "ETH-USDT"), List.of("trade")),
                        new CheckedExchange("deribit_derivatives", "perpetual", List.of("BTC"), List.of()),
                        new CheckedExchange("absent", "spot", List.of("X"), List.of())),
                HEALTH);
        assertThat(expected)
                .containsExactlyInAnyOrder(
                        new ExpectedSubjects("trade.okx.spot.", 2),
                        new ExpectedSubjects("orderbook.okx.spot.", 2),
                        new ExpectedSubjects("volatility_index.deribit.options.", 1));
    }

    @Test
    void whatStayedEmptyIsDescribedByWhatDidNot() {
        Map<String, Double> published = PublishedSubjects.parse(METRICS);
        assertThat(new ExpectedSubjects("trade.okx.spot.", 2).carried(published))
                .isEqualTo(2);
        assertThat(new ExpectedSubjects("trade.okx.spot.", 3).describe(published))
                .isEqualTo("2 of 3 subjects trade.okx.spot.> carried data (trade.okx.spot.BTC-USDT,"
                        + " trade.okx.spot.ETH-USDT)");
        assertThat(new ExpectedSubjects("orderbook.okx.spot.", 2).describe(published))
                .isEqualTo("0 of 2 subjects orderbook.okx.spot.> carried data");
    }

    private static ChildHealth child(String name, String... types) {
        Map<String, Object> fields = new LinkedHashMap<>();
        for (String type : types) {
            fields.put(type, Map.of("status", "healthy"));
        }
        return ChildHealth.of(name, Map.of("status", "healthy", "data_types", fields));
    }
}
