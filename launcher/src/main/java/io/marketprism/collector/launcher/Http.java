package io.marketprism.collector.launcher;

import java.io.IOException;
import java.io.InputStream;
import java.net.HttpURLConnection;
import java.net.Proxy;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

/** Asks the root's HTTP. */
final class Http {

    private static final Duration PATIENCE = Duration.ofSeconds(2);

    private Http() {}

    /** The body of the answer, whatever its code: an unhealthy root answers 503 with a document. */
    static String get(String url) throws IOException {
        HttpURLConnection connection =
                (HttpURLConnection) URI.create(url).toURL().openConnection(Proxy.NO_PROXY);
        connection.setConnectTimeout((int) PATIENCE.toMillis());
        connection.setReadTimeout((int) PATIENCE.toMillis());
        connection.setUseCaches(false);
        try (InputStream body =
                connection.getResponseCode() < 400 ? connection.getInputStream() : connection.getErrorStream()) {
            if (body == null) {
                throw new IOException("the answer " + connection.getResponseCode() + " has no body");
            }
            return new String(body.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
