package io.marketprism.collector.config;

/**
 * What one child may use (S2, S3); keys {@code exchanges.<name>.limits.*}.
 *
 * @param memorySoftMb resident megabytes above which is warned
 * @param memoryHardMb resident megabytes above which the child is restarted
 * @param heapMb the Java heap given to it, megabytes
 * @param webSocketConnections WebSocket connections
 * @param natsConnections NATS connections
 * @param fileDescriptors open files
 * @param cpuCores CPU, in cores
 */
public record ExchangeLimits(
        int memorySoftMb,
        int memoryHardMb,
        int heapMb,
        int webSocketConnections,
        int natsConnections,
        int fileDescriptors,
        double cpuCores) {}
