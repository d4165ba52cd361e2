package io.marketprism.collector.health.internal;

import com.fasterxml.jackson.core.JsonGenerator;
import io.marketprism.collector.spi.management.CollectorSnapshot;
import io.marketprism.collector.spi.management.DataTypeSnapshot;
import io.marketprism.collector.supervisor.ChildStatus;
import java.io.IOException;
import java.util.Locale;

/** Writes one entry of {@code processes}: what C15 names, and what an operator asks next. */
final class ProcessSection {

    private final ProcessHealth process;
    private final long nowMs;

    ProcessSection(ProcessHealth process, long nowMs) {
        this.process = process;
        this.nowMs = nowMs;
    }

    void write(JsonGenerator json) throws IOException {
        ChildStatus child = process.child();
        json.writeObjectFieldStart(process.name());
        json.writeStringField("status", process.condition().level().word());
        json.writeStringField("state", child.state().name().toLowerCase(Locale.ROOT));
        json.writeNumberField("pid", child.pid());
        json.writeNumberField("restarts", child.restarts());
        Json.number(json, "cpu", child.cpuPercent());
        Json.number(json, "cpu_percent", child.cpuPercent());
        Json.number(json, "memory_mb", process.memoryMb());
        Json.number(json, "uptime_seconds", process.uptimeSeconds(nowMs));
        json.writeStringField(
                "reason",
                Credentials.removed(String.join(" ", process.condition().reasons())));
        json.writeNumberField("threads", child.threads());
        json.writeNumberField("open_files", child.openFiles());
        Json.number(json, "timestamp", process.reading().takenAtMs() / 1000.0);
        if (process.snapshot().isPresent()) {
            said(json, process.snapshot().get());
        } else {
            json.writeObjectFieldStart("services");
            json.writeEndObject();
            json.writeObjectFieldStart("data_types");
            json.writeEndObject();
        }
        json.writeEndObject();
    }

    private void said(JsonGenerator json, CollectorSnapshot snapshot) throws IOException {
        json.writeStringField("collecting", snapshot.getState());
        json.writeNumberField("received", snapshot.getReceived());
        json.writeNumberField("published", snapshot.getPublished());
        json.writeNumberField("errors", snapshot.getErrors());
        json.writeNumberField("websockets", snapshot.getWebSockets());
        json.writeObjectFieldStart("latency");
        Json.number(json, "p50_ms", snapshot.getLatency().getP50Micros() / 1000);
        Json.number(json, "p99_ms", snapshot.getLatency().getP99Micros() / 1000);
        json.writeEndObject();
        json.writeObjectFieldStart("nats");
        json.writeBooleanField("connected", snapshot.getBroker().isConnected());
        json.writeStringField(
                "last_error", Credentials.removed(snapshot.getBroker().getLastError()));
        json.writeEndObject();
        json.writeObjectFieldStart("services");
        for (DataTypeSnapshot type : snapshot.getDataTypes()) {
            json.writeStringField(
                    type.getDataType(),
                    DataTypeHealth.level(type.getStatus(), process.reading().answered())
                            .word());
        }
        json.writeEndObject();
        json.writeObjectFieldStart("data_types");
        for (DataTypeSnapshot type : snapshot.getDataTypes()) {
            dataType(json, type);
        }
        json.writeEndObject();
    }

    private void dataType(JsonGenerator json, DataTypeSnapshot type) throws IOException {
        json.writeObjectFieldStart(type.getDataType());
        json.writeStringField("status", type.getStatus());
        Json.time(json, "last_success_ts", type.getLastSuccessMs());
        if (type.getLastSuccessMs() > 0) {
            Json.number(json, "age_seconds", Math.max(0, nowMs - type.getLastSuccessMs()) / 1000.0);
        } else {
            json.writeNullField("age_seconds");
        }
        Json.number(json, "stale_after_seconds", type.getStaleAfterSeconds());
        json.writeNumberField("received", type.getReceived());
        json.writeNumberField("published", type.getPublished());
        json.writeNumberField("errors", type.getErrors());
        json.writeArrayFieldStart("problems");
        for (String problem : type.getProblems()) {
            json.writeString(Credentials.removed(problem));
        }
        json.writeEndArray();
        json.writeEndObject();
    }
}
