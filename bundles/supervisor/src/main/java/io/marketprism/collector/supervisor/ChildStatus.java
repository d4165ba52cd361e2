package io.marketprism.collector.supervisor;

/**
 * One child as the operating system and the supervisor see it.
 *
 * @param name the instance's name, which is its exchange's
 * @param state what it is
 * @param pid its process; 0 if there is none
 * @param startedAtMs when the process started, UTC epoch milliseconds; 0 if there is none
 * @param restarts how often the supervisor started it again after a death
 * @param reason why it is in this state, in a sentence; empty if nothing is to be said
 * @param cpuPercent CPU time since the last look, percent of one core
 * @param cpuSeconds CPU time since the process started
 * @param rssBytes resident size
 * @param virtualBytes virtual size
 * @param openFiles open descriptors
 * @param threads threads
 * @param softLimitMb the soft limit of the resident size (S2)
 * @param hardLimitMb the hard limit of the resident size (S2)
 * @param maxFiles the limit of open descriptors (S3)
 */
public record ChildStatus(
        String name,
        State state,
        long pid,
        long startedAtMs,
        int restarts,
        String reason,
        double cpuPercent,
        double cpuSeconds,
        long rssBytes,
        long virtualBytes,
        int openFiles,
        int threads,
        int softLimitMb,
        int hardLimitMb,
        int maxFiles) {

    /** What a child is. */
    public enum State {
        /** No process, and none wanted. */
        STOPPED,
        /** A process that has not answered over JMX yet. */
        STARTING,
        /** A process that answers. */
        RUNNING,
        /** A process that was asked to end. */
        STOPPING,
        /** No process; one will be started when its delay is over. */
        RESTARTING,
        /** No process, and none will be started without an operator. */
        FAILED
    }
}
