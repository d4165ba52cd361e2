package io.marketprism.collector.metrics.internal;

import io.marketprism.collector.child.link.ChildReading;
import io.marketprism.collector.supervisor.ChildStatus;
import io.marketprism.collector.supervisor.RootStatus;
import java.util.List;
import java.util.Map;

/** The series that speak of root and children together, as if they were one process (C16). Pure. */
final class SumFigures {

    private static final Shape RESIDENT =
            Shape.gauge("process_resident_memory_bytes", "Resident memory of root and children.");
    private static final Shape RSS =
            Shape.gauge("marketprism_process_rss_bytes", "Resident memory of root and children.");
    private static final Shape VIRTUAL =
            Shape.gauge("process_virtual_memory_bytes", "Address space of root and children.");
    private static final Shape CPU = Shape.counter(
            "process_cpu_seconds_total", "Processor time of root and children, those that have ended included.");
    private static final Shape PROCESS_CPU =
            Shape.counter("marketprism_process_cpu_seconds_total", "Processor time by process, over all its lives.");
    private static final Shape START =
            Shape.gauge("process_start_time_seconds", "When the root started, seconds since the epoch.");
    private static final Shape FILES = Shape.gauge("process_open_fds", "Open file descriptors of root and children.");
    private static final Shape MOST_FILES =
            Shape.gauge("process_max_fds", "File descriptors that root and children may open.");
    private static final Shape THREADS = Shape.gauge("marketprism_thread_count", "Threads of root and children.");
    private static final Shape NATS =
            Shape.gauge("marketprism_nats_connected", "1 if a child that answers is connected to NATS, else 0.");

    private SumFigures() {}

    /** What a child has used in its present life; kept per life, since it begins again at zero. */
    static FamilySet used(ChildStatus child) {
        return new FamilySet()
                .add(CPU, child.cpuSeconds())
                .add(PROCESS_CPU, Labels.of("process", child.name()), child.cpuSeconds());
    }

    /** What the root has used; to be added to {@link #used} of the children. */
    static FamilySet used(RootStatus root) {
        return new FamilySet().add(CPU, root.cpuSeconds());
    }

    /** What root and children hold now. */
    static FamilySet of(RootStatus root, List<ChildStatus> children, Map<String, ChildReading> readings) {
        double resident = root.rssBytes()
                + children.stream().mapToDouble(ChildStatus::rssBytes).sum();
        return new FamilySet()
                .add(RESIDENT, resident)
                .add(RSS, resident)
                .add(
                        VIRTUAL,
                        root.virtualBytes()
                                + children.stream()
                                        .mapToDouble(ChildStatus::virtualBytes)
                                        .sum())
                .add(START, root.startedAtMs() / 1000.0)
                .add(
                        FILES,
                        root.openFiles()
                                + children.stream()
                                        .mapToInt(ChildStatus::openFiles)
                                        .sum())
                .add(
                        MOST_FILES,
                        root.maxFiles()
                                + children.stream()
                                        .mapToDouble(ChildStatus::maxFiles)
                                        .sum())
                .add(
                        THREADS,
                        root.threads()
                                + children.stream()
                                        .mapToInt(ChildStatus::threads)
                                        .sum())
                .add(NATS, readings.values().stream().anyMatch(SumFigures::connected) ? 1 : 0);
    }

    private static boolean connected(ChildReading reading) {
        return reading.answered()
                && reading.snapshot()
                        .filter(snapshot -> snapshot.getBroker().isConnected())
                        .isPresent();
    }
}
