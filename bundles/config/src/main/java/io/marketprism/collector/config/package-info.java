/**
 * The configuration of the whole product: {@code unified_data_collection.yaml} read, validated with file, line and key
 * (C1), and cut into what each child may know (H4).
 *
 * <p>Everything here is immutable and free of services; reading touches nothing but the file.
 */
@Export
@Version("1.0.0")
package io.marketprism.collector.config;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
