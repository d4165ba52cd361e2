package io.marketprism.collector.supervisor.internal;

/** Turns the CPU time of a process into percent of one core over the time between two looks. Not thread-safe. */
final class CpuMeter {

    private static final double NANOS_PER_SECOND = 1e9;

    private long pid;
    private double lastCpuSeconds;
    private long lastNanos;
    private double percent;

    /** The percentage since the last look at the same process; 0 at the first. */
    double look(long pid, double cpuSeconds, long nanos) {
        if (this.pid == pid && nanos > lastNanos) {
            percent = Math.max(0, (cpuSeconds - lastCpuSeconds) * NANOS_PER_SECOND / (nanos - lastNanos) * 100);
        } else {
            percent = 0;
        }
        this.pid = pid;
        lastCpuSeconds = cpuSeconds;
        lastNanos = nanos;
        return percent;
    }
}
