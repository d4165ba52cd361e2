package io.marketprism.collector.publisher.nats.internal;

import io.marketprism.collector.spi.PublishObserver;

/** Hears of the second copies on un-normalised subjects: their figures say enough. */
enum NoObserver implements PublishObserver {
    INSTANCE;

    @Override
    public void published(boolean duplicate) {
        // Counted by the subject's figures.
    }

    @Override
    public void failed(String code, String reason) {
        // Counted by the subject's figures.
    }
}
