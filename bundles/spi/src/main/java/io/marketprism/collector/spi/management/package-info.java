/**
 * What root and child tell each other over JMX. Open types only, and additive: a root of another version finds what it
 * knows by name and ignores the rest.
 */
@Export
@Version("1.0.0")
package io.marketprism.collector.spi.management;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
