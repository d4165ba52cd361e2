package io.marketprism.collector.config;

/**
 * The log files (H6); keys {@code system.logging.*}.
 *
 * @param level {@code DEBUG}, {@code INFO}, {@code WARN} or {@code ERROR}
 * @param file the main log's customary name, relative to the home folder or absolute
 * @param maxBytes size at which a file is rotated
 * @param backups rotated files kept
 */
public record LoggingSettings(String level, String file, long maxBytes, int backups) {}
