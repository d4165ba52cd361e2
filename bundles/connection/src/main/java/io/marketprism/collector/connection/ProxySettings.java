package io.marketprism.collector.connection;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.List;
import java.util.Set;

/**
 * A proxy for WebSocket and REST. Names of venues are resolved by the proxy, not here. Its text form never shows user and
 * password.
 *
 * @param url {@code http://}, {@code https://} (both are asked to CONNECT) or {@code socks5://}, with host, port, and user
 *     and password where the proxy wants them; reserved characters in these are percent-encoded
 * @param exclude hosts that are reached directly: {@code example.com} and all beneath it, {@code 10.0.0.1}, each
 *     also with {@code :port}, or {@code *} for all
 */
public record ProxySettings(URI url, List<String> exclude) {

    private static final Set<String> SCHEMES = Set.of("http", "https", "socks5", "socks5h");

    /** Checks the address. */
    public ProxySettings {
        exclude = List.copyOf(exclude);
        if (url.getScheme() == null
                || !SCHEMES.contains(url.getScheme())
                || url.getHost() == null
                || !(url.getRawPath() == null
                        || url.getRawPath().isEmpty()
                        || url.getRawPath().equals("/"))) {
            throw new IllegalArgumentException("The proxy's address " + shown(url)
                    + " cannot be used; expected http://, https:// or socks5://, a host and a port");
        }
    }

    /**
     * The proxy that a text names.
     *
     * @throws IllegalArgumentException if it names none; the message shows neither user nor password
     */
    public static ProxySettings of(String url, List<String> exclude) {
        try {
            return new ProxySettings(new URI(url.strip()), exclude);
        } catch (URISyntaxException e) {
            // The cause would quote the address with its password.
            throw new IllegalArgumentException("The proxy's address is not an address: " + e.getReason()
                    + " at character " + (e.getIndex() + 1) + "; reserved characters in user and password are written"
                    + " as %40 and the like");
        }
    }

    /** Whether it speaks SOCKS 5. */
    public boolean isSocks() {
        return url.getScheme().startsWith("socks5");
    }

    /** The port, or what is usual for the scheme. */
    public int port() {
        if (url.getPort() >= 0) {
            return url.getPort();
        }
        return switch (url.getScheme()) {
            case "http" -> 80;
            case "https" -> 443;
            default -> 1080;
        };
    }

    /** What may be shown: scheme, host and port. */
    @Override
    public String toString() {
        return url.getScheme() + "://" + url.getHost() + ":" + port();
    }

    private static String shown(URI url) {
        return url.getHost() == null
                ? "(not shown, since it may hold a password)"
                : url.getScheme() + "://" + url.getHost();
    }
}
