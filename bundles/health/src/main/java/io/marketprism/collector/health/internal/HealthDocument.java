package io.marketprism.collector.health.internal;

import com.fasterxml.jackson.core.JsonGenerator;
import io.marketprism.collector.child.link.ChildCondition.Level;
import io.marketprism.collector.model.DataType;
import java.io.IOException;
import java.util.Map;

/** Writes the {@code /health} document: every key of 3.2 and 3.3, and beside them {@code reasons} (C15). */
final class HealthDocument {

    private static final double MEBI = 1024 * 1024;
    private static final double GIBI = 1024 * MEBI;

    private final HealthReport report;
    private final Host host;
    private final String version;
    private final double tookSeconds;

    /**
     * The document of one answer.
     *
     * @param report how everything is
     * @param host the host's figures
     * @param version the product's version
     * @param tookSeconds how long asking the children took
     */
    HealthDocument(HealthReport report, Host host, String version, double tookSeconds) {
        this.report = report;
        this.host = host;
        this.version = version;
        this.tookSeconds = tookSeconds;
    }

    /** All of it, into an open object. */
    void write(JsonGenerator json) throws IOException {
        writeWithoutCoverage(json);
        json.writeObjectFieldStart("coverage");
        for (Map.Entry<String, Map<String, Coverage>> type :
                Coverage.of(report.processes()).entrySet()) {
            json.writeObjectFieldStart(type.getKey());
            for (Map.Entry<String, Coverage> venue : type.getValue().entrySet()) {
                coverage(json, type.getKey(), venue.getKey(), venue.getValue());
            }
            json.writeEndObject();
        }
        json.writeEndObject();
    }

    /** All but the coverage: what {@code /status?detailed=true} holds. */
    void writeWithoutCoverage(JsonGenerator json) throws IOException {
        json.writeStringField("status", report.level().word());
        Json.time(json, "timestamp", report.nowMs());
        json.writeStringField("version", version);
        json.writeStringField("mode", report.root().mode());
        Json.number(json, "uptime", report.uptimeSeconds());
        Json.number(json, "uptime_seconds", report.uptimeSeconds());
        if (report.graceApplied()) {
            json.writeObjectFieldStart("grace");
            json.writeBooleanField("applied", true);
            Json.number(json, "uptime", report.uptimeSeconds());
            json.writeNumberField("grace_seconds", report.graceSeconds());
            json.writeEndObject();
        }
        json.writeArrayFieldStart("reasons");
        for (String reason : report.reasons()) {
            json.writeString(Credentials.removed(reason));
        }
        json.writeEndArray();
        new ChecksSection(report, tookSeconds).write(json);
        metrics(json);
        summary(json);
        json.writeObjectFieldStart("processes");
        for (ProcessHealth process : report.processes()) {
            new ProcessSection(process, report.nowMs()).write(json);
        }
        json.writeEndObject();
    }

    private void metrics(JsonGenerator json) throws IOException {
        json.writeObjectFieldStart("metrics");
        Json.number(json, "cpu_percent", host.cpuPercent());
        Json.number(json, "memory_percent", host.memoryPercent());
        Json.number(json, "memory_used_mb", host.memoryUsedBytes() / MEBI);
        Json.number(json, "memory_total_mb", host.memoryTotalBytes() / MEBI);
        Json.number(json, "disk_percent", host.diskPercent());
        Json.number(json, "disk_used_gb", host.diskUsedBytes() / GIBI);
        Json.number(json, "disk_total_gb", host.diskTotalBytes() / GIBI);
        Json.number(json, "uptime_seconds", report.uptimeSeconds());
        json.writeNumberField("process_count", host.processes());
        json.writeEndObject();
    }

    private void summary(JsonGenerator json) throws IOException {
        int checks = 1;
        int sound = report.natsConnected() ? 1 : 0;
        json.writeObjectFieldStart("summary");
        json.writeNumberField("total_services", checks);
        json.writeNumberField("healthy_services", sound);
        json.writeNumberField("unhealthy_services", checks - sound);
        Json.number(json, "check_duration", tookSeconds);
        json.writeNumberField("total_processes", report.processes().size());
        json.writeNumberField("healthy_processes", report.healthy());
        Json.number(
                json,
                "total_cpu_percent",
                report.processes().stream()
                        .mapToDouble(process -> process.child().cpuPercent())
                        .sum());
        Json.number(
                json,
                "total_memory_mb",
                report.processes().stream().mapToDouble(ProcessHealth::memoryMb).sum());
        json.writeEndObject();
    }

    private void coverage(JsonGenerator json, String type, String venue, Coverage coverage) throws IOException {
        boolean book = type.equals(DataType.ORDERBOOK.key());
        json.writeObjectFieldStart(venue);
        if (book) {
            json.writeNumberField("active_symbols", coverage.activeSymbols());
        }
        Json.time(json, "last_success_ts", coverage.lastSuccessMs());
        Json.number(json, "age_seconds", coverage.ageSeconds(report.nowMs()));
        json.writeStringField("status", coverage.status(book));
        json.writeEndObject();
    }

    /** The word for a check that has only two states. */
    static String word(boolean sound) {
        return (sound ? Level.HEALTHY : Level.UNHEALTHY).word();
    }
}
