package io.marketprism.collector.spi.management;

import java.beans.ConstructorProperties;

/** The collector's connection to NATS. */
public final class BrokerSnapshot {

    private final boolean connected;
    private final String url;
    private final int inFlight;
    private final int queued;
    private final String lastError;

    /** All of it, in this order; JMX calls it by the names. */
    @ConstructorProperties({"connected", "url", "inFlight", "queued", "lastError"})
    public BrokerSnapshot(boolean connected, String url, int inFlight, int queued, String lastError) {
        this.connected = connected;
        this.url = url;
        this.inFlight = inFlight;
        this.queued = queued;
        this.lastError = lastError;
    }

    /** Whether messages can be sent now. */
    public boolean isConnected() {
        return connected;
    }

    /** The server without credentials. */
    public String getUrl() {
        return url;
    }

    /** Messages sent and not yet acknowledged. */
    public int getInFlight() {
        return inFlight;
    }

    /** Messages waiting to be sent. */
    public int getQueued() {
        return queued;
    }

    /** The last thing that went wrong; empty if nothing did. */
    public String getLastError() {
        return lastError;
    }
}
