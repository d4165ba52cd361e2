package io.marketprism.collector.launcher;

import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Says whether it runs and is healthy; the exit code says the same: 0 healthy, 1 not, 3 not running. */
final class StatusCommand {

    static final int HEALTHY = 0;
    static final int NOT_HEALTHY = 1;
    static final int NOT_RUNNING = 3;

    private static final List<String> URLS = List.of("health", "metrics", "nats", "simulator");

    private final Home home;
    private final Output output;
    private final Ticks ticks;

    /** For a home. */
    StatusCommand(Home home, Output output, Ticks ticks) {
        this.home = home;
        this.output = output;
        this.ticks = ticks;
    }

    /** Does it; returns the exit code. */
    int run(boolean json) throws FailureException {
        RunRecord record = RunRecord.read(home.runFile());
        Optional<ProcessIdentity> root = record.running(RunRecord.ROOT);
        if (root.isEmpty()) {
            output.print(
                    List.of(json ? Json.write(json(record, root, Optional.empty(), Map.of())) : notRunning(record)));
            return NOT_RUNNING;
        }
        Map<String, String> urls = Simulator.with(home, record.urls());
        HealthReading reading =
                HealthReading.at(urls.getOrDefault("health", ""), ticks).read();
        output.print(
                json ? List.of(Json.write(json(record, root, reading.document(), urls))) : text(record, reading, urls));
        return reading.document().filter(HealthDocument::isHealthy).isPresent() ? HEALTHY : NOT_HEALTHY;
    }

    private String notRunning(RunRecord record) throws FailureException {
        Set<ProcessIdentity> left = new HashSet<>(ChildRecords.running(home));
        left.addAll(new Strays(home).instances());
        record.running(RunRecord.NATS).ifPresent(left::add);
        return left.isEmpty()
                ? "Nothing runs in the home " + home.home()
                : "The " + record.describe() + " no longer runs, but " + left.size() + " of its processes do; "
                        + (record.isDemo() ? "" : "\"collector start\" adopts them, ") + "\"collector stop\" ends them";
    }

    private static List<String> text(RunRecord record, HealthReading reading, Map<String, String> urls) {
        List<String> lines = new ArrayList<>();
        lines.add("The " + record.describe() + " is "
                + reading.document().map(HealthDocument::status).orElse("not answering yet"));
        lines.addAll(Table.totals(reading));
        lines.addAll(Table.addresses(urls));
        return lines;
    }

    private Map<String, Object> json(
            RunRecord record,
            Optional<ProcessIdentity> root,
            Optional<HealthDocument> health,
            Map<String, String> urls) {
        Map<String, Object> rootFields = new LinkedHashMap<>();
        rootFields.put("pid", root.map(ProcessIdentity::pid).orElse(null));
        rootFields.put(
                "status",
                root.isEmpty() ? "stopped" : health.map(HealthDocument::status).orElse("unknown"));
        rootFields.put("uptime_seconds", root.isEmpty() ? 0 : uptime(record, health));
        Map<String, Object> nats = new LinkedHashMap<>();
        nats.put("url", urls.get("nats"));
        nats.put("connected", health.map(HealthDocument::natsConnected).orElse(false));
        Map<String, Object> addresses = new LinkedHashMap<>();
        URLS.forEach(name -> addresses.put(name, urls.get(name)));
        Map<String, Object> all = new LinkedHashMap<>();
        all.put("root", rootFields);
        all.put("children", health.<Map<?, ?>>map(HealthDocument::processes).orElse(Map.of()));
        all.put("nats", nats);
        all.put("urls", addresses);
        return all;
    }

    private Number uptime(RunRecord record, Optional<HealthDocument> health) {
        Optional<Double> said = health.map(HealthDocument::uptimeSeconds).filter(seconds -> !Double.isNaN(seconds));
        if (said.isPresent()) {
            return said.get();
        }
        try {
            Instant since = Instant.parse(record.facts().getOrDefault(RunRecord.SINCE, ""));
            return Duration.between(since, ticks.now()).toSeconds();
        } catch (DateTimeParseException unknown) {
            return 0;
        }
    }
}
