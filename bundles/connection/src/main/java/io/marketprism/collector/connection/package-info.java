/** Temporary. */
@Export
@Version("1.0.0")
package io.marketprism.collector.connection;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
