package io.marketprism.collector.core.internal;

import static org.assertj.core.api.Assertions.assertThat;

import io.marketprism.collector.model.DataType;
import io.marketprism.collector.spi.Channel;
import io.marketprism.collector.spi.PublishChannel;
import io.marketprism.collector.spi.PublishObserver;
import io.marketprism.collector.spi.Publisher;
import io.marketprism.collector.spi.PublisherStatus;
import io.marketprism.collector.spi.Receipt;
import io.marketprism.collector.telemetry.LatencyWindow;
import io.marketprism.collector.telemetry.internal.DropwizardTelemetry;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class ChannelPipelineTest {

    private static final int THREADS = 4;
    private static final int EACH = 20_000;

    /** An old connection and its successor may both speak for a moment (D6). */
    @Test
    void oneThreadAtATimePublishesAndEveryEventIsCounted() throws Exception {
        Overlap overlap = new Overlap();
        Time time = new VirtualTime();
        Surroundings surroundings = new Surroundings(
                FakeVenue.settings(DataType.TRADE),
                time,
                new CollectorMetrics(new DropwizardTelemetry(false), FakeVenue.settings(DataType.TRADE)),
                new Complaints(time, sentence -> {}),
                new LatencyWindow());
        TypeHealth health = new TypeHealth(DataType.TRADE, surroundings);
        Channel channel = FakeVenue.channel(DataType.TRADE, "BTC");
        ChannelPipeline pipeline = new ChannelPipeline(channel, false, health, surroundings, overlap);
        health.add(pipeline);
        CountDownLatch start = new CountDownLatch(1);
        ExecutorService threads = Executors.newFixedThreadPool(THREADS);
        try {
            List<Future<?>> all = new ArrayList<>();
            for (int i = 0; i < THREADS; i++) {
                all.add(threads.submit(() -> {
                    start.await();
                    for (int n = 0; n < EACH; n++) {
                        pipeline.take(
                                FakeVenue.trade(channel.instrument(), "1"),
                                new Receipt(time.epochMillis(), time.nanoTime()));
                    }
                    return null;
                }));
            }
            start.countDown();
            for (Future<?> one : all) {
                one.get();
            }
        } finally {
            threads.shutdownNow();
        }
        assertThat(overlap.most.get()).isEqualTo(1);
        assertThat(overlap.published).isEqualTo(THREADS * EACH);
        assertThat(health.receivedCount()).isEqualTo((long) THREADS * EACH);
        assertThat(health.publishedCount()).isEqualTo((long) THREADS * EACH);
        assertThat(surroundings.latency().snapshot(time.nanoTime()).getCount()).isEqualTo((long) THREADS * EACH);
    }

    /** A publisher that notices how many threads are in it; its own count is not safe on purpose. */
    private static final class Overlap implements Publisher {

        private final AtomicInteger inside = new AtomicInteger();
        private final AtomicInteger most = new AtomicInteger();
        private int published;

        @Override
        public PublishChannel open(Channel channel, PublishObserver observer) {
            return new PublishChannel() {
                @Override
                public void publish(io.marketprism.collector.model.MarketEvent event, Receipt receipt) {
                    most.accumulateAndGet(inside.incrementAndGet(), Math::max);
                    published++;
                    inside.decrementAndGet();
                    observer.published(false);
                }

                @Override
                public void close() {}
            };
        }

        @Override
        public PublisherStatus status() {
            return new PublisherStatus(true, "", 0, 0, "");
        }
    }
}
