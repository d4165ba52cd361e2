/** The small HTTP server that the root's pages are served by. */
@Export
@Version("1.0.0")
package io.marketprism.collector.http;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
