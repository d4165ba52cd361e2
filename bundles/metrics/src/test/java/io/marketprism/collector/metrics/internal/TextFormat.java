package io.marketprism.collector.metrics.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A strict reader of the text format 0.0.4: fails on anything that the format does not allow. */
final class TextFormat {

    private static final String NAME = "[a-zA-Z_:][a-zA-Z0-9_:]*";
    private static final Pattern COMMENT = Pattern.compile("# (HELP|TYPE) (" + NAME + ") (.*)");
    private static final Pattern SERIES = Pattern.compile("(" + NAME + ")(?:\\{(.*)})? (\\S+)");
    private static final Pattern LABEL =
            Pattern.compile("([a-zA-Z_][a-zA-Z0-9_]*)=\"((?:[^\"\\\\\\n]|\\\\\\\\|\\\\\"|\\\\n)*)\"(?:,(?=.)|$)");
    private static final Set<String> TYPES = Set.of("counter", "gauge", "histogram");

    private final Map<String, String> types = new HashMap<>();
    private final Set<String> helped = new HashSet<>();
    private final Set<String> finished = new HashSet<>();
    private final Map<String, Double> series = new LinkedHashMap<>();
    private String family = "";

    private TextFormat() {}

    static TextFormat parse(String text) {
        assertThat(text).endsWith("\n");
        TextFormat format = new TextFormat();
        for (String line : text.substring(0, text.length() - 1).split("\n", -1)) {
            if (line.startsWith("#")) {
                format.comment(line);
            } else {
                format.sample(line);
            }
        }
        format.checkHistograms();
        return format;
    }

    private void comment(String line) {
        Matcher matcher = COMMENT.matcher(line);
        assertThat(matcher.matches()).as(line).isTrue();
        String name = matcher.group(2);
        if (!name.equals(family)) {
            assertThat(finished.add(name))
                    .as("lines of %s stand together", name)
                    .isTrue();
            family = name;
        }
        if (matcher.group(1).equals("HELP")) {
            assertThat(helped.add(name)).as("one HELP for %s", name).isTrue();
            assertThat(matcher.group(3)).matches("(?:[^\\\\]|\\\\[\\\\n])*");
        } else {
            assertThat(TYPES).contains(matcher.group(3));
            assertThat(types.put(name, matcher.group(3)))
                    .as("one TYPE for %s", name)
                    .isNull();
        }
    }

    private void sample(String line) {
        Matcher matcher = SERIES.matcher(line);
        assertThat(matcher.matches()).as(line).isTrue();
        String name = matcher.group(1);
        String type = types.get(family);
        assertThat(type).as("TYPE before %s", line).isNotNull();
        if ("histogram".equals(type)) {
            assertThat(name).isIn(family + "_bucket", family + "_sum", family + "_count");
        } else {
            assertThat(name).isEqualTo(family);
        }
        Map<String, String> labels = labels(matcher.group(2), line);
        assertThat(series.put(name + labels, number(matcher.group(3))))
                .as("series only once: %s", line)
                .isNull();
    }

    private static Map<String, String> labels(String text, String line) {
        Map<String, String> labels = new TreeMap<>();
        if (text == null) {
            return labels;
        }
        Matcher matcher = LABEL.matcher(text);
        int at = 0;
        while (at < text.length()) {
            assertThat(matcher.find(at) && matcher.start() == at).as(line).isTrue();
            assertThat(labels.put(matcher.group(1), matcher.group(2))).as(line).isNull();
            at = matcher.end();
        }
        return labels;
    }

    private static double number(String text) {
        return switch (text) {
            case "+Inf" -> Double.POSITIVE_INFINITY;
            case "-Inf" -> Double.NEGATIVE_INFINITY;
            default -> Double.parseDouble(text);
        };
    }

    private void checkHistograms() {
        types.forEach((name, type) -> {
            if (type.equals("histogram")) {
                Map<String, List<Double>> buckets = new LinkedHashMap<>();
                series.forEach((key, value) -> {
                    if (key.startsWith(name + "_bucket{")) {
                        buckets.computeIfAbsent(key.replaceAll("le=[^,}]*", "le"), k -> new ArrayList<>())
                                .add(value);
                    }
                });
                assertThat(buckets).isNotEmpty();
                buckets.values().forEach(counts -> assertThat(counts).isSorted());
            }
        });
    }

    /** The value of a series; {@code labels} sorted by name, as in {@code {a=1, b=2}}. */
    double value(String name, String labels) {
        assertThat(series).containsKey(name + labels);
        return series.get(name + labels);
    }

    double value(String name) {
        return value(name, "{}");
    }

    Map<String, Double> series() {
        return series;
    }

    String type(String name) {
        return types.get(name);
    }
}
