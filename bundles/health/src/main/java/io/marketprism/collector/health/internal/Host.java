package io.marketprism.collector.health.internal;

/**
 * The host at one moment.
 *
 * @param cpuPercent processor use since the sampling before, 100 is all cores
 * @param memoryUsedBytes memory that is not available
 * @param memoryTotalBytes all memory
 * @param diskUsedBytes used space of the file system written to
 * @param diskTotalBytes all its space
 * @param processes processes on the host
 */
record Host(
        double cpuPercent,
        long memoryUsedBytes,
        long memoryTotalBytes,
        long diskUsedBytes,
        long diskTotalBytes,
        int processes) {

    /** What is shown while nothing could be sampled. */
    static final Host UNKNOWN = new Host(0, 0, 0, 0, 0, 0);

    double memoryPercent() {
        return memoryTotalBytes == 0 ? 0 : 100.0 * memoryUsedBytes / memoryTotalBytes;
    }

    double diskPercent() {
        return diskTotalBytes == 0 ? 0 : 100.0 * diskUsedBytes / diskTotalBytes;
    }
}
