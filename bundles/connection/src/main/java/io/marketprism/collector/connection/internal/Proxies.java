package io.marketprism.collector.connection.internal;

import io.marketprism.collector.connection.ProxySettings;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import org.eclipse.jetty.client.BasicAuthentication.BasicResult;
import org.eclipse.jetty.client.HttpClient;
import org.eclipse.jetty.client.HttpProxy;
import org.eclipse.jetty.client.Origin;
import org.eclipse.jetty.client.Socks5;
import org.eclipse.jetty.client.Socks5Proxy;
import org.eclipse.jetty.http.HttpHeader;

/** Sends an HTTP client's connections, WebSockets included, through a proxy. */
final class Proxies {

    /** User and password of an address, decoded. */
    private record Credentials(String user, String password) {

        static Credentials of(URI url) {
            String raw = url.getRawUserInfo();
            int colon = raw.indexOf(':');
            return colon < 0
                    ? new Credentials(decoded(raw), "")
                    : new Credentials(decoded(raw.substring(0, colon)), decoded(raw.substring(colon + 1)));
        }

        private static String decoded(String raw) {
            return URLDecoder.decode(raw.replace("+", "%2B"), StandardCharsets.UTF_8);
        }
    }

    private Proxies() {}

    /** Makes a client that is not yet started use a proxy. */
    static void use(ProxySettings settings, HttpClient http) {
        Origin.Address address = new Origin.Address(settings.url().getHost(), settings.port());
        Exclusions exclusions = new Exclusions(settings.exclude());
        boolean authenticated = settings.url().getRawUserInfo() != null;
        if (settings.isSocks()) {
            Socks socks = new Socks(address, exclusions);
            if (authenticated) {
                Credentials credentials = Credentials.of(settings.url());
                socks.putAuthenticationFactory(new Socks5.UsernamePasswordAuthenticationFactory(
                        credentials.user(), credentials.password(), StandardCharsets.UTF_8));
            }
            http.getProxyConfiguration().addProxy(socks);
            return;
        }
        Tunnel tunnel = new Tunnel(address, settings.url().getScheme().equals("https"), exclusions);
        if (authenticated) {
            Credentials credentials = Credentials.of(settings.url());
            http.getAuthenticationStore()
                    .addAuthenticationResult(new BasicResult(
                            tunnel.getURI(),
                            HttpHeader.PROXY_AUTHORIZATION,
                            credentials.user(),
                            credentials.password(),
                            StandardCharsets.UTF_8));
        }
        http.getProxyConfiguration().addProxy(tunnel);
    }

    private static final class Tunnel extends HttpProxy {

        private final Exclusions exclusions;

        Tunnel(Origin.Address address, boolean secure, Exclusions exclusions) {
            super(address, secure);
            this.exclusions = exclusions;
        }

        @Override
        public boolean matches(Origin origin) {
            return super.matches(origin) && !excludes(exclusions, origin);
        }

        /** Always: a WebSocket passes nothing but a tunnel. */
        @Override
        public boolean requiresTunnel(Origin origin) {
            return true;
        }
    }

    private static final class Socks extends Socks5Proxy {

        private final Exclusions exclusions;

        Socks(Origin.Address address, Exclusions exclusions) {
            super(address, false);
            this.exclusions = exclusions;
        }

        @Override
        public boolean matches(Origin origin) {
            return super.matches(origin) && !excludes(exclusions, origin);
        }
    }

    private static boolean excludes(Exclusions exclusions, Origin origin) {
        return exclusions.matches(
                origin.getAddress().getHost(), origin.getAddress().getPort());
    }
}
