package io.marketprism.collector.connection;

import java.util.Optional;

/**
 * How venues are reached. Certificates and host names are verified whatever it says.
 *
 * @param proxy the proxy between here and the venues, if there is one
 * @param trust what is trusted instead of the JVM's own certificates, if anything is
 */
public record NetworkSettings(Optional<ProxySettings> proxy, Optional<TrustSettings> trust) {

    /** No proxy, and the JVM's own certificates. */
    public static final NetworkSettings DIRECT = new NetworkSettings(Optional.empty(), Optional.empty());
}
