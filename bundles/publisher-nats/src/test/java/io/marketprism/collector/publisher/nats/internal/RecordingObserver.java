package io.marketprism.collector.publisher.nats.internal;

import io.marketprism.collector.spi.PublishObserver;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;

/** Counts what it hears. */
final class RecordingObserver implements PublishObserver {

    final AtomicInteger published = new AtomicInteger();
    final AtomicInteger duplicates = new AtomicInteger();
    final List<String> failures = new CopyOnWriteArrayList<>();

    @Override
    public void published(boolean duplicate) {
        if (duplicate) {
            duplicates.incrementAndGet();
        }
        published.incrementAndGet();
    }

    @Override
    public void failed(String code, String reason) {
        failures.add(code + ": " + reason);
    }
}
