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
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A venue whose certificate is signed by an authority of one's own. */
class TrustStoreTest {

    private static final String PASSWORD = "changeit";

    @TempDir
    private static Path directory;

    private static Path authority;
    private static Path venueKeys;

    private final RecordingTelemetry telemetry = new RecordingTelemetry();
    private final List<String> closed = new CopyOnWriteArrayList<>();
    private VenueServer venue;

    @BeforeAll
    static void makeCertificates() throws Exception {
        Path authorityKeys = directory.resolve("authority.p12");
        authority = directory.resolve("authority.pem");
        venueKeys = directory.resolve("venue.p12");
        Path request = directory.resolve("venue.csr");
        Path signed = directory.resolve("venue.pem");
        keytool(authorityKeys, "-genkeypair", "-alias", "ca", "-keyalg", "EC", "-dname", "CN=Own CA", "-ext", "bc:c");
        keytool(authorityKeys, "-exportcert", "-rfc", "-alias", "ca", "-file", authority.toString());
        keytool(venueKeys, "-genkeypair", "-alias", "venue", "-keyalg", "EC", "-dname", "CN=venue");
        keytool(venueKeys, "-certreq", "-alias", "venue", "-file", request.toString());
        keytool(
                authorityKeys,
                "-gencert",
                "-rfc",
                "-alias",
                "ca",
                "-ext",
                "SAN=dns:localhost",
                "-infile",
                request.toString(),
                "-outfile",
                signed.toString());
        keytool(venueKeys, "-importcert", "-noprompt", "-alias", "ca", "-file", authority.toString());
        keytool(venueKeys, "-importcert", "-noprompt", "-alias", "venue", "-file", signed.toString());
    }

    private static void keytool(Path keyStore, String... arguments) throws Exception {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "keytool").toString()));
        command.addAll(List.of(arguments));
        command.addAll(List.of("-storetype", "PKCS12", "-keystore", keyStore.toString(), "-storepass", PASSWORD));
        Process process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(directory.resolve("keytool.log").toFile())
                .start();
        assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        assertThat(process.exitValue())
                .as(() -> "keytool " + String.join(" ", arguments))
                .isZero();
    }

    @BeforeEach
    void startVenue() throws Exception {
        venue = new VenueServer(0, venueKeys);
        venue.answers = path -> new VenueServer.Answer(200, "{}");
    }

    @AfterEach
    void stop() throws Exception {
        venue.close();
    }

    @Test
    void venueSignedByTheOwnAuthorityIsTrustedByPem() {
        try (Transport transport = trusting(authority, null);
                StreamConnection connection = connection(transport, "localhost")) {
            get(transport, "localhost");
            connection.start();
            await().until(() -> connection.isOpen() && venue.sockets.size() == 1);
        }
    }

    @Test
    void venueSignedByTheOwnAuthorityIsTrustedByPkcs12() throws Exception {
        Path store = directory.resolve("trust.p12");
        keytool(store, "-importcert", "-noprompt", "-alias", "ca", "-file", authority.toString());
        try (Transport transport = trusting(store, PASSWORD)) {
            get(transport, "localhost");
        }
        assertThatThrownBy(() -> trusting(store, "wrong"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("The trust store " + store + " cannot be read")
                .hasMessageNotContaining("wrong");
    }

    @ParameterizedTest
    @ValueSource(strings = {"http", "socks5"})
    void proxyCarriesTheVenuesOwnTlsAndCannotPoseAsTheVenue(String scheme) throws Exception {
        try (TinyProxy proxy = new TinyProxy()) {
            ProxySettings through = ProxySettings.of(scheme + "://127.0.0.1:" + proxy.port(), List.of());
            TrustSettings trust = new TrustSettings(authority, Optional.empty());
            try (Transport transport =
                            Transport.open("test", new NetworkSettings(Optional.of(through), Optional.of(trust)));
                    StreamConnection connection = connection(transport, "localhost");
                    StreamConnection other = connection(transport, "venue.invalid")) {
                get(transport, "localhost");
                connection.start();
                await().until(() -> connection.isOpen() && venue.sockets.size() == 1);
                assertThat(proxy.asked).hasSize(2).allMatch(asked -> asked.endsWith("localhost:" + venue.port()));
                // The proxy leads this name to the same venue, whose certificate is not for it.
                other.start();
                await().until(() -> !closed.isEmpty());
                assertThat(closed.get(0))
                        .contains("venue.invalid through the proxy " + through)
                        .contains("its certificate is for another host");
            }
        }
    }

    @Test
    void wrongHostIsRefusedInASentenceThoughItsSignerIsTrusted() {
        try (Transport transport = trusting(authority, null);
                StreamConnection connection = connection(transport, "127.0.0.1")) {
            connection.start();
            await().until(() -> !closed.isEmpty());
            assertThat(closed.get(0))
                    .startsWith("No WebSocket to 127.0.0.1: its certificate is for another host (")
                    .contains("subject alternative names");
            assertThat(catchThrowable(() -> get(transport, "127.0.0.1")))
                    .hasMessageContaining("its certificate is for another host");
            assertThat(venue.sockets).isEmpty();
            assertThat(venue.paths).isEmpty();
        }
    }

    @Test
    void unknownSignerIsRefusedWithWhatToDo() {
        try (Transport transport = Transport.open("test");
                StreamConnection connection = connection(transport, "localhost")) {
            connection.start();
            await().until(() -> !closed.isEmpty());
            assertThat(closed.get(0))
                    .startsWith("No WebSocket to localhost: its certificate is not trusted (")
                    .endsWith("name that signer's certificate in networking.tls.trust_store");
            assertThat(telemetry.count("marketprism_websocket_endings_total", "test_spot", "not_opened"))
                    .isPositive();
        }
    }

    @Test
    void storeWithoutUseIsASentence() throws Exception {
        Path missing = directory.resolve("missing.pem");
        assertThatThrownBy(() -> trusting(missing, null)).hasMessageContaining(missing + " cannot be read");
        Path garbage = Files.writeString(directory.resolve("garbage.pem"), "-----BEGIN CERTIFICATE-----\nx\n");
        assertThatThrownBy(() -> trusting(garbage, null))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("The trust store " + garbage);
        Path empty = directory.resolve("keys-only.p12");
        keytool(empty, "-genkeypair", "-alias", "key", "-keyalg", "EC", "-dname", "CN=key");
        assertThatThrownBy(() -> trusting(empty, PASSWORD))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("holds no trusted certificate");
        assertThat(new TrustSettings(empty, Optional.of(PASSWORD)).toString()).doesNotContain(PASSWORD);
    }

    private static Transport trusting(Path store, String password) {
        return Transport.open(
                "test",
                new NetworkSettings(
                        Optional.empty(), Optional.of(new TrustSettings(store, Optional.ofNullable(password)))));
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
                    public void opened() {}

                    @Override
                    public void frame(byte[] buffer, int offset, int length, Receipt receipt) {}

                    @Override
                    public void closed(String reason) {
                        closed.add(reason);
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
}
