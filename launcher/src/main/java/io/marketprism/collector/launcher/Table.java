package io.marketprism.collector.launcher;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** The children as a table: state, process, load, flow, latency, freshness, restarts. */
final class Table {

    private static final double NANOS_A_SECOND = 1e9;

    private Table() {}

    /** With messages a second since an earlier reading; a blank where there is none or the child began anew since. */
    static List<String> live(HealthReading reading, Optional<HealthReading> earlier) {
        return render(reading, List.of("in/s", "out/s"), child -> earlier.flatMap(HealthReading::document)
                .map(document -> document.children().get(child.name()))
                .filter(before -> before.pid() == child.pid())
                .map(before -> rates(
                        before, child, reading.nanos() - earlier.orElseThrow().nanos()))
                .orElse(List.of("", "")));
    }

    /** With the numbers of messages since each child's start. */
    static List<String> totals(HealthReading reading) {
        return render(
                reading,
                List.of("received", "published"),
                child -> List.of(Long.toString(child.received()), Long.toString(child.published())));
    }

    private interface Flow {
        List<String> of(ChildHealth child);
    }

    private static List<String> rates(ChildHealth before, ChildHealth now, long nanos) {
        double seconds = nanos / NANOS_A_SECOND;
        return List.of(
                number((now.received() - before.received()) / seconds, 1),
                number((now.published() - before.published()) / seconds, 1));
    }

    private static List<String> render(HealthReading reading, List<String> flowTitles, Flow flow) {
        if (reading.document().isEmpty()) {
            return List.of();
        }
        List<String> lines = new ArrayList<>();
        lines.add(row(
                "exchange",
                "state",
                "pid",
                "cpu %",
                "rss MB",
                flowTitles.get(0),
                flowTitles.get(1),
                "p99 ms",
                "last",
                "restarts"));
        for (ChildHealth child : reading.document().get().children().values()) {
            List<String> messages = flow.of(child);
            lines.add(row(
                    child.name(),
                    word(child),
                    child.pid() == 0 ? "" : Long.toString(child.pid()),
                    number(child.cpuPercent(), 1),
                    number(child.memoryMb(), 1),
                    messages.get(0),
                    messages.get(1),
                    number(child.p99Ms(), 2),
                    age(child.lastSuccessAgeSeconds()),
                    Long.toString(child.restarts())));
        }
        return lines;
    }

    /** The status while it runs, else what the supervisor does with it. */
    private static String word(ChildHealth child) {
        return child.state().isEmpty() || child.state().equals("running") ? child.status() : child.state();
    }

    private static String row(Object... cells) {
        return String.format(Locale.ROOT, "%-19s %-10s %8s %6s %7s %9s %9s %8s %8s %8s", cells)
                .stripTrailing();
    }

    private static String number(double value, int digits) {
        return Double.isFinite(value) ? String.format(Locale.ROOT, "%." + digits + "f", value) : "";
    }

    private static String age(double seconds) {
        if (Double.isNaN(seconds)) {
            return "never";
        }
        return seconds < 100 ? number(seconds, 1) + " s" : number(seconds / 60, 0) + " min";
    }

    /** One line an address. */
    static List<String> addresses(Map<String, String> urls) {
        List<String> lines = new ArrayList<>();
        urls.forEach((name, url) -> lines.add(String.format(Locale.ROOT, "%-10s %s", name, url)));
        return lines;
    }
}
