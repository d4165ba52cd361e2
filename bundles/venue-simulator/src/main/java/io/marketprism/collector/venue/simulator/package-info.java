/**
 * The other side: the public protocols of OKX, Binance and Deribit as they are in 2026, on one loopback port, from
 * recorded frames or a made-up market, with faults and the truth on request.
 *
 * <p>Each host of a venue has a path prefix: {@code /okx}, {@code /binance-spot}, {@code /binance-usdm},
 * {@code /binance-ws-fapi}, {@code /deribit}; control is below {@code /simulator}:
 *
 * <ul>
 *   <li>{@code GET status}, {@code GET instruments}: connections with their numbers, streams; what is listed
 *   <li>{@code GET truth?exchange&symbol&type=trade|orderbook|liquidation}; a book {@code &at=NUMBER} as it was
 *   <li>{@code POST burst?venue&symbol&factor&seconds}
 *   <li>{@code POST fault?kind&venue} and what the kind needs: {@code connection=N|newest|all}, {@code stream}, {@code
 *       symbol}, {@code count}, {@code match}, {@code ms}. Flow: drop, duplicate, reorder, truncate, malformed, gap,
 *       binary, oversize ({@code bytes}), delay ({@code delay_ms}). Stream or connection: silence, speak. Connection:
 *       close ({@code code}, {@code reason}), notice ({@code close_after_ms}). Market: skip, reset (OKX). Host: refuse
 *       ({@code status}, {@code as=own|html|empty|truncated}, {@code path}), deny ({@code how=hang|drop}), freeze, clear
 * </ul>
 */
@Export
@Version("1.0.0")
package io.marketprism.collector.venue.simulator;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
