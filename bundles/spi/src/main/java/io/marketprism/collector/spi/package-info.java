/**
 * What a venue, a publisher and the telemetry implement, and what the pipeline gives them.
 *
 * <p>A venue is pure protocol: it plans what to ask and decodes what is answered; it opens no socket and starts no
 * thread. The pipeline runs the plan.
 */
@Export
@Version("1.0.0")
package io.marketprism.collector.spi;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
