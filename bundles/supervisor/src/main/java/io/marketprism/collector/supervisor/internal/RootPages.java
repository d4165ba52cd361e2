package io.marketprism.collector.supervisor.internal;

import io.marketprism.collector.config.CollectorConfiguration;
import io.marketprism.collector.config.RootFiles;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.osgi.framework.FrameworkUtil;
import org.osgi.service.cm.ConfigurationAdmin;

/**
 * Tells the root's health and metrics where to be served. The launcher's word on a port goes before the file's, since a
 * free one may have been chosen.
 */
final class RootPages {

    private static final String BASE = "io.marketprism.collector.";

    private final ConfigurationAdmin configurations;
    private final UnaryOperator<String> property;

    RootPages(ConfigurationAdmin configurations, UnaryOperator<String> property) {
        this.configurations = configurations;
        this.property = property;
    }

    /** Hands the settings of a configuration to those who serve the pages. */
    void serve(CollectorConfiguration configuration) throws IOException {
        for (Map.Entry<String, Map<String, String>> page :
                RootFiles.of(configuration).entrySet()) {
            Map<String, Object> keys = new HashMap<>(page.getValue());
            String name = page.getKey().substring(BASE.length());
            Optional.ofNullable(property.apply("collector." + name + ".port"))
                    .ifPresent(port -> keys.put("port", port));
            Optional.ofNullable(property.apply("collector.http.host")).ifPresent(host -> keys.put("host", host));
            configurations.getConfiguration(page.getKey(), "?").update(FrameworkUtil.asDictionary(keys));
        }
    }
}
