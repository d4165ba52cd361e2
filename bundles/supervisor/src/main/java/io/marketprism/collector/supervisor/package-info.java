/**
 * The children as the root keeps them: which there are, how each is, and what it uses. Nothing here waits for a child.
 */
@Export
@Version("1.0.0")
package io.marketprism.collector.supervisor;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
