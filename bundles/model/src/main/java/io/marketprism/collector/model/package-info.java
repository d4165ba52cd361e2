/**
 * The domain: what a venue says about an instrument, as immutable records without any venue's or broker's words.
 *
 * <p>Times are UTC epoch milliseconds of the venue's own clock unless a name says otherwise. Numbers are {@link
 * io.marketprism.collector.model.Decimal}s, digit for digit what the venue wrote.
 */
@Export
@Version("1.1.0")
package io.marketprism.collector.model;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
