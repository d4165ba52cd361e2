/**
 * What Karaf's Instance Service asks before it starts an instance, and what it tells of the processes it started.
 *
 * <p>Interface, commands and MBean of the service are Karaf's own (D1); only the way an instance is launched, recognised
 * and stopped is this product's.
 */
@Export
@Version("1.0.0")
package io.marketprism.collector.instance;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
