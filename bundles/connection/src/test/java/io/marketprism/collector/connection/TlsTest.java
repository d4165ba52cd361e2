package io.marketprism.collector.connection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.awaitility.Awaitility.await;

import io.marketprism.collector.connection.internal.Backoff;
import io.marketprism.collector.connection.internal.Conduct;
import io.marketprism.collector.spi.KeepAlive;
import io.marketprism.collector.spi.Receipt;
import io.marketprism.collector.spi.RestRequest;
import io.marketprism.collector.spi.StreamPlan;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TlsTest {

    private static final String TRUST_STORE = "javax.net.ssl.trustStore";
    private static final String TRUST_STORE_PASSWORD = "javax.net.ssl.trustStorePassword";

    @TempDir
    private static Path directory;

    private static Path keyStore;

    private final RecordingTelemetry telemetry = new RecordingTelemetry();
    private final List<String> heard = new CopyOnWriteArrayList<>();
    private VenueServer venue;

    @BeforeAll
    static void makeKey() throws Exception {
        keyStore = directory.resolve("keys.p12");
        Process keytool = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "keytool")
                                .toString(),
                        "-genkeypair",
                        "-alias",
                        "venue",
                        "-keyalg",
                        "EC",
                        "-dname",
                        "CN=localhost",
                        "-ext",
                        "SAN=dns:localhost",
                        "-storetype",
                        "PKCS12",
                        "-keystore",
                        keyStore.toString(),
                        "-storepass",
                        "changeit")
                .redirectErrorStream(true)
                .redirectOutput(directory.resolve("keytool.log").toFile())
                .start();
        assertThat(keytool.waitFor(60, TimeUnit.SECONDS)).isTrue();
        assertThat(keytool.exitValue()).isZero();
    }

    @BeforeEach
    void startVenue() throws Exception {
        venue = new VenueServer(0, keyStore);
        venue.answers = path -> new VenueServer.Answer(200, "{}");
    }

    @AfterEach
    void stop() throws Exception {
        System.clearProperty(TRUST_STORE);
        System.clearProperty(TRUST_STORE_PASSWORD);
        venue.close();
    }

    @Test
    void unknownCertificateIsRefused() {
        try (Transport transport = Transport.open("test");
                StreamConnection connection = connection(transport, "localhost")) {
            connection.start();
            await().until(() -> heard.stream().anyMatch(word -> word.startsWith("closed")));
            assertThat(heard).noneMatch(word -> word.equals("opened"));
            assertThat(catchThrowable(() -> get(transport, "localhost"))).hasMessageContaining("PKIX");
            assertThat(venue.sockets).isEmpty();
        }
    }

    @Test
    void certificateOfAnotherNameIsRefused() {
        trustTheVenue();
        try (Transport transport = Transport.open("test")) {
            assertThat(catchThrowable(() -> get(transport, "127.0.0.1")))
                    .hasMessageContaining("subject alternative names");
            assertThat(venue.paths).isEmpty();
        }
    }

    @Test
    void trustedVenueIsHeardAndCutLinesLeaveNoDescriptor() throws Exception {
        trustTheVenue();
        try (Transport transport = Transport.open("test");
                StreamConnection connection = connection(transport, "localhost")) {
            get(transport, "localhost");
            assertThat(venue.paths).containsExactly("/x");
            connection.start();
            await().until(() -> venue.sockets.size() == 1 && connection.isOpen());
            venue.last().send("hello");
            await().until(() -> heard.contains("hello"));
            long descriptors = descriptors();
            for (int i = 2; i <= 6; i++) {
                int expected = i;
                venue.last().cut();
                await().until(() -> venue.sockets.size() == expected && venue.last().session != null);
            }
            await().untilAsserted(() -> assertThat(descriptors()).isLessThanOrEqualTo(descriptors + 2));
        }
    }

    private static void trustTheVenue() {
        System.setProperty(TRUST_STORE, keyStore.toString());
        System.setProperty(TRUST_STORE_PASSWORD, "changeit");
    }

    private StreamConnection connection(Transport transport, String host) {
        StreamPlan plan = new StreamPlan(
                "trades",
                URI.create("wss://" + host + ":" + venue.port() + "/ws"),
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
                    public void opened() {
                        heard.add("opened");
                    }

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
                URI.create("https://" + host + ":" + venue.port() + "/x"), Duration.ofSeconds(10), "weight", 1);
        assertThat(new RestClient(transport, List.of(), telemetry, "test_spot")
                        .get(request)
                        .join()
                        .status())
                .isEqualTo(200);
    }

    private static long descriptors() throws IOException {
        try (Stream<Path> open = Files.list(Path.of("/proc/self/fd"))) {
            return open.count();
        }
    }
}
