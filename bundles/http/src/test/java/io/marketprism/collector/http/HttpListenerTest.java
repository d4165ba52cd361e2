package io.marketprism.collector.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import org.junit.jupiter.api.Test;

class HttpListenerTest {

    private static final class Hello extends Handler.Abstract {
        @Override
        public boolean handle(Request request, Response response, Callback callback) {
            Content.Sink.write(response, true, "hello", callback);
            return true;
        }
    }

    private static String get(int port) throws IOException, InterruptedException {
        return HttpClient.newHttpClient()
                .send(
                        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/"))
                                .build(),
                        BodyHandlers.ofString())
                .body();
    }

    @Test
    void freePortIsTakenAndAnswers() throws IOException, InterruptedException {
        try (HttpListener listener = new HttpListener("test", "127.0.0.1", 0, new Hello())) {
            await().until(() -> listener.port() > 0);
            assertThat(get(listener.port())).isEqualTo("hello");
        }
    }

    @Test
    void heldPortIsTakenOnceItIsFree() throws IOException, InterruptedException {
        ServerSocket held = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
        int port = held.getLocalPort();
        try (HttpListener listener = new HttpListener("test", "127.0.0.1", port, new Hello())) {
            await().pollDelay(Duration.ofMillis(300)).until(() -> listener.port() == -1);
            held.close();
            await().atMost(Duration.ofSeconds(10)).until(() -> listener.port() == port);
            assertThat(get(port)).isEqualTo("hello");
        }
    }

    @Test
    void closedListenerHoldsNoPort() throws IOException {
        HttpListener listener = new HttpListener("test", "127.0.0.1", 0, new Hello());
        await().until(() -> listener.port() > 0);
        int port = listener.port();
        listener.close();
        assertThat(listener.port()).isEqualTo(-1);
        try (ServerSocket again = new ServerSocket(port, 1, InetAddress.getLoopbackAddress());
                Socket client = new Socket(InetAddress.getLoopbackAddress(), port)) {
            assertThat(again.accept().getPort()).isEqualTo(client.getLocalPort());
        }
    }
}
