package io.marketprism.collector.venue.simulator.internal.http;

import io.marketprism.collector.venue.simulator.internal.stream.Conversation;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.BiFunction;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpMethod;
import org.eclipse.jetty.io.EofException;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.util.Callback;
import org.eclipse.jetty.util.Fields;
import org.eclipse.jetty.util.thread.QueuedThreadPool;
import org.eclipse.jetty.websocket.core.server.WebSocketMappings;
import org.eclipse.jetty.websocket.core.server.WebSocketServerComponents;

/** One port that serves all venues, each below its prefix, and the control routes below {@code /simulator}. */
public final class SimulatorServer implements AutoCloseable {

    private static final String CONTROL = "simulator";

    /** Venues send each message in one frame, whole books too. */
    private static final long LONGEST_FRAME = 4_194_304;

    private final Server server;
    private final ServerConnector connector;

    /**
     * A server that is bound by {@link #start}.
     *
     * @param control answers the control routes: method and query
     */
    public SimulatorServer(String host, int port, List<Venue> venues, BiFunction<String, Query, Answer> control) {
        QueuedThreadPool threads = new QueuedThreadPool(12, 4);
        threads.setName("venue-simulator");
        threads.setDaemon(true);
        this.server = new Server(threads);
        this.connector = new ServerConnector(server, 1, 1);
        connector.setHost(host);
        connector.setPort(port);
        connector.setIdleTimeout(TimeUnit.MINUTES.toMillis(10));
        server.addConnector(connector);
        Map<String, Venue> byName = new LinkedHashMap<>();
        venues.forEach(venue -> byName.put(venue.name(), venue));
        server.setHandler(new Front(
                byName, control, new WebSocketMappings(WebSocketServerComponents.ensureWebSocketComponents(server))));
    }

    /**
     * Binds the port and serves.
     *
     * @throws IOException if the port cannot be had
     */
    public void start() throws IOException {
        try {
            server.start();
        } catch (IOException e) {
            throw e;
        } catch (Exception e) {
            throw new IOException("The simulator's server did not start", e);
        }
    }

    /** The bound port. */
    public int port() {
        return connector.getLocalPort();
    }

    @Override
    public void close() {
        try {
            server.stop();
        } catch (Exception e) {
            throw new IllegalStateException("The simulator's server did not stop", e);
        }
    }

    /** Sends a request to its venue. */
    private static final class Front extends Handler.Abstract {
        private final Map<String, Venue> venues;
        private final BiFunction<String, Query, Answer> control;
        private final WebSocketMappings webSockets;

        private Front(
                Map<String, Venue> venues, BiFunction<String, Query, Answer> control, WebSocketMappings webSockets) {
            this.venues = venues;
            this.control = control;
            this.webSockets = webSockets;
        }

        @Override
        public boolean handle(Request request, Response response, Callback callback) throws Exception {
            String path = request.getHttpURI().getDecodedPath();
            int end = path.indexOf('/', 1);
            String first = end < 0 ? path.substring(1) : path.substring(1, end);
            Query query = new Query(end < 0 ? "/" : path.substring(end), parameters(request));
            if (first.equals(CONTROL)) {
                answer(control.apply(request.getMethod(), query), response, callback);
                return true;
            }
            Venue venue = venues.get(first);
            if (venue == null) {
                answer(notFound(path), response, callback);
            } else if (venue.gate().isFrozen()) {
                hold(request, venue.gate().frozenForMs(), callback);
            } else if (request.getHeaders().contains(HttpHeader.SEC_WEBSOCKET_KEY)) {
                long deniedMs = venue.gate().deniedForMs();
                if (deniedMs > 0) {
                    hold(request, venue.gate().denialDrops() ? 0 : deniedMs, callback);
                    return true;
                }
                upgrade(venue, query, request, response, callback);
            } else {
                answer(rest(venue, query, request.getMethod()), response, callback);
            }
            return true;
        }

        /** Leaves a request without an answer and drops its connection when the venue thaws. */
        private static void hold(Request request, long ms, Callback callback) {
            Runnable drop = () -> {
                request.getConnectionMetaData().getConnection().getEndPoint().close();
                callback.failed(new EofException("The venue was frozen"));
            };
            request.getComponents().getScheduler().schedule(drop, ms, TimeUnit.MILLISECONDS);
        }

        private static Map<String, String> parameters(Request request) {
            Map<String, String> values = new LinkedHashMap<>();
            for (Fields.Field field : Request.extractQueryParameters(request)) {
                values.put(
                        field.getName(), field.getValues().get(field.getValues().size() - 1));
            }
            return values;
        }

        private void upgrade(Venue venue, Query query, Request request, Response response, Callback callback) {
            Socket socket = new Socket(
                    venue.name(),
                    query.path(),
                    venue.gate(),
                    new DelayLine(request.getComponents().getScheduler()));
            Optional<Conversation> conversation = venue.accept(query, socket);
            if (conversation.isEmpty()) {
                answer(notFound(query.path()), response, callback);
                return;
            }
            socket.attach(conversation.get());
            boolean upgraded = webSockets.upgrade(
                    (asked, given, done) -> socket,
                    request,
                    response,
                    callback,
                    configuration -> configuration.setMaxFrameSize(LONGEST_FRAME));
            if (!upgraded) {
                answer(Answer.json(400, "{\"msg\":\"This is no WebSocket handshake\"}"), response, callback);
            }
        }

        private static Answer rest(Venue venue, Query query, String method) {
            if (!HttpMethod.GET.is(method)) {
                return Answer.json(405, "{\"msg\":\"Only GET is served here\"}");
            }
            Optional<Refusal> refusal = venue.gate().refusal(query.path());
            if (refusal.isEmpty()) {
                return venue.get(query);
            }
            Refusal how = refusal.get();
            Answer right = how.body() == Refusal.Body.TRUNCATED ? venue.get(query) : Answer.json(how.status(), "");
            return how.answer(venue.refusal(how.status(), venue.gate().refusedUntilMs()), right);
        }

        private static Answer notFound(String path) {
            return Answer.json(404, "{\"msg\":\"Nothing is served at " + path.replaceAll("[^\\w/.-]", "?") + "\"}");
        }

        private static void answer(Answer answer, Response response, Callback callback) {
            response.setStatus(answer.status());
            response.getHeaders().put(HttpHeader.CONTENT_TYPE, "application/json;charset=UTF-8");
            answer.headers().forEach((name, value) -> response.getHeaders().put(name, value));
            response.write(true, ByteBuffer.wrap(answer.body()), callback);
        }
    }
}
