/** The root's lines to its children: readings over JMX, with deadlines. */
@Export
@Version("1.0.0")
package io.marketprism.collector.child.link;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
