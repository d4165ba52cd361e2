package io.marketprism.collector.supervisor.internal;

/**
 * What the operating system says of one process.
 *
 * @param cpuSeconds CPU time used since its start
 * @param rssBytes resident size
 * @param virtualBytes virtual size
 * @param threads its threads
 * @param openFiles its open descriptors
 * @param maxFiles how many it may open; 0 where that is not known
 */
record ProcessFigures(double cpuSeconds, long rssBytes, long virtualBytes, int threads, int openFiles, int maxFiles) {

    /** The figures of a process that is not there. */
    static final ProcessFigures NONE = new ProcessFigures(0, 0, 0, 0, 0, 0);
}
