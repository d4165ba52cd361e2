package io.marketprism.collector.spi;

/**
 * When a frame or answer arrived here.
 *
 * @param epochMillis by the wall clock, UTC epoch milliseconds
 * @param nanoTime by {@link System#nanoTime()}, for latencies
 */
public record Receipt(long epochMillis, long nanoTime) {}
