package io.marketprism.collector.health.internal;

import com.fasterxml.jackson.core.JsonGenerator;
import io.marketprism.collector.child.link.ChildCondition.Level;
import io.marketprism.collector.spi.management.BrokerSnapshot;
import java.io.IOException;
import java.util.Comparator;
import java.util.Map;
import java.util.TreeMap;

/**
 * Writes {@code checks} and {@code services}. The one check is {@code nats}: healthy while any child is connected, and
 * each child's own connection in its details, without credentials.
 */
final class ChecksSection {

    private final HealthReport report;
    private final double tookSeconds;

    ChecksSection(HealthReport report, double tookSeconds) {
        this.report = report;
        this.tookSeconds = tookSeconds;
    }

    void write(JsonGenerator json) throws IOException {
        json.writeObjectFieldStart("checks");
        nats(json);
        json.writeEndObject();
        json.writeObjectFieldStart("services");
        for (Map.Entry<String, Service> service : services().entrySet()) {
            json.writeObjectFieldStart(service.getKey());
            json.writeStringField("status", service.getValue().worst.word());
            json.writeNumberField("count", service.getValue().count);
            json.writeEndObject();
        }
        json.writeEndObject();
    }

    private void nats(JsonGenerator json) throws IOException {
        boolean connected = report.natsConnected();
        json.writeObjectFieldStart("nats");
        json.writeStringField("name", "nats");
        json.writeStringField("status", HealthDocument.word(connected));
        Json.time(json, "last_check", report.nowMs());
        Json.number(json, "response_time", tookSeconds);
        if (connected) {
            json.writeNullField("error_message");
        } else {
            json.writeStringField(
                    "error_message", report.anyAnswered() ? "NATS client not connected" : "NATS health check timeout");
        }
        json.writeObjectFieldStart("details");
        json.writeBooleanField("connected", connected);
        json.writeStringField("server_info", "{}");
        json.writeObjectFieldStart("processes");
        for (ProcessHealth process : report.processes()) {
            if (process.snapshot().isPresent()) {
                broker(json, process, process.snapshot().get().getBroker());
            }
        }
        json.writeEndObject();
        json.writeEndObject();
        json.writeEndObject();
    }

    private static void broker(JsonGenerator json, ProcessHealth process, BrokerSnapshot broker) throws IOException {
        json.writeObjectFieldStart(process.name());
        json.writeBooleanField("connected", process.natsConnected());
        json.writeStringField("url", Credentials.removed(broker.getUrl()));
        json.writeNumberField("in_flight", broker.getInFlight());
        json.writeNumberField("queued", broker.getQueued());
        json.writeStringField("last_error", Credentials.removed(broker.getLastError()));
        json.writeEndObject();
    }

    private record Service(Level worst, int count) {}

    /** The data types as services: how many children have each, and the worst state among them. */
    private Map<String, Service> services() {
        Map<String, Service> services = new TreeMap<>();
        for (ProcessHealth process : report.processes()) {
            process.snapshot().ifPresent(said -> {
                for (var type : said.getDataTypes()) {
                    Level level = DataTypeHealth.level(
                            type.getStatus(), process.reading().answered());
                    services.merge(type.getDataType(), new Service(level, 1), ChecksSection::together);
                }
            });
        }
        return services;
    }

    private static Service together(Service one, Service two) {
        Level worst = Comparator.<Level>naturalOrder().compare(one.worst, two.worst) >= 0 ? one.worst : two.worst;
        return new Service(worst, one.count + two.count);
    }
}
