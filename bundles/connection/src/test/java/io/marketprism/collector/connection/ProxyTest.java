package io.marketprism.collector.connection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.awaitility.Awaitility.await;

import io.marketprism.collector.connection.internal.Backoff;
import io.marketprism.collector.connection.internal.Conduct;
import io.marketprism.collector.spi.KeepAlive;
import io.marketprism.collector.spi.Receipt;
import io.marketprism.collector.spi.RestRequest;
import io.marketprism.collector.spi.StreamPlan;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ProxyTest {

    /** A request that the connection refused unwritten goes again, through a tunnel of its own. */
    private static final int REPEATED = 1;

    private final RecordingTelemetry telemetry = new RecordingTelemetry();
    private final List<String> heard = new CopyOnWriteArrayList<>();
    private VenueServer venue;
    private TinyProxy proxy;

    @BeforeEach
    void start() throws Exception {
        venue = new VenueServer();
        venue.answers = path -> new VenueServer.Answer(200, "{}");
        proxy = new TinyProxy();
    }

    @AfterEach
    void stop() throws Exception {
        proxy.close();
        venue.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"http", "socks5"})
    void webSocketsAndRequestsPassTheProxyWhichAloneResolvesNames(String scheme) {
        String word = scheme.equals("http") ? "connect" : "socks";
        try (Transport transport = through(scheme + "://127.0.0.1:" + proxy.port(), List.of());
                StreamConnection connection = connection(transport, "venue.invalid")) {
            connection.start();
            await().until(() -> connection.isOpen() && venue.sockets.size() == 1);
            venue.last().send("hello");
            await().until(() -> heard.contains("hello"));
            get(transport, "venue.invalid");
            assertThat(venue.paths).containsExactly("/x");
            assertThat(proxy.asked)
                    .hasSizeBetween(2, 2 + REPEATED)
                    .containsOnly(word + " venue.invalid:" + venue.port());
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"http", "socks5"})
    void proxyIsGivenUserAndPassword(String scheme) {
        proxy.wanted = "me:p@ss+wörd";
        try (Transport transport = through(scheme + "://me:p%40ss+w%C3%B6rd@127.0.0.1:" + proxy.port(), List.of());
                StreamConnection connection = connection(transport, "venue.invalid")) {
            connection.start();
            await().until(() -> connection.isOpen() && venue.sockets.size() == 1);
            get(transport, "venue.invalid");
            assertThat(proxy.asked).hasSizeBetween(2, 2 + REPEATED);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"http", "socks5"})
    void proxyThatRefusesIsNamedWithoutPassword(String scheme) {
        proxy.wanted = "me:right";
        try (Transport transport = through(scheme + "://me:wrong@127.0.0.1:" + proxy.port(), List.of());
                StreamConnection connection = connection(transport, "venue.invalid")) {
            connection.start();
            await().until(() -> !heard.isEmpty());
            assertThat(heard.get(0))
                    .startsWith("closed No WebSocket to venue.invalid through the proxy " + scheme + "://127.0.0.1:"
                            + proxy.port() + ": ")
                    .contains(scheme.equals("http") ? "the proxy answered HTTP 407" : "authentication failure")
                    .doesNotContain("wrong");
            assertThat(catchThrowable(() -> get(transport, "venue.invalid")))
                    .hasMessageContaining("through the proxy " + scheme + "://127.0.0.1:")
                    .hasMessageNotContaining("wrong");
            assertThat(proxy.asked).isEmpty();
        }
    }

    @Test
    void excludedHostsAreReachedDirectly() {
        try (Transport transport = through("http://127.0.0.1:" + proxy.port(), List.of("localhost", "example.com"))) {
            get(transport, "localhost");
            assertThat(proxy.asked).isEmpty();
            get(transport, "127.0.0.1");
            assertThat(proxy.asked).hasSizeBetween(1, 1 + REPEATED).containsOnly("connect 127.0.0.1:" + venue.port());
        }
    }

    @Test
    void proxyThatIsAwayIsNamed() throws Exception {
        int port = proxy.port();
        proxy.close();
        try (Transport transport = through("socks5://127.0.0.1:" + port, List.of())) {
            assertThat(catchThrowable(() -> get(transport, "venue.invalid")))
                    .hasMessageContaining("venue.invalid through the proxy socks5://127.0.0.1:" + port);
        }
    }

    @Test
    void addressIsCheckedAndNeverShownWithItsPassword() {
        assertThat(ProxySettings.of("http://me:secret@proxy.example.com", List.of()))
                .hasToString("http://proxy.example.com:80");
        assertThat(ProxySettings.of("socks5://me:secret@proxy.example.com", List.of()))
                .hasToString("socks5://proxy.example.com:1080");
        assertThat(ProxySettings.of("https://proxy.example.com/", List.of()))
                .hasToString("https://proxy.example.com:443");
        for (String wrong : List.of(
                "ftp://me:secret@proxy.example.com",
                "me:secret@proxy.example.com",
                "http://me:sec ret@proxy.example.com:1",
                "http://me:secret@proxy.example.com/path",
                "http://me:secret@")) {
            assertThatThrownBy(() -> ProxySettings.of(wrong, List.of()))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageStartingWith("The proxy's address")
                    .hasMessageNotContaining("sec")
                    .hasNoCause();
        }
    }

    private static Transport through(String url, List<String> exclude) {
        return Transport.open(
                "test", new NetworkSettings(Optional.of(ProxySettings.of(url, exclude)), Optional.empty()));
    }

    private StreamConnection connection(Transport transport, String host) {
        StreamPlan plan = new StreamPlan(
                "trades",
                URI.create("ws://" + host + ":" + venue.port() + "/ws"),
                new KeepAlive.ServerPings(Duration.ofMinutes(1)),
                List.of(),
                Duration.ZERO,
                List.of(),
                () -> null);
        return new StreamConnection(
                transport,
                plan,
                () -> new StreamObserver() {
                    @Override
                    public void opened() {}

                    @Override
                    public void frame(byte[] buffer, int offset, int length, Receipt receipt) {
                        heard.add(new String(buffer, offset, length, StandardCharsets.UTF_8));
                    }

                    @Override
                    public void closed(String reason) {
                        heard.add("closed " + reason);
                    }
                },
                telemetry,
                "test_spot",
                Conduct.standard()
                        .with(() -> new Backoff(Duration.ofMillis(5), Duration.ofMillis(20), new SplittableRandom(1))));
    }

    private void get(Transport transport, String host) {
        RestRequest request = new RestRequest(
                URI.create("http://" + host + ":" + venue.port() + "/x"), Duration.ofSeconds(10), "weight", 1);
        assertThat(new RestClient(transport, List.of(), telemetry, "test_spot")
                        .get(request)
                        .join()
                        .status())
                .isEqualTo(200);
    }
}
