/** What the root knows of its children, for health, metrics and the console. */
@Export
@Version("1.0.0")
package io.marketprism.collector.supervisor;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
