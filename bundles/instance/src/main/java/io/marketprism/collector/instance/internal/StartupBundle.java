package io.marketprism.collector.instance.internal;

/**
 * A bundle that a slim instance starts with.
 *
 * @param uri its {@code mvn:} address
 * @param startLevel when it starts
 */
record StartupBundle(String uri, int startLevel) {}
