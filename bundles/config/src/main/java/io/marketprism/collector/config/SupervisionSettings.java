package io.marketprism.collector.config;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * How children are run, watched and restarted (S1-S3); keys {@code supervision.*}.
 *
 * @param restart when a child that died is started again
 * @param stopTimeout how long a child may take to stop before it is killed
 * @param sampleInterval time between two readings of every child (I2)
 * @param total what all children together may use
 * @param alertWebhook where alerts are sent besides the log, if anywhere ({@code error_handling.alerts.webhook_url})
 */
public record SupervisionSettings(
        Restart restart, Duration stopTimeout, Duration sampleInterval, Total total, Optional<URI> alertWebhook) {

    /**
     * The restart ladder (S1).
     *
     * @param delays the delays before the first, second, … restart; the last one holds for the rest
     * @param allowed how many restarts are allowed; the death after them is final
     * @param clearedAfter how long a life must have been healthy to clear the count
     * @param hardLimitDelay the least delay after a child was stopped for its memory
     */
    public record Restart(List<Duration> delays, int allowed, Duration clearedAfter, Duration hardLimitDelay) {

        /** Copies the list. */
        public Restart {
            delays = List.copyOf(delays);
        }
    }

    /**
     * What all children together may use.
     *
     * @param memorySoftMb resident megabytes above which is warned
     * @param memoryHardMb resident megabytes that must not be passed
     * @param webSocketConnections WebSocket connections
     * @param natsConnections NATS connections
     * @param fileDescriptors open files
     * @param cpuCores CPU, in cores
     */
    public record Total(
            int memorySoftMb,
            int memoryHardMb,
            int webSocketConnections,
            int natsConnections,
            int fileDescriptors,
            double cpuCores) {}
}
