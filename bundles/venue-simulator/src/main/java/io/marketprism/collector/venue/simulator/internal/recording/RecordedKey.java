package io.marketprism.collector.venue.simulator.internal.recording;

import io.marketprism.collector.venue.simulator.internal.recording.RecordedEvent.Host;

/**
 * An instrument at a host.
 *
 * @param host whose name of it this is
 * @param symbol the name
 */
record RecordedKey(Host host, String symbol) {}
