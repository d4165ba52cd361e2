/**
 * Order books that are kept by a venue's changes (D7): a snapshot is joined by the changes after it, each change is
 * proven to follow the one before, and a book that failed its proof is not live until it is repaired.
 *
 * <p>Pure: no I/O, no threads, the clock is given. One thread at a time.
 */
@Export
@Version("1.0.0")
package io.marketprism.collector.orderbook;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
