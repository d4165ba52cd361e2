package io.marketprism.collector.config;

import java.net.URI;
import java.util.List;
import java.util.Optional;

/**
 * How children reach their venues. Its text form shows neither a user nor a password.
 *
 * @param proxy the proxy between here and the venues, if there is one; it may hold user and password
 * @param noProxy hosts that are reached directly
 * @param trustStore an absolute path of certificates, PEM or PKCS #12, trusted instead of the JVM's own
 * @param trustStorePassword its password, as {@code file:/path} or {@code value:password}
 */
public record NetworkingSettings(
        Optional<URI> proxy, List<String> noProxy, Optional<String> trustStore, Optional<String> trustStorePassword) {

    /** Copies the list. */
    public NetworkingSettings {
        noProxy = List.copyOf(noProxy);
    }

    @Override
    public String toString() {
        return "NetworkingSettings[proxy="
                + proxy.map(url -> url.getScheme() + "://" + url.getHost() + ":" + url.getPort())
                        .orElse("none")
                + ", noProxy=" + noProxy + ", trustStore=" + trustStore.orElse("the JVM's") + "]";
    }
}
