package io.marketprism.collector.publisher.nats.internal;

import io.marketprism.collector.spi.PublishObserver;

/** Counts what became of a subject's messages and tells the channel's observer. */
final class LaneRecord implements Outcome {

    private final SubjectFigures figures;
    private final PublishObserver observer;

    LaneRecord(SubjectFigures figures, PublishObserver observer) {
        this.figures = figures;
        this.observer = observer;
    }

    @Override
    public void stored(Message message, boolean duplicate, long nowNanos) {
        figures.stored(duplicate, nowNanos - message.acceptedNanos);
        observer.published(duplicate);
    }

    @Override
    public void failed(Message message, String code, String reason) {
        figures.failed(code);
        observer.failed(code, reason);
    }
}
