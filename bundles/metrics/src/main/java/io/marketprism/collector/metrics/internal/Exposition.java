package io.marketprism.collector.metrics.internal;

import io.marketprism.collector.metrics.internal.FamilySet.Family;
import java.util.List;
import java.util.Map;

/** Writes families in Prometheus' text format 0.0.4: one HELP and one TYPE a family, each series once. Pure. */
final class Exposition {

    static final String CONTENT_TYPE = "text/plain; version=0.0.4; charset=utf-8";

    private static final double EXACT = 1e15;

    private final StringBuilder text = new StringBuilder(1 << 16);

    private Exposition() {}

    static String of(FamilySet set) {
        Exposition exposition = new Exposition();
        set.families().values().stream()
                .filter(family -> !family.figures().isEmpty())
                .forEach(exposition::write);
        return exposition.text.toString();
    }

    private void write(Family family) {
        Shape shape = family.shape();
        text.append("# HELP ").append(shape.name()).append(' ');
        escape(shape.help(), false);
        text.append("\n# TYPE ")
                .append(shape.name())
                .append(' ')
                .append(shape.type().word())
                .append('\n');
        for (Map.Entry<Labels, Value> figure : family.figures().entrySet()) {
            if (shape.type() == Shape.Type.HISTOGRAM) {
                histogram(shape, figure.getKey(), figure.getValue());
            } else {
                series(
                        shape.name(),
                        "",
                        figure.getKey(),
                        null,
                        figure.getValue().number());
            }
        }
    }

    private void histogram(Shape shape, Labels labels, Value value) {
        long[] buckets = value.buckets();
        List<Double> bounds = shape.bounds();
        for (int i = 0; i < bounds.size(); i++) {
            series(shape.name(), "_bucket", labels, Double.toString(bounds.get(i)), (double) buckets[i]);
        }
        long all = buckets[bounds.size()];
        series(shape.name(), "_bucket", labels, "+Inf", (double) all);
        series(shape.name(), "_sum", labels, null, value.number());
        series(shape.name(), "_count", labels, null, (double) all);
    }

    private void series(String name, String suffix, Labels labels, String bound, double value) {
        text.append(name).append(suffix);
        char open = '{';
        for (int i = 0; i < labels.names().size(); i++) {
            open = label(open, labels.names().get(i), labels.values().get(i));
        }
        if (bound != null) {
            open = label(open, "le", bound);
        }
        if (open == ',') {
            text.append('}');
        }
        text.append(' ');
        number(value);
        text.append('\n');
    }

    private char label(char before, String name, String value) {
        text.append(before).append(name).append("=\"");
        escape(value, true);
        text.append('"');
        return ',';
    }

    private void escape(String raw, boolean quoted) {
        for (int i = 0; i < raw.length(); i++) {
            char c = raw.charAt(i);
            if (c == '\\') {
                text.append("\\\\");
            } else if (c == '\n') {
                text.append("\\n");
            } else if (c == '"' && quoted) {
                text.append("\\\"");
            } else {
                text.append(c);
            }
        }
    }

    private void number(double value) {
        if (Double.isInfinite(value)) {
            text.append(value > 0 ? "+Inf" : "-Inf");
        } else if (value == Math.rint(value) && Math.abs(value) < EXACT) {
            text.append((long) value);
        } else {
            text.append(value);
        }
    }
}
