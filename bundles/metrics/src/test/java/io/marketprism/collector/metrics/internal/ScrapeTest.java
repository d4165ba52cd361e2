package io.marketprism.collector.metrics.internal;

import static org.assertj.core.api.Assertions.assertThat;

import io.marketprism.collector.spi.management.MetricFamilySnapshot;
import io.marketprism.collector.spi.management.MetricSampleSnapshot;
import java.nio.file.Path;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class ScrapeTest {

    private static final String PUBLISHED = "marketprism_nats_messages_published_total";
    private static final String BTC = "trade.okx.spot.BTC-USDT";

    private final World world = new World();
    private final Scrape scrape = new Scrape(
            world,
            world,
            () -> Instant.ofEpochMilli(World.NOW),
            new HostProbe(Path.of("/proc"), Path.of(".")),
            new TcpProbe(Path.of("/proc")));

    private TextFormat scraped() {
        return TextFormat.parse(scrape.text());
    }

    @Test
    void equalFiguresOfSeveralChildrenAreMergedAsTheirFamilySays() {
        world.process("okx_spot", 11, 1, 100)
                .says("okx_spot", 11, 5, counter(BTC, 4), max("a", 7))
                .process("okx_derivatives", 12, 1, 100)
                .says("okx_derivatives", 12, 6, counter(BTC, 6), counter("other", 1), max("a", 3));
        TextFormat text = scraped();
        assertThat(text.value(PUBLISHED, "{subject=" + BTC + "}")).isEqualTo(10);
        assertThat(text.value(PUBLISHED, "{subject=other}")).isEqualTo(1);
        assertThat(text.value("marketprism_some_timestamp", "{of=a}")).isEqualTo(7);
        assertThat(text.type(PUBLISHED)).isEqualTo("counter");
    }

    @Test
    void noCounterFallsWhenAChildStartsAgainAndAgain() {
        world.process("okx_spot", 11, 10, 100)
                .says("okx_spot", 11, 100, counter(BTC, 50), World.histogram(BTC, 2, 1, 3, 4));
        assertThat(scraped().value(PUBLISHED, "{subject=" + BTC + "}")).isEqualTo(50);

        world.process("okx_spot", 0, 0, 0).silent("okx_spot");
        TextFormat away = scraped();
        assertThat(away.value(PUBLISHED, "{subject=" + BTC + "}")).isEqualTo(50);
        assertThat(away.value("process_cpu_seconds_total")).isEqualTo(110);
        assertThat(away.value("marketprism_process_up", "{process=okx_spot}")).isZero();
        assertThat(away.value("marketprism_process_reading_age_seconds", "{process=okx_spot}"))
                .isEqualTo(4);
        assertThat(away.value("marketprism_process_status", "{process=okx_spot, status=restarting}"))
                .isEqualTo(1);
        assertThat(away.value("process_resident_memory_bytes")).isEqualTo(5000);

        world.process("okx_spot", 12, 1, 100)
                .says("okx_spot", 12, 3, counter(BTC, 2), World.histogram(BTC, 1, 0, 1, 1));
        TextFormat again = scraped();
        assertThat(again.value(PUBLISHED, "{subject=" + BTC + "}")).isEqualTo(52);
        assertThat(again.value("marketprism_data_count_total")).isEqualTo(103);
        assertThat(again.value("marketprism_data_count_total", "{process=okx_spot}"))
                .isEqualTo(103);
        assertThat(again.value("process_cpu_seconds_total")).isEqualTo(111);
        assertThat(again.value("marketprism_process_cpu_seconds_total", "{process=okx_spot}"))
                .isEqualTo(11);
        assertThat(again.value("marketprism_nats_publish_duration_seconds_bucket", "{le=1.0, subject=" + BTC + "}"))
                .isEqualTo(4);
        assertThat(again.value("marketprism_nats_publish_duration_seconds_count", "{subject=" + BTC + "}"))
                .isEqualTo(5);
        assertThat(again.value("marketprism_nats_publish_duration_seconds_sum", "{subject=" + BTC + "}"))
                .isEqualTo(3);

        world.says("okx_spot", 13, 1);
        assertThat(scraped().value(PUBLISHED, "{subject=" + BTC + "}")).isEqualTo(52);
    }

    @Test
    void aFigureThatFallsWithinOneLifeIsHeld() {
        world.process("okx_spot", 11, 10, 100).says("okx_spot", 11, 100, counter(BTC, 50));
        scraped();
        world.process("okx_spot", 11, 0, 0).says("okx_spot", 11, 90);
        TextFormat text = scraped();
        assertThat(text.value("process_cpu_seconds_total")).isEqualTo(110);
        assertThat(text.value("marketprism_data_count_total")).isEqualTo(100);
        assertThat(text.value(PUBLISHED, "{subject=" + BTC + "}")).isEqualTo(50);
    }

    @Test
    void gaugesOfAFinishedLifeAreNotCarried() {
        world.process("okx_spot", 11, 1, 1).says("okx_spot", 11, 1, World.family("marketprism_x", "gauge", "SUM", 5));
        scraped();
        world.says("okx_spot", 12, 1, World.family("marketprism_x", "gauge", "SUM", 2));
        assertThat(scraped().value("marketprism_x")).isEqualTo(2);
    }

    @Test
    void unlabelledProcessFiguresAreSumsOverRootAndChildren() {
        world.process("okx_spot", 11, 10, 100)
                .process("binance_spot", 12, 20, 300)
                .says("okx_spot", 11, 1);
        TextFormat text = scraped();
        assertThat(text.value("process_resident_memory_bytes")).isEqualTo(5400);
        assertThat(text.value("process_virtual_memory_bytes")).isEqualTo(11_000);
        assertThat(text.value("process_cpu_seconds_total")).isEqualTo(130);
        assertThat(text.type("process_cpu_seconds_total")).isEqualTo("counter");
        assertThat(text.value("process_open_fds")).isEqualTo(113);
        assertThat(text.value("process_max_fds")).isEqualTo(2006);
        assertThat(text.value("process_start_time_seconds")).isEqualTo((World.NOW - 1_000_000) / 1000.0);
        assertThat(text.value("marketprism_thread_count")).isEqualTo(101);
        assertThat(text.value("marketprism_uptime_seconds")).isEqualTo(1000);
    }

    @Test
    void perProcessFiguresHaveTheirAverageOrSumWithoutLabel() {
        world.process("okx_spot", 11, 10, 100 << 20)
                .says("okx_spot", 11, 7)
                .process("binance_spot", 12, 20, 300 << 20)
                .says("binance_spot", 12, 8)
                .process("deribit_derivatives", 0, 0, 0);
        TextFormat text = scraped();
        assertThat(text.value("marketprism_process_memory_mb")).isEqualTo(200);
        assertThat(text.value("marketprism_process_memory_mb", "{process=okx_spot}"))
                .isEqualTo(100);
        assertThat(text.value("marketprism_process_cpu_percent")).isEqualTo(10);
        assertThat(text.value("marketprism_process_uptime_seconds", "{process=okx_spot}"))
                .isEqualTo(60);
        assertThat(text.value("marketprism_data_count_total")).isEqualTo(15);
        assertThat(text.value("marketprism_data_count_total", "{data_type=trade, exchange=okx_spot}"))
                .isEqualTo(7);
        assertThat(text.value("marketprism_error_count_total")).isEqualTo(6);
        assertThat(text.value("marketprism_error_count_total", "{process=binance_spot}"))
                .isEqualTo(3);
        assertThat(text.value("marketprism_process_status", "{process=okx_spot, status=healthy}"))
                .isEqualTo(1);
        assertThat(text.value("marketprism_process_up", "{process=deribit_derivatives}"))
                .isZero();
        assertThat(text.value("marketprism_process_latency_p99_seconds", "{process=okx_spot}"))
                .isEqualTo(0.0009);
    }

    @Test
    void natsIsConnectedWhileAChildThatAnswersSaysSoWhateverTheChildrensOwnSeriesSay() {
        MetricFamilySnapshot own = World.family("marketprism_nats_connected", "gauge", "MAX", 1);
        world.process("okx_spot", 11, 10, 100).says("okx_spot", 11, 7, own);
        assertThat(scraped().value("marketprism_nats_connected")).isEqualTo(1);
        world.silent("okx_spot");
        assertThat(scraped().value("marketprism_nats_connected")).isZero();
    }

    @Test
    void whatContradictsItselfIsLeftOutAndCounted() {
        world.says(
                        "okx_spot",
                        11,
                        7,
                        counter(BTC, 1),
                        World.family("bad name", "counter", "SUM", 1),
                        World.family("unknown_type", "summary", "SUM", 1),
                        World.family("bad_label", "gauge", "SUM", 1, "le", "1"),
                        new MetricFamilySnapshot(
                                "too_few_values",
                                "",
                                "gauge",
                                "SUM",
                                new String[] {"a"},
                                new double[0],
                                new MetricSampleSnapshot[] {new MetricSampleSnapshot(new String[0], 1, 0, new long[0])
                                }))
                .says("binance_spot", 12, 7, World.family(PUBLISHED, "gauge", "SUM", 9, "subject", BTC));
        TextFormat text = scraped();
        assertThat(text.value(PUBLISHED, "{subject=" + BTC + "}")).isEqualTo(1);
        assertThat(text.value("marketprism_metrics_refused")).isEqualTo(5);
    }

    @Test
    void hostAndConnectionsAreSampledBetweenScrapes() {
        world.process("okx_spot", 0, 0, 0);
        scrape.observe();
        TextFormat text = scraped();
        assertThat(text.value("marketprism_cpu_usage_percent")).isBetween(0.0, 100.0);
        assertThat(text.value("marketprism_memory_usage_percent")).isBetween(0.1, 100.0);
        assertThat(text.value("marketprism_memory_usage_bytes")).isPositive();
        assertThat(text.value("marketprism_disk_usage_percent")).isBetween(0.0, 100.0);
        assertThat(text.value("marketprism_cpu_effective_cores")).isPositive();
        assertThat(text.value("marketprism_cpu_normalized_load_1m")).isNotNegative();
        assertThat(text.series().keySet()).anyMatch(key -> key.startsWith("marketprism_gc_collections_total"));
    }

    @Test
    void comingOverALimitIsCountedOnceACrossing() {
        for (long mb : new long[] {140, 160, 170, 140, 210, 220}) {
            world.process("okx_spot", 11, 1, mb << 20);
            scrape.observe();
        }
        TextFormat text = scraped();
        assertThat(text.value("marketprism_memory_warnings_count")).isEqualTo(2);
        assertThat(text.value("marketprism_memory_criticals_count")).isEqualTo(1);
    }

    private static MetricFamilySnapshot counter(String subject, double value) {
        return World.family(PUBLISHED, "counter", "SUM", value, "subject", subject);
    }

    private static MetricFamilySnapshot max(String of, double value) {
        return World.family("marketprism_some_timestamp", "gauge", "MAX", value, "of", of);
    }
}
