package io.marketprism.collector.publisher.nats.internal;

import io.marketprism.collector.spi.Telemetry;
import io.marketprism.collector.spi.Telemetry.Counter;
import io.marketprism.collector.spi.Telemetry.Family;
import io.marketprism.collector.spi.Telemetry.Timer;
import java.util.List;

/** The figures of one subject (contract 3.4); only what the server has taken counts as published (C16). */
final class SubjectFigures {

    private static final Family PUBLISHED =
            Family.sum("marketprism_nats_messages_published_total", "Messages that NATS has acknowledged", "subject");
    private static final Family LABELED = Family.sum(
            "marketprism_nats_messages_published_labeled_total",
            "Messages that NATS has acknowledged, by what they are",
            "exchange",
            "market_type",
            "data_type");
    private static final Family DURATION = Family.sum(
            "marketprism_nats_publish_duration_seconds",
            "Time from handing a message over to its acknowledgement",
            "subject");
    private static final Family ERRORS =
            Family.sum("marketprism_nats_publish_errors_total", "Messages that were given up", "subject", "error_type");
    private static final Family DUPLICATES = Family.sum(
            "marketprism_nats_duplicates_total", "Acknowledged messages that the stream had already", "subject");
    private static final Family SUPERSEDED = Family.sum(
            "marketprism_nats_superseded_total",
            "Messages not sent because a newer one of the subject came first",
            "subject");

    /** The buckets of before, and finer ones below. */
    private static final List<Double> BOUNDS = List.of(
            0.00025, 0.0005, 0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.075, 0.1, 0.25, 0.5, 0.75, 1.0, 2.5, 5.0, 7.5,
            10.0);

    private final Telemetry telemetry;
    private final String subject;
    private final Counter published;
    private final Counter labeled;
    private final Counter duplicates;
    private final Timer duration;

    SubjectFigures(Telemetry telemetry, String subject, String exchange, String marketType, String dataType) {
        this.telemetry = telemetry;
        this.subject = subject;
        this.published = telemetry.counter(PUBLISHED, subject);
        this.labeled = telemetry.counter(LABELED, exchange, marketType, dataType);
        this.duplicates = telemetry.counter(DUPLICATES, subject);
        this.duration = telemetry.timer(DURATION, BOUNDS, subject);
    }

    void stored(boolean duplicate, long nanos) {
        published.increment();
        labeled.increment();
        duration.record(nanos);
        if (duplicate) {
            duplicates.increment();
        }
    }

    /** A newer book in place of an older one is no error, but it is counted. */
    void failed(String code) {
        if (code.equals("superseded")) {
            telemetry.counter(SUPERSEDED, subject).increment();
        } else {
            telemetry.counter(ERRORS, subject, code).increment();
        }
    }
}
