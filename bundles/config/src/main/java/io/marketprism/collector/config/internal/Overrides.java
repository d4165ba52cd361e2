package io.marketprism.collector.config.internal;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Puts values over those of a file: first the environment's, then the overrides given at start. */
final class Overrides {

    private static final Map<String, String> VARIABLES = variables();
    private static final List<String> NATS = List.of("MARKETPRISM_NATS_URL", "NATS_URL");
    private static final Set<String> ON = Set.of("1", "true", "yes", "on");

    private Overrides() {}

    private static Map<String, String> variables() {
        Map<String, String> keys = new LinkedHashMap<>();
        keys.put("HEALTH_CHECK_PORT", "monitoring.health_check.port");
        keys.put("METRICS_PORT", "monitoring.metrics.port");
        keys.put("COLLECTOR_HTTP_HOST", "supervision.http.host");
        keys.put("HEALTH_GRACE_SECONDS", "supervision.http.health_grace");
        keys.put("MARKETPRISM_LOG_LEVEL", "system.logging.level");
        return keys;
    }

    /** The file with the environment's values over its own (contract 1.4). */
    static Node.Mapping environment(Node.Mapping file, Map<String, String> environment, Problems problems) {
        Node.Mapping result = file;
        for (Map.Entry<String, String> variable : VARIABLES.entrySet()) {
            String value = environment.getOrDefault(variable.getKey(), "").strip();
            if (!value.isEmpty()) {
                result = put(result, variable.getValue(), text(variable.getKey(), value), problems);
            }
        }
        String http = environment.getOrDefault("COLLECTOR_ENABLE_HTTP", "").strip();
        if (!http.isEmpty()) {
            String on = Boolean.toString(ON.contains(http.toLowerCase(Locale.ROOT)));
            result = put(result, "supervision.http.enabled", text("COLLECTOR_ENABLE_HTTP", on), problems);
        }
        for (String name : NATS) {
            String urls = environment.getOrDefault(name, "").strip();
            if (!urls.isEmpty()) {
                List<Node> servers = List.of(urls.split("\\s*,\\s*", -1)).stream()
                        .<Node>map(url -> text(name, url))
                        .toList();
                return put(result, "nats.servers", new Node.Sequence(place(name), servers), problems);
            }
        }
        return result;
    }

    private static Place place(String variable) {
        return new Place("environment variable " + variable, 0);
    }

    private static Node.Scalar text(String variable, String value) {
        return new Node.Scalar(place(variable), value, true);
    }

    /** The file with values over its own, given by dotted key and written as in YAML. */
    static Node.Mapping given(Node.Mapping file, Map<String, String> overrides, Problems problems) {
        Node.Mapping result = file;
        for (Map.Entry<String, String> override : overrides.entrySet()) {
            String source = "override " + override.getKey();
            Optional<Node> value = override.getValue().isBlank()
                    ? Optional.of(new Node.Scalar(new Place(source, 0), "", true))
                    : Yaml.value(override.getValue(), source, problems);
            if (value.isPresent()) {
                result = put(result, override.getKey(), value.get(), problems);
            }
        }
        return result;
    }

    private static Node.Mapping put(Node.Mapping section, String key, Node value, Problems problems) {
        int dot = key.indexOf('.');
        String name = dot < 0 ? key : key.substring(0, dot);
        Map<String, Node.Field> fields = new LinkedHashMap<>(section.fields());
        Node.Field before = fields.get(name);
        if (dot < 0) {
            fields.put(name, new Node.Field(value.place(), value));
            return new Node.Mapping(section.place(), fields);
        }
        Place place = before == null ? value.place() : before.place();
        Node inner = before == null || isNothing(before.value())
                ? new Node.Mapping(value.place(), Map.of())
                : before.value();
        if (!(inner instanceof Node.Mapping beneath)) {
            problems.error(
                    value.place(),
                    "expected " + name + " to be a section so that " + key + " can be set, but it is " + inner.found());
            return section;
        }
        fields.put(name, new Node.Field(place, put(beneath, key.substring(dot + 1), value, problems)));
        return new Node.Mapping(section.place(), fields);
    }

    private static boolean isNothing(Node node) {
        return node instanceof Node.Scalar scalar && scalar.isNothing();
    }
}
