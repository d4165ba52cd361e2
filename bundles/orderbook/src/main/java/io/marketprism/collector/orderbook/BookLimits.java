package io.marketprism.collector.orderbook;

import java.time.Duration;

/**
 * The bounds of one kept book.
 *
 * @param snapshotDepth levels a side that a snapshot is cut at: a side with so many goes on beyond, where the book says
 *     nothing; 0 if the book is whole
 * @param mostLevels levels a side that are kept at most; the worst are forgotten first
 * @param mostHeld changes that are kept at most until the snapshot comes ({@code buffer_max_size})
 * @param patience how long to wait for the snapshot ({@code buffer_timeout})
 */
public record BookLimits(int snapshotDepth, int mostLevels, int mostHeld, Duration patience) {}
