package io.marketprism.collector.config.internal;

import io.marketprism.collector.config.StreamSettings;
import io.marketprism.collector.config.StreamSettings.Managed;
import io.marketprism.collector.model.DataType;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The product's own streams (C4): trades, books and quality records, as far as no stream of the file captures their
 * subjects already, since the server refuses overlapping streams.
 */
final class OwnStreams {

    private static final long GIB = 1L << 30;

    private final Values values;
    private final Problems problems;
    private final List<String> notes;
    private final List<StreamSettings> configured;

    OwnStreams(Values values, Problems problems, List<String> notes, List<StreamSettings> configured) {
        this.values = values;
        this.problems = problems;
        this.notes = notes;
        this.configured = configured;
    }

    /**
     * The streams that are needed.
     *
     * @param templates the subject templates
     * @param exchanges the words of the known exchanges in subjects
     */
    List<StreamSettings> streams(Map<DataType, String> templates, List<String> exchanges) {
        List<StreamSettings> own = new ArrayList<>();
        List<String> trades = all(templates.get(DataType.TRADE), exchanges);
        List<String> books = all(templates.get(DataType.ORDERBOOK), exchanges);
        stream("MARKET_TRADES", trades, Duration.ofDays(2), 4 * GIB, Duration.ofMinutes(10))
                .ifPresent(own::add);
        stream("MARKET_BOOKS", books, Duration.ofHours(1), 2 * GIB, Duration.ofMinutes(2))
                .ifPresent(own::add);
        stream("MARKET_QUALITY", List.of("quality.>", "gap.>"), Duration.ofDays(2), GIB / 4, Duration.ofMinutes(2))
                .ifPresent(own::add);
        return own;
    }

    private static List<String> all(String template, List<String> exchanges) {
        return exchanges.stream()
                .map(exchange -> Subjects.all(template, exchange))
                .distinct()
                .toList();
    }

    private Optional<StreamSettings> stream(
            String name, List<String> wanted, Duration age, long bytes, Duration duplicates) {
        String section = "delivery.streams." + name + ".";
        if (!values.get(section + "enabled", true)) {
            return Optional.empty();
        }
        if (configured.stream().anyMatch(stream -> stream.name().equals(name))) {
            notes.add("The stream " + name + " is made as nats.jetstream.streams says");
            return Optional.empty();
        }
        List<String> subjects =
                wanted.stream().filter(subject -> isFree(name, subject)).toList();
        if (subjects.isEmpty()) {
            return Optional.empty();
        }
        Duration maxAge = values.get(section + "max_age", age);
        Duration window = values.get(section + "duplicate_window", duplicates);
        return Optional.of(new StreamSettings(
                name,
                subjects,
                values.get(section + "max_msgs", -1L),
                values.get(section + "max_bytes", bytes),
                maxAge,
                -1,
                values.count(section + "replicas", 1),
                values.get(section + "storage", "file"),
                "old",
                !maxAge.isZero() && window.compareTo(maxAge) > 0 ? maxAge : window,
                -1,
                Managed.OWN));
    }

    private boolean isFree(String name, String subject) {
        for (StreamSettings other : configured) {
            for (String captured : other.subjects()) {
                if (Subjects.covers(captured, subject)) {
                    notes.add(
                            subject + " is captured by the stream " + other.name() + " of the file and not by " + name);
                    return false;
                }
                if (Subjects.overlap(captured, subject)) {
                    problems.warning(
                            values.place("nats.jetstream.streams"),
                            "the stream " + other.name() + " captures " + captured + ", a part of " + subject
                                    + "; the server refuses overlapping streams, so the rest of " + subject
                                    + " is in no stream");
                    return false;
                }
            }
        }
        return true;
    }
}
