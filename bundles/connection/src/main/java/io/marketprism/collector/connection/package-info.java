/**
 * WebSocket and REST for venues, knowing none: connections that live on, and requests that keep to their quotas.
 *
 * <p>One {@link Transport} a JVM; on it one {@link StreamConnection} a {@link io.marketprism.collector.spi.StreamPlan} and
 * one {@link RestClient} an exchange. Nothing here blocks its caller.
 */
@Export
@Version("1.0.0")
package io.marketprism.collector.connection;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
