package io.marketprism.collector.config.internal;

import io.marketprism.collector.config.NamingSettings;
import io.marketprism.collector.config.NatsSettings;
import io.marketprism.collector.config.StreamSettings;
import io.marketprism.collector.config.StreamSettings.Managed;
import io.marketprism.collector.model.DataType;
import io.marketprism.collector.model.Exchange;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** Makes the broker's settings of {@code nats} and {@code delivery}. */
final class NatsSection {

    private static final String STREAMS = "nats.jetstream.streams";
    private static final String NAMING = "nats.publish.naming.";

    private final Values values;
    private final Problems problems;
    private final List<String> notes;

    NatsSection(Values values, Problems problems, List<String> notes) {
        this.values = values;
        this.problems = problems;
        this.notes = notes;
    }

    /** The settings; worth nothing once a problem was reported. */
    NatsSettings settings(List<String> knownExchanges) {
        Map<DataType, String> subjects = new EnumMap<>(DataType.class);
        for (DataType type : DataType.values()) {
            subjects.put(
                    type, values.get("nats.streams." + type.key(), type.key() + ".{exchange}.{market_type}.{symbol}"));
        }
        boolean jetStream = values.get("nats.jetstream.enabled", true);
        NamingSettings naming = naming();
        List<StreamSettings> streams = new ArrayList<>(configured());
        if (jetStream) {
            List<String> words = naming.normalizeSubjectExchange()
                    ? knownExchanges.stream()
                            .map(name -> Exchange.named(name).venue())
                            .distinct()
                            .sorted()
                            .toList()
                    : List.of("*");
            streams.addAll(new OwnStreams(values, problems, notes, List.copyOf(streams)).streams(subjects, words));
        }
        return new NatsSettings(
                values.list("nats.servers", String.class, List.of("nats://localhost:4222")),
                values.get("nats.client_name", "unified-collector"),
                values.get("nats.reconnect_time_wait", Duration.ofSeconds(2)),
                values.get("nats.publish.timeout", Duration.ofSeconds(15)),
                values.count("nats.publish.max_retries", 3),
                values.count("delivery.in_flight", 256),
                jetStream,
                subjects,
                naming,
                streams);
    }

    private NamingSettings naming() {
        return new NamingSettings(
                values.get(NAMING + "normalize_subject_exchange", true),
                values.get(NAMING + "normalize_subject_market_type", true),
                values.get(NAMING + "normalize_payload_exchange", true),
                values.get(NAMING + "normalize_payload_market_type", true),
                values.get(NAMING + "metrics_market_type_mode", "strict"),
                values.get(NAMING + "compat_old_subjects", false),
                values.get(NAMING + "compat_publish_mode", "core"));
    }

    private List<StreamSettings> configured() {
        List<StreamSettings> streams = new ArrayList<>();
        for (String key : values.names(STREAMS)) {
            StreamSettings stream = stream(key);
            for (StreamSettings other : streams) {
                checkApart(stream, other);
            }
            streams.add(stream);
        }
        return streams;
    }

    private StreamSettings stream(String key) {
        String section = STREAMS + "." + key + ".";
        if (!values.has(section + "name") && !Kinds.NAME.matcher(key).matches()) {
            problems.error(
                    values.place(section),
                    STREAMS + ": expected a stream's name of letters, digits, - and _, but found \"" + key + "\"");
        }
        if (!values.has(section + "subjects")) {
            problems.error(
                    values.place(section),
                    section + "subjects is missing; expected a list of at least one subject, such as [trade.okx.>]");
        }
        Duration age = values.get(section + "max_age", Duration.ZERO);
        Duration window = values.get(section + "duplicate_window", Duration.ofMinutes(2));
        boolean tooLong = !age.isZero() && window.compareTo(age) > 0;
        if (tooLong && values.has(section + "duplicate_window")) {
            problems.error(
                    values.place(section + "duplicate_window"),
                    section + "duplicate_window: expected at most max_age, which is " + age.toSeconds()
                            + " s, but found " + window.toSeconds() + " s");
        }
        long perSubject = values.get(section + "max_msgs_per_subject", -1L);
        return new StreamSettings(
                values.get(section + "name", key),
                values.list(section + "subjects", String.class, List.of()),
                values.get(section + "max_msgs", -1L),
                values.get(section + "max_bytes", -1L),
                age,
                (int) Math.min(values.get(section + "max_consumers", -1L), Integer.MAX_VALUE),
                values.count(section + "replicas", 1),
                values.get(section + "storage", "file"),
                values.get(section + "discard", "old"),
                tooLong ? age : window,
                perSubject == 0 ? -1 : perSubject,
                Managed.CONFIGURED);
    }

    private void checkApart(StreamSettings one, StreamSettings other) {
        if (one.name().equals(other.name())) {
            problems.error(values.place(STREAMS), STREAMS + " names the stream " + one.name() + " twice");
        }
        for (String subject : one.subjects()) {
            for (String theirs : other.subjects()) {
                if (Subjects.overlap(subject, theirs)) {
                    problems.error(
                            values.place(STREAMS),
                            STREAMS + ": the streams " + other.name() + " and " + one.name() + " both capture "
                                    + subject + ", which the server refuses; expected each subject in one stream");
                }
            }
        }
    }
}
