package io.marketprism.collector.config.internal;

import java.util.Map;
import java.util.Optional;

/** Holds a file against the known keys. */
final class KeyCheck {

    private final Problems problems;
    private final Values values;

    private KeyCheck(Problems problems, Values values) {
        this.problems = problems;
        this.values = values;
    }

    /** The values of all known keys of a file; what is unknown or of another kind is reported. */
    static Values check(Node.Mapping file, KeyTree known, Problems problems) {
        Values values = new Values(new Place(file.place().source(), 0));
        new KeyCheck(problems, values).section("", file, known);
        return values;
    }

    private void section(String path, Node.Mapping section, KeyTree known) {
        for (Map.Entry<String, Node.Field> entry : section.fields().entrySet()) {
            String name = entry.getKey();
            String key = path.isEmpty() ? name : path + "." + name;
            Node.Field field = entry.getValue();
            Optional<KeyTree> tree = known.find(name);
            if (name.indexOf('.') >= 0 || name.isEmpty() || (tree.isEmpty() && !known.isAnything())) {
                unknown(key, name, field.place(), known);
            } else {
                values.present(key, field.place());
                if (tree.isEmpty()) {
                    idle(key, field.value());
                } else {
                    value(key, field.value(), tree.get());
                }
            }
        }
    }

    private void value(String key, Node node, KeyTree tree) {
        if (tree.kind().isPresent()) {
            values.works(key);
            tree.kind().get().read(key, node, problems).ifPresent(value -> values.put(key, value));
        } else if (!tree.isSection()) {
            idle(key, node);
        } else if (node instanceof Node.Mapping section) {
            section(key, section, tree);
        } else if (!tree.isAnything() || !isNothing(node)) {
            String names =
                    String.join(", ", tree.keys().keySet().stream().limit(4).toList());
            problems.mismatch(key, node, "a section" + (names.isEmpty() ? "" : " with keys such as " + names));
        }
    }

    private void idle(String key, Node node) {
        if (!isNothing(node)) {
            values.idle(key);
        }
    }

    private static boolean isNothing(Node node) {
        return node instanceof Node.Scalar scalar && scalar.isNothing();
    }

    private void unknown(String key, String name, Place place, KeyTree known) {
        boolean exchange = key.startsWith("exchanges.") && key.indexOf('.') == key.lastIndexOf('.');
        problems.unknown(
                place,
                key + " is not a known " + (exchange ? "exchange" : "key")
                        + Spelling.hint(name, known.keys().keySet()));
    }
}
