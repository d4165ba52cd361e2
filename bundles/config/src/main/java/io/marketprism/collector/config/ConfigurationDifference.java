package io.marketprism.collector.config;

import java.util.ArrayList;
import java.util.List;

/**
 * What changed between two configurations, so that a change reaches only the children it concerns (I4).
 *
 * @param started exchanges to collect from now on, in start order
 * @param stopped exchanges not to collect any more
 * @param changed exchanges whose child is given something else now
 * @param relimited exchanges whose limits alone differ, which concerns the root only
 * @param root whether health, metrics, logging or supervision differ
 */
public record ConfigurationDifference(
        List<String> started, List<String> stopped, List<String> changed, List<String> relimited, boolean root) {

    /** Copies the lists. */
    public ConfigurationDifference {
        started = List.copyOf(started);
        stopped = List.copyOf(stopped);
        changed = List.copyOf(changed);
        relimited = List.copyOf(relimited);
    }

    /** The difference from one configuration to another. */
    public static ConfigurationDifference between(CollectorConfiguration before, CollectorConfiguration after) {
        List<String> was = names(before);
        List<String> is = names(after);
        List<String> changed = new ArrayList<>();
        List<String> relimited = new ArrayList<>();
        for (String name : is) {
            if (!was.contains(name)) {
                continue;
            }
            if (!ChildFiles.of(before, name).equals(ChildFiles.of(after, name))) {
                changed.add(name);
            } else if (!before.exchange(name)
                    .map(ExchangeConfiguration::limits)
                    .equals(after.exchange(name).map(ExchangeConfiguration::limits))) {
                relimited.add(name);
            }
        }
        return new ConfigurationDifference(
                is.stream().filter(name -> !was.contains(name)).toList(),
                was.stream().filter(name -> !is.contains(name)).toList(),
                changed,
                relimited,
                !before.http().equals(after.http())
                        || !before.logging().equals(after.logging())
                        || !before.supervision().equals(after.supervision()));
    }

    private static List<String> names(CollectorConfiguration configuration) {
        return configuration.enabledExchanges().stream()
                .map(ExchangeConfiguration::name)
                .toList();
    }

    /** Whether nothing changed. */
    public boolean isEmpty() {
        return started.isEmpty() && stopped.isEmpty() && changed.isEmpty() && relimited.isEmpty() && !root;
    }
}
