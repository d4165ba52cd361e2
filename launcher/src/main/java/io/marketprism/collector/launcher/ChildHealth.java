package io.marketprism.collector.launcher;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * One child in the root's health document; what the document does not say is empty, zero or not a number.
 *
 * @param name the exchange
 * @param status {@code healthy}, {@code degraded}, {@code unhealthy} or {@code unknown}
 * @param state the supervisor's word
 * @param reason why it is not healthy, in the root's words
 * @param pid its process
 * @param restarts since the root started
 * @param cpuPercent of one core
 * @param memoryMb resident
 * @param received events since the child started
 * @param published events acknowledged since the child started
 * @param p99Ms receipt to acknowledgement, milliseconds
 * @param dataTypes by key
 */
record ChildHealth(
        String name,
        String status,
        String state,
        String reason,
        long pid,
        long restarts,
        double cpuPercent,
        double memoryMb,
        long received,
        long published,
        double p99Ms,
        Map<String, DataTypeHealth> dataTypes) {

    /**
     * One data type.
     *
     * @param status {@code healthy} or what is wrong
     * @param ageSeconds since the last success; not a number if there was none
     */
    record DataTypeHealth(String status, double ageSeconds) {}

    static ChildHealth of(String name, Map<?, ?> child) {
        Map<String, DataTypeHealth> types = new LinkedHashMap<>();
        Fields.map(child, "data_types").forEach((type, fields) -> {
            Map<?, ?> map = fields instanceof Map<?, ?> found ? found : Map.of();
            types.put(
                    type.toString(), new DataTypeHealth(Fields.text(map, "status"), Fields.number(map, "age_seconds")));
        });
        return new ChildHealth(
                name,
                Fields.text(child, "status"),
                Fields.text(child, "state"),
                Fields.text(child, "reason"),
                Fields.whole(child, "pid"),
                Fields.whole(child, "restarts"),
                Fields.number(child, "cpu_percent"),
                Fields.number(child, "memory_mb"),
                Fields.whole(child, "received"),
                Fields.whole(child, "published"),
                Fields.number(Fields.map(child, "latency"), "p99_ms"),
                types);
    }

    boolean isHealthy() {
        return status.equals(HealthDocument.HEALTHY);
    }

    /** The age of the latest success of any data type; not a number if there was none. */
    double lastSuccessAgeSeconds() {
        return dataTypes.values().stream()
                .mapToDouble(DataTypeHealth::ageSeconds)
                .filter(age -> !Double.isNaN(age))
                .min()
                .orElse(Double.NaN);
    }

    /** What is wrong with it, for a sentence. */
    String describe() {
        List<String> reasons = new ArrayList<>();
        if (!reason.isEmpty()) {
            reasons.add(reason);
        } else if (!state.isEmpty()) {
            reasons.add("state " + state);
        }
        dataTypes.forEach((type, health) -> {
            if (!health.status().equals(HealthDocument.HEALTHY)) {
                reasons.add(type + " " + (health.status().isEmpty() ? "without a status" : health.status())
                        + (Double.isNaN(health.ageSeconds()) ? ", no data yet" : ""));
            }
        });
        return name + " is " + (status.isEmpty() ? "without a status" : status)
                + (reasons.isEmpty() ? "" : " (" + String.join("; ", reasons) + ")");
    }
}
