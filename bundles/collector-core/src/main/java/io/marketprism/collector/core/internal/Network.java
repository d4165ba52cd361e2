package io.marketprism.collector.core.internal;

import io.marketprism.collector.connection.NetworkSettings;
import io.marketprism.collector.spi.Telemetry;

/** Makes the connections of an exchange. */
@FunctionalInterface
interface Network {

    /**
     * Sockets and threads for one exchange; no socket is opened yet.
     *
     * @throws IllegalArgumentException in a sentence for the operator, if the settings cannot be used
     */
    Connections open(String exchange, Telemetry telemetry, NetworkSettings settings);
}
