package io.marketprism.collector.supervisor;

/**
 * The root's own process.
 *
 * @param pid its process
 * @param startedAtMs when it started, UTC epoch milliseconds
 * @param version the product's version
 * @param mode {@code multiprocess}, {@code single-process} or {@code exchange}
 * @param cpuPercent CPU time since the last look, percent of one core
 * @param cpuSeconds CPU time since it started
 * @param rssBytes resident size
 * @param virtualBytes virtual size
 * @param openFiles open descriptors
 * @param maxFiles how many it may open
 * @param threads threads
 */
public record RootStatus(
        long pid,
        long startedAtMs,
        String version,
        String mode,
        double cpuPercent,
        double cpuSeconds,
        long rssBytes,
        long virtualBytes,
        int openFiles,
        int maxFiles,
        int threads) {}
