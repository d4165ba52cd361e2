package io.marketprism.collector.config.internal;

import io.marketprism.collector.model.DataType;
import io.marketprism.collector.model.Exchange;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** Reads {@code keys.txt}, the list of known keys, for a set of known exchanges. */
final class KnownKeys {

    private final Map<String, List<String>> placeholders;
    private final KeyTree root = new KeyTree();

    private KnownKeys(Map<String, List<String>> placeholders) {
        this.placeholders = placeholders;
    }

    /** The tree of known keys, with a section for each exchange named. */
    static KeyTree load(List<String> exchanges) {
        KnownKeys keys = new KnownKeys(Map.of(
                "<exchange>",
                exchanges,
                "<venue>",
                exchanges.stream()
                        .map(name -> Exchange.named(name).venue())
                        .distinct()
                        .toList(),
                "<type>",
                Arrays.stream(DataType.values()).map(DataType::key).toList()));
        try (InputStream in = Objects.requireNonNull(KnownKeys.class.getResourceAsStream("keys.txt"), "keys.txt");
                BufferedReader lines = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
            lines.lines()
                    .filter(line -> !line.isBlank() && !line.startsWith("#"))
                    .forEach(keys::add);
        } catch (IOException e) {
            throw new UncheckedIOException("The list of known keys inside this bundle cannot be read", e);
        }
        return keys.root;
    }

    private void add(String line) {
        List<String> words = Arrays.stream(line.trim().split("\\s+", -1))
                .flatMap(word -> placeholders.getOrDefault(word, List.of(word)).stream())
                .toList();
        boolean used = words.get(1).equals("used");
        Kind kind = used ? Kinds.of(words.subList(2, words.size())) : null;
        for (List<String> path : paths(words.get(0))) {
            KeyTree tree = root;
            for (String key : path) {
                if (key.equals("**")) {
                    tree.allowAnything();
                } else {
                    tree = tree.at(key);
                }
            }
            if (used) {
                tree.take(kind);
            }
        }
    }

    /** Every path that a pattern with {@code {a,b}} and placeholders stands for. */
    private List<List<String>> paths(String pattern) {
        List<List<String>> paths = List.of(List.of());
        for (String part : pattern.split("\\.", -1)) {
            List<String> alternatives = part.startsWith("{")
                    ? List.of(part.substring(1, part.length() - 1).split(",", -1))
                    : placeholders.getOrDefault(part, List.of(part));
            List<List<String>> longer = new ArrayList<>();
            for (List<String> path : paths) {
                for (String alternative : alternatives) {
                    List<String> one = new ArrayList<>(path);
                    one.add(alternative);
                    longer.add(one);
                }
            }
            paths = longer;
        }
        return paths;
    }
}
