package io.marketprism.collector.metrics.internal;

import java.util.Map;

/** The series that describe the host (3.4). Pure. */
final class HostFigures {

    private static final Shape CPU =
            Shape.gauge("marketprism_cpu_usage_percent", "Processor use of the whole host, 100 is all cores.");
    private static final Shape MEMORY_PERCENT =
            Shape.gauge("marketprism_memory_usage_percent", "Memory in use on the host, of all there is.");
    private static final Shape MEMORY = Shape.gauge("marketprism_memory_usage_bytes", "Memory in use on the host.");
    private static final Shape DISK = Shape.gauge(
            "marketprism_disk_usage_percent", "Space in use on the file system that the collector writes to.");
    private static final Shape LOAD = Shape.gauge(
            "marketprism_cpu_normalized_load_1m", "Load average of one minute divided by the cores usable.");
    private static final Shape CORES = Shape.gauge(
            "marketprism_cpu_effective_cores", "Cores that the collector may use, container limits included.");
    private static final Shape TCP =
            Shape.gauge("marketprism_tcp_connections_count", "TCP connections of root and children by state.");
    private static final Shape NETWORK =
            Shape.gauge("marketprism_network_connections_total", "Network connections of root and children by state.");

    private HostFigures() {}

    static FamilySet of(Host host, Map<String, Integer> tcpByState) {
        FamilySet set = new FamilySet()
                .add(CPU, host.cpuPercent())
                .add(MEMORY_PERCENT, host.memoryPercent())
                .add(MEMORY, host.memoryUsedBytes())
                .add(DISK, host.diskPercent())
                .add(LOAD, host.load1m() / host.cores())
                .add(CORES, host.cores());
        tcpByState.forEach((state, count) -> {
            set.add(TCP, Labels.of("state", state), count);
            set.add(NETWORK, Labels.of("state", state), count);
        });
        return set;
    }
}
