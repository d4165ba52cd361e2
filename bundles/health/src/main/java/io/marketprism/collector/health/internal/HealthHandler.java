package io.marketprism.collector.health.internal;

import io.marketprism.collector.health.internal.Answers.Answer;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpStatus;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** GET and HEAD of the routes of 3.1; other paths are 404, other methods 405. */
final class HealthHandler extends Handler.Abstract {

    private static final Logger LOG = LoggerFactory.getLogger(HealthHandler.class);
    private static final String JSON = "application/json; charset=utf-8";
    private static final String PLAIN = "text/plain; charset=utf-8";
    private static final Set<String> METHODS = Set.of("GET", "HEAD");

    private final Answers answers;
    private final Map<String, Function<Request, Answer>> routes;

    HealthHandler(Answers answers) {
        this.answers = answers;
        this.routes = Map.of(
                "/health", request -> answers.health(),
                "/status", request -> answers.status(detailed(request)),
                "/ping", request -> answers.ping(),
                "/", request -> answers.ping(),
                "/version", request -> answers.version());
    }

    private static boolean detailed(Request request) {
        return "true".equalsIgnoreCase(Request.extractQueryParameters(request).getValue("detailed"));
    }

    @Override
    public boolean handle(Request request, Response response, Callback callback) {
        Function<Request, Answer> route = routes.get(Request.getPathInContext(request));
        if (route == null) {
            plain(response, callback, HttpStatus.NOT_FOUND_404, "404: Not Found");
        } else if (!METHODS.contains(request.getMethod())) {
            response.getHeaders().put(HttpHeader.ALLOW, "GET,HEAD");
            plain(response, callback, HttpStatus.METHOD_NOT_ALLOWED_405, "405: Method Not Allowed");
        } else {
            Answer answer = answer(route, request);
            send(response, callback, answer.status(), JSON, answer.json());
        }
        return true;
    }

    private Answer answer(Function<Request, Answer> route, Request request) {
        try {
            return route.apply(request);
        } catch (RuntimeException e) {
            LOG.error("{} could not be answered.", request.getHttpURI().getPath(), e);
            return answers.failure();
        }
    }

    private static void plain(Response response, Callback callback, int status, String text) {
        send(response, callback, status, PLAIN, text.getBytes(StandardCharsets.UTF_8));
    }

    private static void send(Response response, Callback callback, int status, String type, byte[] body) {
        response.setStatus(status);
        response.getHeaders().put(HttpHeader.CONTENT_TYPE, type);
        response.getHeaders().put(HttpHeader.CONTENT_LENGTH, body.length);
        response.write(true, ByteBuffer.wrap(body), callback);
    }
}
