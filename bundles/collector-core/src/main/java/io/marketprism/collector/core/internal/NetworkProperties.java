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
import java.util.Map;
import java.util.Optional;

/** Turns what the flat configuration says of proxy and certificates into settings. */
final class NetworkProperties {

    private static final String PASSWORD = "tls.trust.store.password";
    private static final String VARIABLE = "env:";
    private static final String FILE = "file:";

    private NetworkProperties() {}

    /**
     * The settings that a configuration says.
     *
     * @param environment where secrets may be
     * @throws IllegalArgumentException if a value makes no sense; the message shows no secret
     */
    static NetworkSettings from(CollectorConfig config, Map<String, String> environment) {
        List<String> exclude = Arrays.stream(config.proxy_exclude().split(",", -1))
                .map(String::strip)
                .filter(host -> !host.isEmpty())
                .toList();
        Optional<ProxySettings> proxy = text(config.proxy_url()).map(url -> ProxySettings.of(url, exclude));
        Optional<String> password = text(config.tls_trust_store_password()).map(where -> secret(where, environment));
        Optional<TrustSettings> trust =
                text(config.tls_trust_store()).map(path -> new TrustSettings(Path.of(path), password));
        return new NetworkSettings(proxy, trust);
    }

    private static Optional<String> text(String property) {
        return Optional.of(property.strip()).filter(text -> !text.isEmpty());
    }

    private static String secret(String where, Map<String, String> environment) {
        if (where.startsWith(VARIABLE)) {
            String name = where.substring(VARIABLE.length());
            return Optional.ofNullable(environment.get(name))
                    .orElseThrow(() -> new IllegalArgumentException(PASSWORD + " is said to be in the environment"
                            + " variable " + name + ", which is not set for this process"));
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
        throw new IllegalArgumentException(
                PASSWORD + " must say where the password is, as env:NAME or file:/path, and not what it is");
    }
}
