package io.marketprism.collector.health.internal;

import io.marketprism.collector.child.link.ChildLinks;
import io.marketprism.collector.child.link.ChildReading;
import io.marketprism.collector.spi.management.CollectorSnapshot;
import io.marketprism.collector.supervisor.Supervisor;
import java.io.IOException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.function.ToIntFunction;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Makes the answers of 3.1. Asks the children only where the answer needs it, and then with the deadline (I3). */
final class Answers {

    /** An answer: its HTTP status and its JSON. */
    record Answer(int status, byte[] json) {}

    private static final Logger LOG = LoggerFactory.getLogger(Answers.class);
    private static final String SERVICE = "MarketPrism OrderBook Manager";
    private static final List<String> FEATURES =
            List.of("orderbook", "trades", "health_monitoring", "metrics_collection", "nats_publishing");
    private static final int OK = 200;
    private static final int FAILED = 500;
    private static final double NANOS = 1e9;

    private final Supervisor supervisor;
    private final ChildLinks links;
    private final InstantSource clock;
    private final HostProbe probe;
    private final Build build;
    private final Duration deadline;
    private final int graceSeconds;

    Answers(
            Supervisor supervisor,
            ChildLinks links,
            InstantSource clock,
            HostProbe probe,
            Build build,
            Duration deadline,
            int graceSeconds) {
        this.supervisor = supervisor;
        this.links = links;
        this.clock = clock;
        this.probe = probe;
        this.build = build;
        this.deadline = deadline;
        this.graceSeconds = graceSeconds;
    }

    /** {@code /health}. */
    Answer health() {
        long began = System.nanoTime();
        HealthReport report = report(links.readNow(deadline));
        HealthDocument document = document(report, began);
        return new Answer(report.httpStatus(), Json.object(document::write));
    }

    private HealthReport report(Map<String, ChildReading> readings) {
        return HealthReport.of(supervisor.root(), supervisor.children(), readings, clock.millis(), graceSeconds);
    }

    private HealthDocument document(HealthReport report, long began) {
        return new HealthDocument(report, host(), build.version(), (System.nanoTime() - began) / NANOS);
    }

    private Host host() {
        try {
            return probe.sample();
        } catch (IOException | RuntimeException e) {
            LOG.warn("The host's figures cannot be read and are shown as 0.", e);
            return Host.UNKNOWN;
        }
    }

    /** {@code /status}, and with {@code detailed} what the children say. */
    Answer status(boolean detailed) {
        long began = System.nanoTime();
        double uptime = Math.max(0, clock.millis() - supervisor.root().startedAtMs()) / 1000.0;
        return new Answer(OK, Json.object(json -> {
            json.writeStringField("service", SERVICE);
            json.writeStringField("version", build.version());
            Json.time(json, "timestamp", clock.millis());
            Json.number(json, "uptime", uptime);
            json.writeStringField("status", "running");
            if (detailed) {
                Map<String, ChildReading> readings = links.readNow(deadline);
                HealthReport report = report(readings);
                json.writeObjectFieldStart("detailed_health");
                document(report, began).writeWithoutCoverage(json);
                json.writeEndObject();
                json.writeNumberField("active_symbols", activeSymbols(report));
                json.writeBooleanField("nats_connected", report.natsConnected());
                json.writeNumberField("websocket_connections", sum(readings, CollectorSnapshot::getWebSockets));
            }
        }));
    }

    private static int activeSymbols(HealthReport report) {
        return Coverage.of(report.processes()).getOrDefault("orderbook", Map.of()).values().stream()
                .mapToInt(Coverage::activeSymbols)
                .sum();
    }

    private static int sum(Map<String, ChildReading> readings, ToIntFunction<CollectorSnapshot> figure) {
        return readings.values().stream()
                .filter(ChildReading::answered)
                .flatMap(reading -> reading.snapshot().stream())
                .mapToInt(figure)
                .sum();
    }

    /** {@code /ping} and {@code /}. */
    Answer ping() {
        return new Answer(OK, Json.object(json -> {
            json.writeBooleanField("pong", true);
            Json.time(json, "timestamp", clock.millis());
        }));
    }

    /** {@code /version}. */
    Answer version() {
        return new Answer(OK, Json.object(json -> {
            json.writeStringField("service", SERVICE);
            json.writeStringField("version", build.version());
            json.writeStringField("build_time", build.time());
            json.writeStringField("git_commit", build.commit());
            json.writeStringField("java_version", System.getProperty("java.version"));
            json.writeArrayFieldStart("features");
            for (String feature : FEATURES) {
                json.writeString(feature);
            }
            json.writeEndArray();
        }));
    }

    /** What is answered when an answer could not be made. */
    Answer failure() {
        return new Answer(FAILED, Json.object(json -> {
            json.writeStringField("service", SERVICE);
            json.writeStringField("status", "error");
            Json.time(json, "timestamp", clock.millis());
            json.writeStringField("error", "The answer could not be made; the root's log says why.");
        }));
    }
}
