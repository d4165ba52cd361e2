package io.marketprism.collector.publisher.nats.internal;

import io.marketprism.collector.model.DataType;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * Everything the publisher is told, checked (C1, C3, C4).
 *
 * @param servers the servers' URLs; may hold credentials, so they are never printed as they are
 * @param clientName how the connection is called at the server
 * @param exchange the child's exchange, for names and logs
 * @param reconnectWait time between attempts to connect
 * @param publishTimeout how long an acknowledgement is waited for
 * @param maxRetries how often a message of unknown outcome is sent again
 * @param inFlight most messages sent and not yet acknowledged
 * @param jetStream whether to publish with acknowledgement at all
 * @param templates subject templates by data type
 * @param naming how exchanges and markets are called
 * @param streams the streams to keep, the user's before the collector's own
 */
record PublisherSettings(
        List<String> servers,
        String clientName,
        String exchange,
        Duration reconnectWait,
        Duration publishTimeout,
        int maxRetries,
        int inFlight,
        boolean jetStream,
        Map<DataType, String> templates,
        Naming naming,
        List<StreamSettings> streams) {

    private static final long HOUR_MS = 3_600_000;
    private static final long YEAR_MS = 24 * 366 * HOUR_MS;

    /** Copies the collections. */
    PublisherSettings {
        servers = List.copyOf(servers);
        templates = Map.copyOf(templates);
        streams = List.copyOf(streams);
    }

    /**
     * Reads flat configuration.
     *
     * @throws IllegalArgumentException if a value cannot be used; the message names key, value and what was expected
     */
    static PublisherSettings from(Map<String, Object> values) {
        Properties p = new Properties(values);
        List<String> servers = p.words("servers");
        if (servers.isEmpty()) {
            throw new IllegalArgumentException(
                    "The publisher's setting servers is empty; expected NATS URLs such as nats://127.0.0.1:4222");
        }
        return new PublisherSettings(
                servers,
                p.text("client.name").orElse("unified-collector"),
                p.text("exchange").orElse("unknown"),
                Duration.ofMillis(p.number("reconnect.wait.ms", 2_000, 10, HOUR_MS)),
                Duration.ofMillis(p.number("publish.timeout.ms", 15_000, 100, HOUR_MS)),
                (int) p.number("publish.max.retries", 3, 0, 1_000),
                (int) p.number("in.flight", 256, 1, 4_096),
                p.flag("jetstream.enabled", true),
                templates(p),
                naming(p),
                streams(p));
    }

    /** How a type's subjects are made. */
    String template(DataType type) {
        return templates.get(type);
    }

    private static Map<DataType, String> templates(Properties p) {
        Map<DataType, String> templates = new EnumMap<>(DataType.class);
        for (DataType type : DataType.values()) {
            templates.put(
                    type, p.text("subject." + type.key()).orElse(type.key() + ".{exchange}.{market_type}.{symbol}"));
        }
        return templates;
    }

    private static Naming naming(Properties p) {
        String mode = p.word("naming.compat.publish.mode", "core", "jetstream");
        Naming.OldSubjects old = Naming.OldSubjects.OFF;
        if (p.flag("naming.compat.old.subjects", false)) {
            old = mode.equals("core") ? Naming.OldSubjects.CORE : Naming.OldSubjects.JETSTREAM;
        }
        return new Naming(
                p.flag("naming.normalize.subject.exchange", true),
                p.flag("naming.normalize.subject.market.type", true),
                p.flag("naming.normalize.payload.exchange", true),
                p.flag("naming.normalize.payload.market.type", true),
                p.word("naming.metrics.market.type.mode", "strict", "legacy").equals("strict"),
                old);
    }

    private static List<StreamSettings> streams(Properties p) {
        List<StreamSettings> configured = new ArrayList<>();
        List<StreamSettings> own = new ArrayList<>();
        for (String name : p.words("streams")) {
            StreamSettings stream = stream(p, name);
            (stream.own() ? own : configured).add(stream);
        }
        configured.addAll(own);
        return configured;
    }

    private static StreamSettings stream(Properties p, String name) {
        String at = "stream." + name + ".";
        List<String> subjects = p.words(at + "subjects");
        if (subjects.isEmpty()) {
            throw new IllegalArgumentException("The publisher's setting " + at
                    + "subjects is empty; expected the subjects that stream " + name + " captures");
        }
        return new StreamSettings(
                name,
                subjects,
                limit(p, at + "max_msgs"),
                limit(p, at + "max_bytes"),
                Duration.ofMillis(p.number(at + "max_age_ms", 0, 0, 100 * YEAR_MS)),
                limit(p, at + "max_consumers"),
                (int) p.number(at + "replicas", 1, 1, 5),
                p.word(at + "storage", "file", "memory").equals("file"),
                p.word(at + "discard", "old", "new").equals("old"),
                Duration.ofMillis(p.number(at + "duplicate_window_ms", 120_000, 0, YEAR_MS)),
                limit(p, at + "max_msgs_per_subject"),
                p.word(at + "managed", "configured", "own").equals("own"));
    }

    /** A limit; zero and absence mean none, as for the server. */
    private static long limit(Properties p, String key) {
        long limit = p.number(key, -1, -1, Long.MAX_VALUE);
        return limit == 0 ? -1 : limit;
    }
}
