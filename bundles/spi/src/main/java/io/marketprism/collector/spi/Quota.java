package io.marketprism.collector.spi;

import java.time.Duration;

/**
 * How much may be asked of a venue.
 *
 * @param pool the name that requests draw by
 * @param limit the most weight in a window
 * @param window the window's length
 */
public record Quota(String pool, int limit, Duration window) {}
