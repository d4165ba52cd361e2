package io.marketprism.collector.metrics.internal;

/**
 * The host at one moment.
 *
 * @param cpuPercent processor use between the last two samplings, 100 is all cores
 * @param memoryUsedBytes memory that is not available
 * @param memoryTotalBytes all memory
 * @param diskUsedBytes used space of the file system written to
 * @param diskTotalBytes all its space
 * @param load1m load average of one minute
 * @param cores cores that this JVM may use
 */
record Host(
        double cpuPercent,
        long memoryUsedBytes,
        long memoryTotalBytes,
        long diskUsedBytes,
        long diskTotalBytes,
        double load1m,
        int cores) {

    double memoryPercent() {
        return memoryTotalBytes == 0 ? 0 : 100.0 * memoryUsedBytes / memoryTotalBytes;
    }

    double diskPercent() {
        return diskTotalBytes == 0 ? 0 : 100.0 * diskUsedBytes / diskTotalBytes;
    }
}
