package io.marketprism.collector.metrics.internal;

import io.marketprism.collector.child.link.ChildCondition;
import io.marketprism.collector.child.link.ChildReading;
import io.marketprism.collector.spi.management.CollectorSnapshot;
import io.marketprism.collector.supervisor.ChildStatus;
import io.marketprism.collector.supervisor.ChildStatus.State;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.ToDoubleFunction;

/** The series that describe the children as processes, labelled {@code process} (3.5, H2). Pure. */
final class ProcessFigures {

    private static final double MEBI = 1024 * 1024;
    private static final double MICROS = 1e6;

    private static final Shape CPU = Shape.gauge(
            "marketprism_process_cpu_percent",
            "Processor use, 100 is one core: by process, and without labels the average of those that run.");
    private static final Shape MEMORY = Shape.gauge(
            "marketprism_process_memory_mb",
            "Resident memory in MB: by process, and without labels the average of those that run.");
    private static final Shape UPTIME = Shape.gauge(
            "marketprism_process_uptime_seconds",
            "Age of the process: by process, and without labels the average of those that run.");
    private static final Shape STATUS = Shape.gauge(
            "marketprism_process_status",
            "1 for the status the process has: healthy, degraded or unknown if it runs, else its state.");
    private static final Shape UP =
            Shape.gauge("marketprism_process_up", "1 if the process answered when it was last asked, else 0.");
    private static final Shape AGE =
            Shape.gauge("marketprism_process_reading_age_seconds", "Age of the values that are shown of the process.");
    private static final Shape RESTARTS =
            Shape.gauge("marketprism_process_restarts", "How often the process was started again.");
    private static final Shape FILES =
            Shape.gauge("marketprism_process_open_fds", "Open file descriptors of the process.");
    private static final Shape THREADS = Shape.gauge("marketprism_process_threads", "Threads of the process.");
    private static final Shape SOFT = Shape.gauge(
            "marketprism_process_memory_soft_limit_bytes", "Resident memory from which the process is warned of.");
    private static final Shape HARD = Shape.gauge(
            "marketprism_process_memory_hard_limit_bytes", "Resident memory from which the process is restarted.");
    private static final Shape HEAP = Shape.gauge("marketprism_process_heap_used_bytes", "Java heap in use.");
    private static final Shape SOCKETS =
            Shape.gauge("marketprism_process_websockets", "Open WebSocket connections of the process.");
    private static final Shape P50 = latency("p50", "half of all");
    private static final Shape P99 = latency("p99", "99 of 100");
    private static final Shape LONGEST = latency("max", "all");
    private static final Shape NATS =
            Shape.gauge("marketprism_process_nats_connected", "1 if the process is connected to NATS, else 0.");

    private ProcessFigures() {}

    static FamilySet of(List<ChildStatus> children, Map<String, ChildReading> readings, long nowMs) {
        FamilySet set = new FamilySet();
        for (ChildStatus child : children) {
            Labels process = Labels.of("process", child.name());
            ChildReading reading =
                    readings.getOrDefault(child.name(), ChildReading.nothing(child.name(), "It was never asked."));
            set.add(CPU, process, child.cpuPercent())
                    .add(MEMORY, process, child.rssBytes() / MEBI)
                    .add(UPTIME, process, uptime(child, nowMs))
                    .add(STATUS, Labels.of("process", child.name(), "status", status(child, reading)), 1)
                    .add(UP, process, reading.answered() ? 1 : 0)
                    .add(RESTARTS, process, child.restarts())
                    .add(FILES, process, child.openFiles())
                    .add(THREADS, process, child.threads())
                    .add(SOFT, process, child.softLimitMb() * MEBI)
                    .add(HARD, process, child.hardLimitMb() * MEBI);
            reading.snapshot().ifPresent(snapshot -> {
                set.add(AGE, process, Math.max(0, nowMs - reading.takenAtMs()) / 1000.0);
                said(set, child.name(), snapshot);
            });
        }
        List<ChildStatus> running =
                children.stream().filter(child -> child.pid() > 0).toList();
        return set.add(CPU, average(running, ChildStatus::cpuPercent))
                .add(MEMORY, average(running, child -> child.rssBytes() / MEBI))
                .add(UPTIME, average(running, child -> uptime(child, nowMs)));
    }

    private static void said(FamilySet set, String child, CollectorSnapshot snapshot) {
        Labels process = Labels.of("process", child);
        set.add(HEAP, process, snapshot.getHeapUsedBytes())
                .add(SOCKETS, process, snapshot.getWebSockets())
                .add(NATS, process, snapshot.getBroker().isConnected() ? 1 : 0)
                .add(P50, process, snapshot.getLatency().getP50Micros() / MICROS)
                .add(P99, process, snapshot.getLatency().getP99Micros() / MICROS)
                .add(LONGEST, process, snapshot.getLatency().getMaxMicros() / MICROS);
    }

    private static Shape latency(String word, String share) {
        return Shape.gauge(
                "marketprism_process_latency_" + word + "_seconds",
                "Time within which " + share + " events went from their frame's arrival to NATS in the last minute.");
    }

    private static String status(ChildStatus child, ChildReading reading) {
        return child.state() == State.RUNNING
                ? ChildCondition.of(reading).level().word()
                : child.state().name().toLowerCase(Locale.ROOT);
    }

    private static double uptime(ChildStatus child, long nowMs) {
        return child.pid() > 0 ? Math.max(0, nowMs - child.startedAtMs()) / 1000.0 : 0;
    }

    private static double average(List<ChildStatus> children, ToDoubleFunction<ChildStatus> figure) {
        return children.stream().mapToDouble(figure).average().orElse(0);
    }
}
