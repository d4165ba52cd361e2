package io.marketprism.collector.config.internal;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The values of a file by their dotted keys, with their places; each is of its key's kind. */
final class Values {

    private final Map<String, Object> values = new LinkedHashMap<>();
    private final Map<String, Place> places = new LinkedHashMap<>();
    private final Set<String> working = new LinkedHashSet<>();
    private final Set<String> idle = new LinkedHashSet<>();
    private final Place whole;

    Values(Place whole) {
        this.whole = whole;
    }

    /** Notes that a key stands in the file. */
    void present(String key, Place place) {
        places.put(key, place);
    }

    /** Notes a key's value. */
    void put(String key, Object value) {
        values.put(key, value);
    }

    /** Notes a key that has an effect, whatever its value. */
    void works(String key) {
        working.add(key);
    }

    /** Notes a key that is accepted and has no effect. */
    void idle(String key) {
        idle.add(key);
    }

    /** Whether a key stands in the file, whatever its value. */
    boolean has(String key) {
        return places.containsKey(key);
    }

    /** Where a key stands, or else the nearest section around it, or else the file. */
    Place place(String key) {
        String at = key;
        while (true) {
            Place place = places.get(at);
            if (place != null) {
                return place;
            }
            int dot = at.lastIndexOf('.');
            if (dot < 0) {
                return whole;
            }
            at = at.substring(0, dot);
        }
    }

    /** A key's value, if it has a usable one. */
    <T> Optional<T> find(String key, Class<T> type) {
        return Optional.ofNullable(values.get(key)).map(type::cast);
    }

    /** A key's value, or what holds without it. */
    <T> T get(String key, T otherwise) {
        @SuppressWarnings("unchecked")
        Class<T> type = (Class<T>) otherwise.getClass();
        return find(key, type).orElse(otherwise);
    }

    /** A whole number, or what holds without it. */
    int count(String key, int otherwise) {
        return Math.toIntExact(get(key, (long) otherwise));
    }

    /** A list, or what holds without it. */
    <T> List<T> list(String key, Class<T> type, List<T> otherwise) {
        return find(key, List.class)
                .map(found -> ((List<?>) found).stream().map(type::cast).toList())
                .orElse(otherwise);
    }

    /** The names directly beneath a section, in the file's order. */
    List<String> names(String section) {
        String start = section + ".";
        return places.keySet().stream()
                .filter(key -> key.startsWith(start) && key.indexOf('.', start.length()) < 0)
                .map(key -> key.substring(start.length()))
                .toList();
    }

    /** The keys without effect. */
    Set<String> idleKeys() {
        return idle;
    }

    /** The keys with an effect. */
    Set<String> workingKeys() {
        return working;
    }
}
