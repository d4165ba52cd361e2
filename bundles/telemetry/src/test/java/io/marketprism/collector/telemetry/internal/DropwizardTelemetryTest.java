package io.marketprism.collector.telemetry.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.marketprism.collector.spi.Telemetry;
import io.marketprism.collector.spi.Telemetry.Family;
import io.marketprism.collector.spi.management.MetricFamilySnapshot;
import io.marketprism.collector.spi.management.MetricSampleSnapshot;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import javax.management.MBeanServer;
import javax.management.ObjectName;
import org.junit.jupiter.api.Test;

class DropwizardTelemetryTest {

    private static final Family TRADES = Family.sum("trades_total", "Trades.", "exchange", "symbol");
    private static final Family AGE = Family.max("age_seconds", "Age.");
    private static final Family TOOK = Family.sum("took_seconds", "Duration.", "exchange");
    private static final List<Double> BOUNDS = List.of(0.05, 0.1, 1.0);

    private final DropwizardTelemetry telemetry = new DropwizardTelemetry(false);

    @Test
    void sameFigureFetchedTwiceIsTheSameObject() {
        assertThat(telemetry.counter(TRADES, "okx_spot", "BTC-USDT"))
                .isSameAs(telemetry.counter(TRADES, "okx_spot", "BTC-USDT"))
                .isNotSameAs(telemetry.counter(TRADES, "okx_spot", "ETH-USDT"));
        assertThat(telemetry.gauge(AGE)).isSameAs(telemetry.gauge(AGE));
        assertThat(telemetry.timer(TOOK, BOUNDS, "okx_spot")).isSameAs(telemetry.timer(TOOK, BOUNDS, "okx_spot"));
    }

    @Test
    void familiesComeByNameWithTheirFiguresInOrder() {
        telemetry.counter(TRADES, "okx_spot", "ETH-USDT").add(2);
        telemetry.counter(TRADES, "okx_spot", "BTC-USDT").increment();
        telemetry.gauge(AGE).set(1.5);

        MetricFamilySnapshot[] families = telemetry.snapshot();

        assertThat(families).extracting(MetricFamilySnapshot::getName).containsExactly("age_seconds", "trades_total");
        assertThat(families[0].getType()).isEqualTo("gauge");
        assertThat(families[0].getMerge()).isEqualTo("MAX");
        assertThat(families[0].getSamples()[0].getValue()).isEqualTo(1.5);
        assertThat(families[1].getType()).isEqualTo("counter");
        assertThat(families[1].getLabelNames()).containsExactly("exchange", "symbol");
        assertThat(families[1].getSamples())
                .extracting(sample -> Arrays.asList(sample.getLabelValues()) + " " + sample.getValue())
                .containsExactly("[okx_spot, ETH-USDT] 2.0", "[okx_spot, BTC-USDT] 1.0");
    }

    @Test
    void histogramBucketsAreCumulativeAndIncludeTheirBound() {
        Telemetry.Timer timer = telemetry.timer(TOOK, BOUNDS, "okx_spot");
        for (long millis : new long[] {10, 50, 51, 100, 700, 1000, 1001, 60_000}) {
            timer.record(TimeUnit.MILLISECONDS.toNanos(millis));
        }

        MetricFamilySnapshot family = telemetry.snapshot()[0];
        MetricSampleSnapshot sample = family.getSamples()[0];

        assertThat(family.getType()).isEqualTo("histogram");
        assertThat(family.getUpperBounds()).containsExactly(0.05, 0.1, 1.0);
        assertThat(sample.getBucketCounts()).containsExactly(2, 4, 6, 8);
        assertThat(sample.getCount()).isEqualTo(8);
        assertThat(sample.getValue()).isEqualTo(62.912);
    }

    @Test
    void familyDeclaredAgainInAnotherWayIsAnErrorThatSaysBothWays() {
        telemetry.counter(TRADES, "okx_spot", "BTC-USDT");
        telemetry.timer(TOOK, BOUNDS, "okx_spot");
        assertThatThrownBy(() -> telemetry.counter(Family.sum("trades_total", "Trades.", "exchange"), "okx_spot"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("The metric family trades_total has the labels [exchange, symbol] since it was first"
                        + " declared, but now [exchange] was asked for; declare it once and share it");
        assertThatThrownBy(() -> telemetry.counter(Family.max("trades_total", "", "exchange", "symbol"), "a", "b"))
                .hasMessageContaining("is merged by SUM");
        assertThatThrownBy(() -> telemetry.gauge(TRADES, "a", "b")).hasMessageContaining("is a counter");
        assertThatThrownBy(() -> telemetry.timer(TOOK, List.of(1.0), "okx_spot"))
                .hasMessageContaining("has the buckets [0.05, 0.1, 1.0]");
    }

    @Test
    void asManyLabelValuesAsLabelsAreAskedFor() {
        assertThatThrownBy(() -> telemetry.counter(TRADES, "okx_spot"))
                .hasMessage("The metric family trades_total has the labels [exchange, symbol], but the values"
                        + " [okx_spot] were given; give one for each label");
    }

    @Test
    void gaugeFollowsItsLatestSource() {
        telemetry.gauge(AGE, () -> 3.0);
        telemetry.gauge(AGE, () -> 4.0);
        assertThat(telemetry.snapshot()[0].getSamples()[0].getValue()).isEqualTo(4);
        telemetry.gauge(AGE).set(5);
        assertThat(telemetry.snapshot()[0].getSamples()[0].getValue()).isEqualTo(5);
    }

    @Test
    void gaugeThatCannotBeReadCostsNoOtherFigure() {
        telemetry.gauge(AGE, () -> {
            throw new IllegalStateException("owner is gone");
        });
        telemetry.counter(TRADES, "okx_spot", "BTC-USDT").increment();
        MetricFamilySnapshot[] families = telemetry.snapshot();
        assertThat(families[0].getSamples()).isEmpty();
        assertThat(families[1].getSamples()).hasSize(1);
    }

    @Test
    void nothingRecordedByManyThreadsIsLost() throws Exception {
        int threads = 4;
        long each = 50_000;
        CountDownLatch start = new CountDownLatch(1);
        List<Thread> recorders = new ArrayList<>();
        for (int i = 0; i < threads; i++) {
            Thread recorder = new Thread(() -> {
                await(start);
                for (int n = 0; n < each; n++) {
                    telemetry.counter(TRADES, "okx_spot", "BTC-USDT").increment();
                    telemetry.timer(TOOK, BOUNDS, "okx_spot").record(TimeUnit.MILLISECONDS.toNanos(75));
                }
            });
            recorder.start();
            recorders.add(recorder);
        }
        start.countDown();
        for (Thread recorder : recorders) {
            recorder.join();
        }
        assertThat(telemetry.counter(TRADES, "okx_spot", "BTC-USDT").count()).isEqualTo(threads * each);
        assertThat(telemetry.snapshot()[0].getSamples()[0].getBucketCounts())
                .containsExactly(0, threads * each, threads * each, threads * each);
        assertThat(telemetry.snapshot()[0].getSamples()[0].getValue()).isEqualTo(15_000);
    }

    @Test
    void figuresAreMBeansUntilTheComponentGoes() throws Exception {
        MBeanServer server = ManagementFactory.getPlatformMBeanServer();
        ObjectName all = new ObjectName(DropwizardTelemetry.JMX_DOMAIN + ":*");
        try (DropwizardTelemetry shown = new DropwizardTelemetry(true)) {
            shown.counter(TRADES, "okx_spot", "BTC-USDT").add(7);
            shown.gauge(AGE).set(2);
            shown.timer(TOOK, BOUNDS, "okx_spot").record(TimeUnit.SECONDS.toNanos(2));
            assertThat(server.queryNames(all, null)).hasSize(4);
            ObjectName counter = new ObjectName(
                    DropwizardTelemetry.JMX_DOMAIN + ":name=\"trades_total[exchange=okx_spot,symbol=BTC-USDT]\"");
            assertThat(server.getAttribute(counter, "Count")).isEqualTo(7L);
        }
        assertThat(server.queryNames(all, null)).isEmpty();
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException("Interrupted before the start", e);
        }
    }
}
