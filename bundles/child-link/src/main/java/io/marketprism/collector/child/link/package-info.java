/**
 * The root's view of its children over JMX: one snapshot, one call, in parallel, with deadlines (I1, I2, I3, I5, D3).
 */
@Export
@Version("1.0.0")
package io.marketprism.collector.child.link;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
