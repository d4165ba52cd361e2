package io.marketprism.collector.spi;

/**
 * How the broker's connection is.
 *
 * @param connected whether messages can be sent now
 * @param url the server, without credentials
 * @param inFlight messages sent and not yet acknowledged
 * @param queued messages waiting to be sent
 * @param lastError the last thing that went wrong, empty if nothing did
 */
public record PublisherStatus(boolean connected, String url, int inFlight, int queued, String lastError) {}
