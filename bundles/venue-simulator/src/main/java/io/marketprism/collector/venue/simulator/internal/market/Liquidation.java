package io.marketprism.collector.venue.simulator.internal.market;

import io.marketprism.collector.model.Side;

/**
 * One position closed by force.
 *
 * @param timeMs when it was closed
 * @param side of the order that closed it: selling closes a long position
 * @param bankruptcy unscaled price at which the position was worth nothing
 * @param average unscaled price of the fills
 * @param quantity unscaled
 * @param filled unscaled quantity that was filled, at most {@code quantity}
 */
public record Liquidation(long timeMs, Side side, long bankruptcy, long average, long quantity, long filled) {}
