package io.marketprism.collector.core.internal;

import io.marketprism.collector.connection.NetworkSettings;
import io.marketprism.collector.connection.ProxySettings;
import io.marketprism.collector.connection.TrustSettings;
import io.marketprism.collector.core.CollectorConfig;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** Turns what the flat configuration says of proxy and certificates into settings. */
final class NetworkProperties {

    private static final String PASSWORD = "tls.trust.store.password";
    private static final String VALUE = "value:";
    private static final String FILE = "file:";

    private NetworkProperties() {}

    /**
     * The settings that a configuration says.
     *
     * @throws IllegalArgumentException if a value makes no sense; the message shows no secret
     */
    static NetworkSettings from(CollectorConfig config) {
        List<String> exclude = Arrays.stream(config.proxy_exclude().split(",", -1))
                .map(String::strip)
                .filter(host -> !host.isEmpty())
                .toList();
        Optional<ProxySettings> proxy = text(config.proxy_url()).map(url -> ProxySettings.of(url, exclude));
        Optional<String> password = text(config.tls_trust_store_password()).map(NetworkProperties::secret);
        Optional<TrustSettings> trust =
                text(config.tls_trust_store()).map(path -> new TrustSettings(Path.of(path), password));
        return new NetworkSettings(proxy, trust);
    }

    private static Optional<String> text(String property) {
        return Optional.of(property.strip()).filter(text -> !text.isEmpty());
    }

    private static String secret(String where) {
        if (where.startsWith(VALUE)) {
            return where.substring(VALUE.length());
        }
        if (where.startsWith(FILE)) {
            String path = where.substring(FILE.length());
            try {
                return Files.readString(Path.of(path)).strip();
            } catch (IOException e) {
                throw new IllegalArgumentException(
                        PASSWORD + " is said to be in the file " + path + ", which cannot be read: " + e, e);
            }
        }
        throw new IllegalArgumentException(PASSWORD + " must be file:/path or value:password; it is not shown here");
    }
}
