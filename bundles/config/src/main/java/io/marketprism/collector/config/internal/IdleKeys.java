package io.marketprism.collector.config.internal;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Names the keys without effect in one line (C1): whole sections where nothing beneath has one. */
final class IdleKeys {

    private static final Set<String> MANY = Set.of("exchanges", "data_types");

    private IdleKeys() {}

    /** The sentence, if there is such a key. */
    static Optional<String> sentence(Values values) {
        Set<String> working = new LinkedHashSet<>();
        values.workingKeys().forEach(key -> working.add(general(key)));
        Map<String, List<String>> bySection = new LinkedHashMap<>();
        for (String key : values.idleKeys()) {
            String name = shortest(general(key), working);
            int dot = name.lastIndexOf('.');
            List<String> names =
                    bySection.computeIfAbsent(name.substring(0, Math.max(dot, 0)), section -> new ArrayList<>());
            String last = name.substring(dot + 1);
            if (!names.contains(last)) {
                names.add(last);
            }
        }
        List<String> named = new ArrayList<>();
        bySection.forEach((section, names) -> named.add(
                section.isEmpty()
                        ? String.join(", ", names)
                        : section + "." + (names.size() == 1 ? names.get(0) : "{" + String.join(",", names) + "}")));
        return named.isEmpty()
                ? Optional.empty()
                : Optional.of("These keys are accepted and have no effect: " + String.join(", ", named));
    }

    /** A key for all exchanges, or all data types, alike. */
    private static String general(String key) {
        int first = key.indexOf('.');
        if (first < 0 || !MANY.contains(key.substring(0, first))) {
            return key;
        }
        int second = key.indexOf('.', first + 1);
        return second < 0 ? key : key.substring(0, first) + ".*" + key.substring(second);
    }

    private static String shortest(String key, Set<String> working) {
        for (int dot = key.indexOf('.'); dot > 0; dot = key.indexOf('.', dot + 1)) {
            String section = key.substring(0, dot);
            if (working.stream().noneMatch(other -> other.startsWith(section + "."))) {
                return section;
            }
        }
        return key;
    }
}
