package io.marketprism.collector.metrics.internal;

import io.marketprism.collector.spi.management.CollectorSnapshot;
import io.marketprism.collector.spi.management.DataTypeSnapshot;
import io.marketprism.collector.spi.management.MetricFamilySnapshot;
import io.marketprism.collector.spi.management.MetricSampleSnapshot;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** The families of one child: its own, and the counts that the contract names per process and data type (3.5). */
final class ChildFigures {

    private static final Pattern METRIC_NAME = Pattern.compile("[a-zA-Z_:][a-zA-Z0-9_:]*");
    private static final Pattern LABEL_NAME = Pattern.compile("(?!__)[a-zA-Z_][a-zA-Z0-9_]*");

    private static final Shape DATA = Shape.counter(
            "marketprism_data_count_total",
            "Events decoded: in all without labels, by process, and by exchange and data type.");
    private static final Shape ERRORS = Shape.counter(
            "marketprism_error_count_total",
            "Refusals, malformed messages, timeouts and failed publishes: in all without labels, and by process.");

    private ChildFigures() {}

    static FamilySet of(String child, CollectorSnapshot snapshot) {
        FamilySet set = new FamilySet();
        for (MetricFamilySnapshot family : snapshot.getMetrics()) {
            add(set, family);
        }
        Labels process = Labels.of("process", child);
        set.add(DATA, snapshot.getReceived()).add(DATA, process, snapshot.getReceived());
        for (DataTypeSnapshot type : snapshot.getDataTypes()) {
            set.add(DATA, Labels.of("exchange", child, "data_type", type.getDataType()), type.getReceived());
        }
        return set.add(ERRORS, snapshot.getErrors()).add(ERRORS, process, snapshot.getErrors());
    }

    private static void add(FamilySet set, MetricFamilySnapshot family) {
        Optional<Shape.Type> type = type(family.getType());
        List<String> names = List.of(family.getLabelNames());
        if (type.isEmpty() || !METRIC_NAME.matcher(family.getName()).matches() || !sound(names)) {
            set.refuse();
            return;
        }
        Shape shape = new Shape(
                family.getName(),
                family.getHelp(),
                type.get(),
                family.getMerge().equals("MAX") ? Shape.Merge.MAX : Shape.Merge.SUM,
                Arrays.stream(family.getUpperBounds()).boxed().toList());
        for (MetricSampleSnapshot sample : family.getSamples()) {
            List<String> values = List.of(sample.getLabelValues());
            if (values.size() == names.size()) {
                set.add(shape, new Labels(names, values), new Value(sample.getValue(), sample.getBucketCounts()));
            } else {
                set.refuse();
            }
        }
    }

    private static Optional<Shape.Type> type(String word) {
        return Arrays.stream(Shape.Type.values())
                .filter(type -> type.word().equals(word.toLowerCase(Locale.ROOT)))
                .findFirst();
    }

    private static boolean sound(List<String> names) {
        Set<String> seen = new HashSet<>(names);
        return seen.size() == names.size()
                && !seen.contains("le")
                && names.stream().allMatch(name -> LABEL_NAME.matcher(name).matches());
    }
}
