package io.marketprism.collector.launcher;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The root's health document (C15) as far as the launcher reads it.
 *
 * @param status {@code healthy}, {@code degraded} or {@code unhealthy}
 * @param uptimeSeconds of the root
 * @param natsConnected whether the children reach NATS
 * @param children by exchange, in the document's order
 * @param processes the children as the document has them
 */
record HealthDocument(
        String status,
        double uptimeSeconds,
        boolean natsConnected,
        Map<String, ChildHealth> children,
        Map<?, ?> processes) {

    static final String HEALTHY = "healthy";

    /** Reads a document. */
    static HealthDocument parse(String text) throws IOException {
        if (!(Json.read(text) instanceof Map<?, ?> top) || !(top.get("status") instanceof String status)) {
            throw new IOException("this is no health document: it has no status");
        }
        Map<?, ?> processes = Fields.map(top, "processes");
        Map<String, ChildHealth> children = new LinkedHashMap<>();
        processes.forEach((name, child) -> children.put(
                name.toString(), ChildHealth.of(name.toString(), child instanceof Map<?, ?> map ? map : Map.of())));
        Map<?, ?> nats = Fields.map(Fields.map(top, "checks"), "nats");
        Object connected = Fields.map(nats, "details").get("connected");
        return new HealthDocument(
                status,
                Fields.number(top, "uptime_seconds"),
                connected instanceof Boolean flag ? flag : HEALTHY.equals(nats.get("status")),
                children,
                processes);
    }

    boolean isHealthy() {
        return status.equals(HEALTHY);
    }
}
