package io.marketprism.collector.supervisor;

/**
 * The root instance at one moment.
 *
 * @param pid its process
 * @param startedAtMs when it began, UTC epoch milliseconds
 * @param version the product's version
 * @param mode how it runs, in the word that {@code /health} shows: {@code multiprocess}, {@code single-process} or
 *     {@code exchange}
 * @param cpuPercent processor use over the last sampling, 100 is one core
 * @param cpuSeconds processor time
 * @param rssBytes resident memory
 * @param virtualBytes address space
 * @param openFiles open file descriptors
 * @param maxFiles the most descriptors it may open
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
