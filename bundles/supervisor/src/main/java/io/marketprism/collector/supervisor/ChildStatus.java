package io.marketprism.collector.supervisor;

/**
 * One child at one moment. What the operating system says of a process is 0 while there is none.
 *
 * @param name the child's name, which is its exchange: {@code okx_spot}
 * @param state where in its life it is
 * @param pid its process; 0 if there is none
 * @param startedAtMs when this life began, UTC epoch milliseconds; 0 if it never did
 * @param restarts how often it was started again since the root began to keep it
 * @param reason why it is as it is, a sentence; empty while nothing is wrong
 * @param cpuPercent processor use over the last sampling, 100 is one core
 * @param cpuSeconds processor time of this life
 * @param rssBytes resident memory
 * @param virtualBytes address space
 * @param openFiles open file descriptors
 * @param threads threads
 * @param softLimitMb resident memory in MB from which it is warned of
 * @param hardLimitMb resident memory in MB from which it is restarted
 * @param maxFiles the most descriptors it may open
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

    /** Where in its life a child is. */
    public enum State {
        /** Not running, and meant not to. */
        STOPPED,
        /** Its process was started and has not yet said that it collects. */
        STARTING,
        /** It runs. */
        RUNNING,
        /** It was asked to end. */
        STOPPING,
        /** It ended unasked, or is being replaced, and will be started again. */
        RESTARTING,
        /** It was given up: the reason says why and what to do. */
        FAILED
    }
}
