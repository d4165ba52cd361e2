package io.marketprism.collector.venue.simulator.internal.stream;

import java.util.Collection;
import java.util.List;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;

/** The streams of one venue by name. Thread-safe. */
public final class Topics {

    private final ConcurrentMap<String, Topic> byName = new ConcurrentHashMap<>();

    /** The stream with a name, which is made at its first mention. */
    public Topic named(String name) {
        return byName.computeIfAbsent(name, Topic::new);
    }

    /** All streams mentioned so far. */
    public Collection<Topic> all() {
        return byName.values();
    }

    /** The streams a pattern means: a name, or the start of names with a star behind. */
    public List<Topic> matching(String pattern) {
        if (!pattern.endsWith("*")) {
            return List.of(named(pattern));
        }
        String start = pattern.substring(0, pattern.length() - 1);
        return byName.values().stream()
                .filter(topic -> topic.name().startsWith(start))
                .toList();
    }

    /** Stops listening to everything. */
    public void remove(Subscriber subscriber) {
        byName.values().forEach(topic -> topic.remove(subscriber));
    }
}
