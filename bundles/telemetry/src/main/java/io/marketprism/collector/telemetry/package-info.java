/**
 * Figures of one JVM: what was recorded through {@link io.marketprism.collector.spi.Telemetry}, read as one batch (I2),
 * and latencies over the last minute (F1, F2).
 */
@Export
@Version("1.0.0")
package io.marketprism.collector.telemetry;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
