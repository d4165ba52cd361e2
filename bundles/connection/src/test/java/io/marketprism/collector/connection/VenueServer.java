package io.marketprism.collector.connection;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.server.SslConnectionFactory;
import org.eclipse.jetty.util.Callback;
import org.eclipse.jetty.util.ssl.SslContextFactory;
import org.eclipse.jetty.websocket.core.CloseStatus;
import org.eclipse.jetty.websocket.core.CoreSession;
import org.eclipse.jetty.websocket.core.Frame;
import org.eclipse.jetty.websocket.core.FrameHandler;
import org.eclipse.jetty.websocket.core.OpCode;
import org.eclipse.jetty.websocket.core.server.WebSocketNegotiator;
import org.eclipse.jetty.websocket.core.server.WebSocketUpgradeHandler;

/** A venue on loopback: WebSockets under {@code /ws}, and GETs answered by a function. */
final class VenueServer {

    /** One answer to a GET; status 0 is silence. */
    record Answer(int status, Map<String, String> headers, String body) {
        Answer(int status, String body) {
            this(status, Map.of(), body);
        }
    }

    /** One accepted WebSocket. */
    static final class Socket implements FrameHandler {
        final List<String> texts = new CopyOnWriteArrayList<>();
        final List<Long> textTimes = new CopyOnWriteArrayList<>();
        final List<String> pongs = new CopyOnWriteArrayList<>();
        final Map<String, String> headers;
        volatile CoreSession session;
        volatile CloseStatus closed;
        volatile Function<String, String> reply = text -> null;

        Socket(Map<String, String> headers) {
            this.headers = headers;
        }

        @Override
        public void onOpen(CoreSession opened, Callback callback) {
            session = opened;
            callback.succeeded();
            opened.demand();
        }

        @Override
        public void onFrame(Frame frame, Callback callback) {
            if (frame.getOpCode() == OpCode.TEXT) {
                String text = frame.getPayloadAsUTF8();
                texts.add(text);
                textTimes.add(System.nanoTime());
                String answer = reply.apply(text);
                if (answer != null) {
                    send(answer);
                }
            } else if (frame.getOpCode() == OpCode.PONG) {
                pongs.add(frame.getPayloadAsUTF8());
            }
            callback.succeeded();
            session.demand();
        }

        @Override
        public void onError(Throwable cause, Callback callback) {
            callback.succeeded();
        }

        @Override
        public void onClosed(CloseStatus status, Callback callback) {
            closed = status;
            callback.succeeded();
        }

        void send(String text) {
            frame(OpCode.TEXT, true, text);
        }

        void frame(byte opCode, boolean fin, String text) {
            ByteBuffer payload = ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8));
            session.sendFrame(new Frame(opCode, fin, payload), Callback.NOOP, false);
        }

        /** Cuts the line without a word. */
        void cut() {
            session.abort();
        }
    }

    final List<Socket> sockets = new CopyOnWriteArrayList<>();
    final List<String> paths = new CopyOnWriteArrayList<>();
    volatile Function<String, Answer> answers = path -> new Answer(404, "{}");
    volatile Function<String, String> reply = text -> null;
    private final Server server = new Server();
    private final ServerConnector connector;

    VenueServer() throws Exception {
        this(0);
    }

    VenueServer(int port) throws Exception {
        this(port, null);
    }

    /** Speaks TLS with the one key of a key store whose password is {@code changeit}, unless that is {@code null}. */
    VenueServer(int port, Path keyStore) throws Exception {
        connector = keyStore == null
                ? new ServerConnector(server, 1, 1)
                : new ServerConnector(
                        server, 1, 1, new SslConnectionFactory(tls(keyStore), "http/1.1"), new HttpConnectionFactory());
        connector.setHost("127.0.0.1");
        connector.setPort(port);
        server.addConnector(connector);
        WebSocketUpgradeHandler webSockets = new WebSocketUpgradeHandler();
        webSockets.addMapping("/ws", (WebSocketNegotiator) (request, response, callback) -> {
            Socket socket = new Socket(headers(request));
            socket.reply = reply;
            sockets.add(socket);
            return socket;
        });
        webSockets.getConfiguration().setMaxFrameSize(64 << 20);
        webSockets.getConfiguration().setAutoFragment(false);
        webSockets.setHandler(new Handler.Abstract() {
            @Override
            public boolean handle(Request request, Response response, Callback callback) {
                String path = request.getHttpURI().getPathQuery();
                paths.add(path);
                Answer answer = answers.apply(path);
                if (answer.status() != 0) {
                    response.setStatus(answer.status());
                    answer.headers()
                            .forEach((name, value) -> response.getHeaders().put(name, value));
                    Content.Sink.write(response, true, answer.body(), callback);
                }
                return true;
            }
        });
        server.setHandler(webSockets);
        server.setStopTimeout(0);
        server.start();
    }

    private static SslContextFactory.Server tls(Path keyStore) {
        SslContextFactory.Server tls = new SslContextFactory.Server();
        tls.setKeyStorePath(keyStore.toString());
        tls.setKeyStorePassword("changeit");
        return tls;
    }

    private static Map<String, String> headers(Request request) {
        Map<String, String> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        request.getHeaders().forEach(field -> headers.put(field.getName(), field.getValue()));
        return headers;
    }

    int port() {
        return connector.getLocalPort();
    }

    Socket last() {
        List<Socket> all = new ArrayList<>(sockets);
        return all.get(all.size() - 1);
    }

    void close() throws Exception {
        server.stop();
    }
}
