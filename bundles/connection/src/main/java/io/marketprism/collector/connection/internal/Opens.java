package io.marketprism.collector.connection.internal;

import io.marketprism.collector.spi.Quota;
import java.net.URI;
import java.util.HashMap;
import java.util.Map;
import java.util.function.LongSupplier;

/**
 * Gives each new connection its turn, so that a venue's limit on new connections holds whoever opens them (P12).
 * Thread-safe.
 */
public final class Opens {

    /** One for the whole JVM, since venues count by address, not by exchange. */
    private static final Opens JVM = new Opens(System::nanoTime);

    /** Where and by which of the venue's limits connections are counted. */
    private record Pool(String host, Quota quota) {}

    private final LongSupplier nanoTime;
    private final Map<Pool, Turns> pools = new HashMap<>();

    /** Turns by a clock such as {@link System#nanoTime()}. */
    public Opens(LongSupplier nanoTime) {
        this.nanoTime = nanoTime;
    }

    /** The turns that all connections of this JVM take. */
    public static Opens ofThisJvm() {
        return JVM;
    }

    /** Takes the next turn for a connection; how long to wait until then, in nanoseconds. */
    public synchronized long take(URI uri, Quota quota) {
        return pools.computeIfAbsent(new Pool(uri.getHost(), quota), pool -> new Turns(quota))
                .take(nanoTime.getAsLong());
    }
}
