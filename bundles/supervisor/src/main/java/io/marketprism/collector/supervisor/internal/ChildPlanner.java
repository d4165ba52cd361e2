package io.marketprism.collector.supervisor.internal;

import io.marketprism.collector.config.CfgText;
import io.marketprism.collector.config.ChildFiles;
import io.marketprism.collector.config.CollectorConfiguration;
import io.marketprism.collector.config.ExchangeConfiguration;
import io.marketprism.collector.instance.Launch;
import io.marketprism.collector.instance.LaunchPlanner;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/** Plans the starts of the exchanges' children: each gets its own bundles and its own slice of the configuration (H4). */
final class ChildPlanner implements LaunchPlanner {

    private final Supplier<CollectorConfiguration> configuration;
    private final SlimLaunch launch;

    /** Plans by the configuration that holds at each start. */
    ChildPlanner(Supplier<CollectorConfiguration> configuration, SlimLaunch launch) {
        this.configuration = configuration;
        this.launch = launch;
    }

    @Override
    public Optional<Launch> plan(String instance) {
        CollectorConfiguration current = configuration.get();
        return current.exchange(instance).map(exchange -> plan(current, exchange));
    }

    private Launch plan(CollectorConfiguration current, ExchangeConfiguration exchange) {
        Map<String, String> files = new HashMap<>();
        ChildFiles.of(current, exchange.name())
                .forEach((pid, keys) -> files.put(CfgText.fileName(pid), CfgText.of(keys)));
        try {
            return launch.of(
                    exchange.name(),
                    "collector-" + exchange.name().replace('_', '-'),
                    exchange.limits().heapMb(),
                    files);
        } catch (IOException e) {
            throw new IllegalStateException(
                    "The start of " + exchange.name() + " cannot be planned: " + e.getMessage(), e);
        }
    }
}
