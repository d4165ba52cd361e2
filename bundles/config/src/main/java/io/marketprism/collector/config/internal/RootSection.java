package io.marketprism.collector.config.internal;

import io.marketprism.collector.config.HttpSettings;
import io.marketprism.collector.config.LoggingSettings;
import io.marketprism.collector.config.SupervisionSettings;
import java.math.BigDecimal;
import java.net.URI;
import java.time.Duration;
import java.util.List;

/** Makes what only the root needs: {@code monitoring}, {@code system.logging} and {@code supervision}. */
final class RootSection {

    private static final String TOTAL = "supervision.total.";

    private final Values values;
    private final Problems problems;

    RootSection(Values values, Problems problems) {
        this.values = values;
        this.problems = problems;
    }

    /** Health and metrics over HTTP. */
    HttpSettings http() {
        HttpSettings.Endpoint health = endpoint("health_check", 8087, "/health");
        HttpSettings.Endpoint metrics = endpoint("metrics", 9092, "/metrics");
        if (health.enabled() && metrics.enabled() && health.port() == metrics.port() && health.port() != 0) {
            problems.error(
                    values.place("monitoring.metrics.port"),
                    "monitoring.metrics.port: expected another port than monitoring.health_check.port, but both are "
                            + health.port());
        }
        return new HttpSettings(
                values.get("supervision.http.host", "127.0.0.1"),
                health,
                metrics,
                values.get("supervision.http.health_grace", Duration.ofMinutes(2)),
                values.get("supervision.http.child_deadline", Duration.ofMillis(300)));
    }

    private HttpSettings.Endpoint endpoint(String name, int port, String path) {
        String section = "monitoring." + name + ".";
        boolean enabled = values.get("supervision.http.enabled", true) && values.get(section + "enabled", true);
        return new HttpSettings.Endpoint(
                enabled, values.count(section + "port", port), values.get(section + "path", path));
    }

    /** The log files. */
    LoggingSettings logging() {
        String level = values.get("system.logging.level", "INFO");
        return new LoggingSettings(
                switch (level) {
                    case "WARNING" -> "WARN";
                    case "CRITICAL" -> "ERROR";
                    default -> level;
                },
                values.get("system.logging.file", "./logs/unified-collector.log"),
                values.get("system.logging.max_size", 100L << 20),
                values.count("system.logging.backup_count", 5));
    }

    /** How children are run, watched and restarted. */
    SupervisionSettings supervision() {
        List<Duration> ladder =
                List.of(Duration.ZERO, Duration.ofSeconds(5), Duration.ofSeconds(5), Duration.ofSeconds(30));
        SupervisionSettings.Restart restart = new SupervisionSettings.Restart(
                values.list("supervision.restart.delays", Duration.class, ladder),
                values.count("supervision.restart.allowed", 10),
                values.get("supervision.restart.cleared_after", Duration.ofHours(1)),
                values.get("supervision.restart.hard_limit_delay", Duration.ofSeconds(5)));
        SupervisionSettings.Total total = new SupervisionSettings.Total(
                values.count(TOTAL + "memory_soft_mb", 510),
                values.count(TOTAL + "memory_hard_mb", 720),
                values.count(TOTAL + "websocket_connections", 80),
                values.count(TOTAL + "nats_connections", 5),
                values.count(TOTAL + "file_descriptors", 1000),
                values.get(TOTAL + "cpu_cores", new BigDecimal("4")).doubleValue());
        return new SupervisionSettings(
                restart,
                values.get("supervision.stop_timeout", Duration.ofSeconds(5)),
                values.get("supervision.sample_interval", Duration.ofSeconds(10)),
                total,
                values.find("error_handling.alerts.webhook_url", URI.class));
    }
}
