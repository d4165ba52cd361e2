package io.marketprism.collector.core.internal;

import io.marketprism.collector.spi.ExchangeSettings;
import io.marketprism.collector.telemetry.LatencyWindow;

/**
 * What all parts of one collector share.
 *
 * @param settings the exchange's settings
 * @param time clocks and timers
 * @param metrics the exchange's figures
 * @param complaints says what cannot be read
 * @param latency times from arrival to published
 */
record Surroundings(
        ExchangeSettings settings, Time time, CollectorMetrics metrics, Complaints complaints, LatencyWindow latency) {}
