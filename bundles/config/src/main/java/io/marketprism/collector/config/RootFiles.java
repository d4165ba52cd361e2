package io.marketprism.collector.config;

import java.util.LinkedHashMap;
import java.util.Map;

/** What the root's own bundles are given: where health and metrics are served. */
public final class RootFiles {

    private static final String BASE = "io.marketprism.collector.";

    private RootFiles() {}

    /** The root's configurations by PID; a page that is not served has none. */
    public static Map<String, Map<String, String>> of(CollectorConfiguration configuration) {
        HttpSettings http = configuration.http();
        Map<String, Map<String, String>> files = new LinkedHashMap<>();
        if (http.health().enabled()) {
            Map<String, String> health = endpoint(http.host(), http.health());
            health.put("child.deadline.ms", Long.toString(http.childDeadline().toMillis()));
            health.put("grace.seconds", Long.toString(http.healthGrace().toSeconds()));
            files.put(BASE + "health", health);
        }
        if (http.metrics().enabled()) {
            files.put(BASE + "metrics", endpoint(http.host(), http.metrics()));
        }
        return files;
    }

    private static Map<String, String> endpoint(String host, HttpSettings.Endpoint endpoint) {
        Map<String, String> keys = new LinkedHashMap<>();
        keys.put("host", host);
        keys.put("port", Integer.toString(endpoint.port()));
        keys.put("path", endpoint.path());
        return keys;
    }
}
