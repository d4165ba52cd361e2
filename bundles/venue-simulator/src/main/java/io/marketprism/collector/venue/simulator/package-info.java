/**
 * The other side: the public protocols of OKX, Binance and Deribit as they are in 2026, on one loopback port, from
 * recorded frames or a made-up market, with faults and the truth on request.
 *
 * <p>Each host of a venue has a path prefix: {@code /okx}, {@code /binance-spot}, {@code /binance-usdm},
 * {@code /binance-ws-fapi}, {@code /deribit}; control is below {@code /simulator}.
 */
@Export
@Version("1.0.0")
package io.marketprism.collector.venue.simulator;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
