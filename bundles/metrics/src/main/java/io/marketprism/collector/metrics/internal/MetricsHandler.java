package io.marketprism.collector.metrics.internal;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpStatus;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** GET and HEAD of {@code /metrics} and {@code /} (3.1). A scrape that fails is answered with 200 and says so. */
final class MetricsHandler extends Handler.Abstract {

    private static final Logger LOG = LoggerFactory.getLogger(MetricsHandler.class);
    private static final String PLAIN = "text/plain; charset=utf-8";
    private static final Set<String> METHODS = Set.of("GET", "HEAD");
    private static final Set<String> PATHS = Set.of("/metrics", "/");

    private final Scrape scrape;

    MetricsHandler(Scrape scrape) {
        this.scrape = scrape;
    }

    @Override
    public boolean handle(Request request, Response response, Callback callback) {
        if (!PATHS.contains(Request.getPathInContext(request))) {
            answer(response, callback, HttpStatus.NOT_FOUND_404, PLAIN, "404: Not Found");
        } else if (!METHODS.contains(request.getMethod())) {
            response.getHeaders().put(HttpHeader.ALLOW, "GET,HEAD");
            answer(response, callback, HttpStatus.METHOD_NOT_ALLOWED_405, PLAIN, "405: Method Not Allowed");
        } else {
            answer(response, callback, HttpStatus.OK_200, Exposition.CONTENT_TYPE, text());
        }
        return true;
    }

    private String text() {
        try {
            return scrape.text();
        } catch (RuntimeException e) {
            LOG.error("A scrape failed; it is answered with marketprism_metrics_error 1.", e);
            return scrape.failure();
        }
    }

    private static void answer(Response response, Callback callback, int status, String type, String text) {
        byte[] body = text.getBytes(StandardCharsets.UTF_8);
        response.setStatus(status);
        response.getHeaders().put(HttpHeader.CONTENT_TYPE, type);
        response.getHeaders().put(HttpHeader.CONTENT_LENGTH, body.length);
        response.write(true, ByteBuffer.wrap(body), callback);
    }
}
