/**
 * The pipeline that every exchange's collector shares: it runs a venue's plan, brings what the venue says to the
 * publisher, and tells how it goes.
 */
@Export
@Version("1.0.0")
package io.marketprism.collector.core;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
