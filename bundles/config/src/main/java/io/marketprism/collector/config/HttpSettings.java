package io.marketprism.collector.config;

import java.time.Duration;

/**
 * Health and metrics over HTTP (C2, C15); keys {@code monitoring.*} and {@code supervision.http.*}.
 *
 * @param host the address to listen on
 * @param health where health is served
 * @param metrics where metrics are served
 * @param healthGrace how old the root must be before {@code unhealthy} answers 503
 * @param childDeadline how long a child may take to answer for its health
 */
public record HttpSettings(
        String host, Endpoint health, Endpoint metrics, Duration healthGrace, Duration childDeadline) {

    /**
     * One served page.
     *
     * @param enabled whether it is served
     * @param port its port; 0 for any free one
     * @param path its path
     */
    public record Endpoint(boolean enabled, int port, String path) {}
}
