package io.marketprism.collector.connection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.marketprism.collector.connection.internal.Backoff;
import io.marketprism.collector.connection.internal.Conduct;
import io.marketprism.collector.connection.internal.Opens;
import io.marketprism.collector.spi.ConnectionRules;
import io.marketprism.collector.spi.KeepAlive;
import io.marketprism.collector.spi.Quota;
import io.marketprism.collector.spi.Receipt;
import io.marketprism.collector.spi.StreamPlan;
import io.marketprism.collector.spi.Subscription;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.eclipse.jetty.websocket.core.OpCode;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class StreamConnectionIT {

    private static final KeepAlive PATIENT = new KeepAlive.ServerPings(Duration.ofMinutes(1));
    private static final String RECONNECTIONS = "marketprism_websocket_reconnections_total";

    private final Transport transport = Transport.open("test");
    private final RecordingTelemetry telemetry = new RecordingTelemetry();
    private final List<Life> lives = new CopyOnWriteArrayList<>();
    private VenueServer venue;
    private StreamConnection connection;
    private Conduct conduct = Conduct.standard()
            .with(() -> new Backoff(Duration.ofMillis(5), Duration.ofMillis(20), new SplittableRandom(1)));

    /** What one observer heard. */
    private static final class Life implements StreamObserver {
        final List<String> frames = new CopyOnWriteArrayList<>();
        final List<Receipt> receipts = new CopyOnWriteArrayList<>();
        final AtomicInteger inside = new AtomicInteger();
        volatile boolean opened;
        volatile String closed;
        volatile boolean overlapped;

        @Override
        public void opened() {
            opened = true;
        }

        @Override
        public void frame(byte[] buffer, int offset, int length, Receipt receipt) {
            overlapped |= inside.incrementAndGet() > 1 || closed != null || !opened;
            frames.add(new String(buffer, offset, length, StandardCharsets.UTF_8));
            receipts.add(receipt);
            inside.decrementAndGet();
        }

        @Override
        public void closed(String reason) {
            overlapped |= inside.get() > 0 || closed != null;
            closed = reason;
        }
    }

    @BeforeEach
    void startVenue() throws Exception {
        venue = new VenueServer();
    }

    @AfterEach
    void stop() throws Exception {
        if (connection != null) {
            connection.close();
        }
        venue.close();
        transport.close();
        assertThat(lives).noneMatch(life -> life.overlapped);
    }

    @Test
    void opensSubscribesAndDeliversBytesWithTheirTime() {
        start(plan(PATIENT, 0, "{\"op\":\"subscribe\"}"));
        await().until(() -> venue.sockets.size() == 1 && venue.last().texts.size() == 1);
        assertThat(venue.last().texts).containsExactly("{\"op\":\"subscribe\"}");
        assertThat(venue.last().headers).doesNotContainKey("Sec-WebSocket-Extensions");
        long before = System.currentTimeMillis();
        venue.last().send("{\"price\":\"€ 1\"}");
        await().until(() -> last().frames.size() == 1);
        assertThat(last().frames).containsExactly("{\"price\":\"€ 1\"}");
        assertThat(last().receipts.get(0).epochMillis()).isBetween(before, System.currentTimeMillis());
        assertThat(connection.isOpen()).isTrue();
        assertThat(telemetry.count(RECONNECTIONS, "test_spot")).isZero();
    }

    @Test
    void textsKeepTheLeastTimeBetweenThemAndTheirOrder() {
        start(plan(PATIENT, 60, "a", "b"));
        await().until(() -> connection.isOpen());
        assertThat(connection.send("c")).isTrue();
        await().until(() -> venue.last().texts.size() == 3);
        assertThat(venue.last().texts).containsExactly("a", "b", "c");
        List<Long> times = venue.last().textTimes;
        assertThat(times.get(2) - times.get(0))
                .isGreaterThan(Duration.ofMillis(110).toNanos());
    }

    @Test
    void fragmentedMessageArrivesWholeThoughAPingComesBetween() {
        open(plan(PATIENT, 0));
        VenueServer.Socket socket = venue.last();
        socket.frame(OpCode.TEXT, false, "{\"a\":");
        socket.frame(OpCode.PING, true, "1795491658653");
        socket.frame(OpCode.CONTINUATION, false, "12");
        socket.frame(OpCode.CONTINUATION, true, "3}");
        socket.send("next");
        await().until(() -> last().frames.size() == 2);
        assertThat(last().frames).containsExactly("{\"a\":123}", "next");
        await().untilAsserted(() -> assertThat(socket.pongs).containsExactly("1795491658653"));
    }

    @Test
    void largeFrameArrivesWhole() {
        open(plan(PATIENT, 0));
        String large = "x".repeat(3 << 20);
        venue.last().send(large);
        venue.last().send("small");
        await().until(() -> last().frames.size() == 2);
        assertThat(last().frames.get(0)).isEqualTo(large);
        assertThat(last().frames.get(1)).isEqualTo("small");
    }

    @Test
    void messageOfAbsurdLengthEndsTheSocketWithASentence() {
        open(plan(PATIENT, 0));
        Life first = last();
        venue.last().frame(OpCode.TEXT, false, "x".repeat(10 << 20));
        venue.last().frame(OpCode.CONTINUATION, true, "x".repeat(10 << 20));
        await().until(() -> first.closed != null);
        assertThat(first.closed).contains("16 MiB");
        assertThat(first.frames).isEmpty();
        await().until(() -> connection.isOpen());
    }

    @Test
    void endlessSmallFragmentsEndTheSocketWithASentence() {
        conduct = conduct.with(new Conduct.Limits(Duration.ofSeconds(10), 1 << 20, 100, Duration.ofSeconds(30)));
        open(plan(PATIENT, 0));
        Life first = last();
        VenueServer.Socket socket = venue.last();
        socket.frame(OpCode.TEXT, false, "");
        for (int i = 0; i < 100; i++) {
            socket.frame(OpCode.CONTINUATION, false, "");
        }
        await().until(() -> first.closed != null);
        assertThat(first.closed).contains("more than 100 parts");
        assertThat(first.frames).isEmpty();
        assertThat(endings("never_whole")).isEqualTo(1);
        await().until(() -> connection.isOpen());
    }

    @Test
    void messageThatDoesNotBecomeWholeInTimeEndsTheSocket() {
        conduct = conduct.with(new Conduct.Limits(Duration.ofSeconds(10), 1 << 20, 1 << 20, Duration.ofMillis(100)));
        open(plan(PATIENT, 0));
        Life first = last();
        VenueServer.Socket socket = venue.last();
        socket.frame(OpCode.TEXT, false, "[");
        await().pollInterval(Duration.ofMillis(20)).until(() -> {
            socket.frame(OpCode.CONTINUATION, false, "1,");
            return first.closed != null;
        });
        assertThat(first.closed).contains("did not become whole");
        assertThat(endings("never_whole")).isEqualTo(1);
    }

    @Test
    void oversizedFrameEndsTheSocketBeforeItIsWhole() {
        conduct = conduct.with(new Conduct.Limits(Duration.ofSeconds(10), 1 << 20, 1 << 16, Duration.ofSeconds(30)));
        open(plan(PATIENT, 0));
        Life first = last();
        venue.last().send("x".repeat((1 << 20) + 1));
        await().until(() -> first.closed != null);
        assertThat(first.closed).contains("longer than 1 MiB");
        assertThat(first.frames).isEmpty();
        assertThat(endings("too_long")).isEqualTo(1);
        await().until(() -> connection.isOpen());
    }

    @Test
    void binaryMessagesAreLeftAsideAndCounted() {
        open(plan(PATIENT, 0));
        VenueServer.Socket socket = venue.last();
        socket.frame(OpCode.BINARY, true, "{}");
        socket.frame(OpCode.BINARY, false, "a");
        socket.frame(OpCode.CONTINUATION, false, "b");
        socket.frame(OpCode.CONTINUATION, true, "c");
        socket.frame(OpCode.BINARY, true, "x".repeat(100_000));
        socket.frame(OpCode.TEXT, false, "te");
        socket.frame(OpCode.CONTINUATION, true, "xt");
        await().until(() -> last().frames.size() == 1);
        assertThat(last().frames).containsExactly("text");
        assertThat(telemetry.count("marketprism_websocket_ignored_messages_total", "test_spot", "binary"))
                .isEqualTo(3);
        assertThat(lives).hasSize(1);
    }

    /** P25: the venue ends connections at an age; the next one is there before, and nothing is missing between them. */
    @Test
    void connectionIsRenewedBeforeTheVenueEndsItForItsAge() {
        open(with(plan(PATIENT, 0, "subscribe"), ConnectionRules.NONE.withMaxAge(Duration.ofMillis(1_800))));
        VenueServer.Socket old = venue.last();
        int sent = 0;
        while (venue.sockets.size() == 1 || venue.last().texts.isEmpty()) {
            old.send("m" + sent++);
            await().pollDelay(Duration.ofMillis(2)).until(() -> true);
        }
        int before = sent;
        VenueServer.Socket fresh = venue.last();
        while (old.closed == null) {
            old.send("m" + sent);
            fresh.send("m" + sent++);
            await().pollDelay(Duration.ofMillis(2)).until(() -> true);
        }
        assertThat(old.closed.getCode()).isEqualTo(1000);
        fresh.send("m" + sent);
        int all = sent;
        await().until(() -> lives.get(1).frames.contains("m" + all));
        List<String> heard = Stream.concat(lives.get(0).frames.stream().limit(before), lives.get(1).frames.stream())
                .toList();
        assertThat(heard)
                .containsExactlyElementsOf(
                        IntStream.rangeClosed(0, all).mapToObj(i -> "m" + i).toList());
        assertThat(telemetry.count("marketprism_websocket_renewals_total", "test_spot"))
                .isEqualTo(1);
        assertThat(connection.isOpen()).isTrue();
    }

    @Test
    void socketThatMayBeSentNoMoreTextsIsRenewedByOneThatMay() {
        open(with(
                plan(PATIENT, 0, "subscribe"),
                ConnectionRules.NONE.withTexts(new Quota("requests", 3, Duration.ofHours(1)))));
        VenueServer.Socket old = venue.last();
        assertThat(connection.send("a")).isTrue();
        assertThat(connection.send("b")).isTrue();
        await().until(() -> old.texts.size() == 3);
        assertThat(connection.send("c")).isTrue();
        await().until(() -> venue.sockets.size() == 2 && venue.last().texts.size() == 1);
        assertThat(old.texts).containsExactly("subscribe", "a", "b");
        venue.last().send("{}");
        await().until(() -> old.closed != null);
        assertThat(connection.send("d")).isTrue();
        await().untilAsserted(() -> assertThat(venue.last().texts).containsExactly("subscribe", "d"));
    }

    @Test
    void newConnectionsKeepToTheVenuesLimit() {
        StreamPlan plan = with(
                plan(PATIENT, 0), ConnectionRules.NONE.withOpens(new Quota("connects", 1, Duration.ofMillis(400))));
        long begin = System.nanoTime();
        start(plan);
        for (int i = 1; i <= 3; i++) {
            int expected = i;
            await().until(() -> venue.sockets.size() == expected && connection.isOpen() && last().opened);
            venue.last().cut();
        }
        assertThat(System.nanoTime() - begin)
                .isGreaterThan(Duration.ofMillis(790).toNanos());
        assertThat(telemetry.count("marketprism_websocket_opens_delayed_total", "test_spot"))
                .isGreaterThanOrEqualTo(2);
    }

    @Test
    void compressionIsOfferedWhereTheRulesSaySoAndMessagesAreTheSame() {
        open(with(plan(PATIENT, 0, "subscribe"), ConnectionRules.NONE.withDeflate()));
        assertThat(venue.last().headers.get("Sec-WebSocket-Extensions")).startsWith("permessage-deflate");
        String large = "{\"a\":1},".repeat(50_000);
        venue.last().send(large);
        venue.last().send("small");
        await().until(() -> last().frames.size() == 2);
        assertThat(last().frames).containsExactly(large, "small");
        assertThat(venue.last().texts).containsExactly("subscribe");
    }

    @Test
    void cutLineIsReplacedAndEachLifeHasItsObserver() {
        open(plan(PATIENT, 0, "subscribe"));
        venue.last().cut();
        await().until(() -> venue.sockets.size() == 2 && !venue.last().texts.isEmpty());
        venue.last().send("again");
        await().until(() -> last().frames.size() == 1);
        assertThat(lives).hasSize(2);
        assertThat(lives.get(0).closed).contains("127.0.0.1");
        assertThat(lives.get(0).frames).isEmpty();
        assertThat(lives.get(1).closed).isNull();
        assertThat(telemetry.count(RECONNECTIONS, "test_spot")).isEqualTo(1);
    }

    @Test
    void venuesReasonToCloseIsPassedOn() {
        open(plan(PATIENT, 0));
        Life first = last();
        venue.last().session.close(4004, "no data for 30 s", org.eclipse.jetty.util.Callback.NOOP);
        await().until(() -> first.closed != null);
        assertThat(first.closed).contains("4004").contains("no data for 30 s");
        assertThat(endings("closed_by_venue")).isEqualTo(1);
    }

    @Test
    void venueThatIsAwayIsTriedUntilItComes() throws Exception {
        int port = venue.port();
        venue.close();
        start(plan(port, PATIENT, 0));
        await().until(() -> lives.size() > 3);
        assertThat(connection.isOpen()).isFalse();
        assertThat(connection.send("x")).isFalse();
        assertThat(lives.get(0).opened).isFalse();
        assertThat(lives.get(0).closed).startsWith("No WebSocket to 127.0.0.1:");
        venue = new VenueServer(port);
        await().until(() -> connection.isOpen());
    }

    @Test
    void refusedUpgradeIsRetriedAndSaysTheStatus() {
        start(new StreamPlan(
                "trades",
                URI.create("ws://127.0.0.1:" + venue.port() + "/elsewhere"),
                PATIENT,
                List.of(),
                Duration.ZERO,
                List.of(),
                () -> null));
        await().until(() -> lives.size() > 1);
        assertThat(lives.get(0).closed).contains("404");
    }

    @Test
    void silentSocketIsReplaced() {
        start(plan(new KeepAlive.ServerPings(Duration.ofMillis(300)), 0));
        await().until(() -> lives.size() == 2);
        assertThat(lives.get(0).closed).contains("300 ms");
        await().until(() -> venue.sockets.get(0).closed != null);
    }

    @Test
    void pingsAloneKeepAServerPingedSocketAlive() {
        open(plan(new KeepAlive.ServerPings(Duration.ofSeconds(1)), 0));
        VenueServer.Socket socket = venue.last();
        for (int i = 1; i <= 8; i++) {
            socket.frame(OpCode.PING, true, "p" + i);
            int expected = i;
            await().pollDelay(Duration.ofMillis(200)).until(() -> socket.pongs.size() == expected);
        }
        assertThat(lives).hasSize(1);
    }

    @Test
    void textPingGoesOutAfterSilenceAndItsPongKeepsTheSocket() {
        venue.reply = text -> text.equals("ping") ? "pong" : null;
        open(plan(new KeepAlive.TextPings("ping", Duration.ofMillis(80), Duration.ofSeconds(5)), 0));
        await().until(() -> venue.last().texts.size() >= 3);
        assertThat(lives).hasSize(1);
        assertThat(last().frames).contains("pong");
        await().untilAsserted(
                        () -> assertThat(telemetry.count("marketprism_ws_text_pongs_total", "test_spot", "trades"))
                                .isGreaterThanOrEqualTo(3));
        assertThat(telemetry.count("marketprism_ws_text_pings_total", "test_spot", "trades"))
                .isGreaterThanOrEqualTo(3);
        assertThat(telemetry.value("marketprism_ws_last_inbound_timestamp", "test_spot", "trades"))
                .isGreaterThan(1_700_000_000d);
        assertThat(telemetry.value("marketprism_ws_last_outbound_ping_timestamp", "test_spot", "trades"))
                .isGreaterThan(1_700_000_000d);
    }

    @Test
    void dataInsteadOfAPongIsASignOfLife() {
        venue.reply = text -> "{\"data\":1}";
        open(plan(new KeepAlive.TextPings("ping", Duration.ofMillis(80), Duration.ofSeconds(5)), 0));
        await().until(() -> venue.last().texts.size() >= 2);
        assertThat(lives).hasSize(1);
        await().untilAsserted(
                        () -> assertThat(telemetry.count("marketprism_ws_implied_pongs_total", "test_spot", "trades"))
                                .isPositive());
        assertThat(telemetry.count("marketprism_ws_text_pongs_total", "test_spot", "trades"))
                .isZero();
    }

    @Test
    void unansweredTextPingReplacesTheSocket() {
        start(plan(new KeepAlive.TextPings("ping", Duration.ofMillis(100), Duration.ofMillis(150)), 0));
        await().until(() -> lives.size() == 2);
        assertThat(lives.get(0).closed).contains("150 ms");
        assertThat(telemetry.count("marketprism_ws_pong_timeouts_total", "test_spot", "trades"))
                .isPositive();
    }

    @Test
    void renewalOverlapsUntilTheNewSocketSpeaks() {
        open(plan(PATIENT, 0, "subscribe"));
        VenueServer.Socket old = venue.last();
        connection.renew("the venue closes soon");
        connection.renew("said twice");
        await().until(() -> venue.sockets.size() == 2 && !venue.last().texts.isEmpty());
        VenueServer.Socket fresh = venue.last();
        old.send("from the old");
        fresh.send("from the new");
        await().until(() -> lives.get(0).frames.contains("from the old")
                && lives.get(1).frames.contains("from the new"));
        assertThat(old.closed).isNull();
        await().until(() -> old.closed != null && lives.get(0).closed != null);
        assertThat(lives.get(0).closed).contains("newer connection");
        assertThat(lives).hasSize(2);
        assertThat(connection.send("to the new")).isTrue();
        await().until(() -> fresh.texts.contains("to the new"));
        assertThat(telemetry.count(RECONNECTIONS, "test_spot")).isEqualTo(1);
    }

    @Test
    void renewalWhoseOldSocketDiesTakesOver() {
        open(plan(PATIENT, 0));
        connection.renew("the venue closes soon");
        await().until(() -> venue.sockets.size() == 2 && venue.last().session != null);
        venue.sockets.get(0).cut();
        await().until(() -> lives.get(0).closed != null);
        venue.last().send("data");
        await().until(() -> lives.get(1).frames.size() == 1);
        assertThat(lives).hasSize(2);
        assertThat(connection.isOpen()).isTrue();
    }

    @Test
    void failedRenewalLeavesTheOldSocketAndIsTriedAgain() {
        open(plan(PATIENT, 0));
        connection.renew("the venue closes soon");
        await().until(() -> venue.sockets.size() == 2 && venue.last().session != null);
        venue.last().cut();
        await().until(() -> venue.sockets.size() == 3);
        assertThat(lives.get(0).closed).isNull();
        assertThat(lives.get(1).closed).isNotNull();
    }

    @Test
    void venueThatNeverAnswersTheUpgradeIsGivenUpInTime() throws Exception {
        conduct = conduct.with(new Conduct.Limits(Duration.ofMillis(400), 1 << 20, 1 << 16, Duration.ofSeconds(30)));
        try (ServerSocket mute = new ServerSocket(0, 10, InetAddress.getLoopbackAddress())) {
            start(plan(mute.getLocalPort(), PATIENT, 0));
            await().atMost(Duration.ofSeconds(20)).until(() -> lives.size() == 2);
            assertThat(lives.get(0).closed).contains("within 400 ms");
            assertThat(endings("no_answer")).isEqualTo(1);
            assertThat(lives.get(0).opened).isFalse();
            try (Socket givenUp = mute.accept()) {
                givenUp.setSoTimeout(5_000);
                assertThat(new String(givenUp.getInputStream().readAllBytes(), StandardCharsets.US_ASCII))
                        .startsWith("GET /ws HTTP/1.1");
            }
            connection.close();
            await().until(() -> lives.get(1).closed != null);
        }
    }

    @Test
    void closedConnectionSaysGoodbyeAndStaysClosed() {
        open(plan(PATIENT, 0));
        connection.close();
        await().until(() -> venue.last().closed != null && last().closed != null);
        assertThat(venue.last().closed.getCode()).isEqualTo(1000);
        assertThat(connection.isOpen()).isFalse();
        connection.renew("nothing");
        connection.start();
        await().during(Duration.ofMillis(200)).until(() -> venue.sockets.size() == 1);
    }

    @Test
    void failingReceiverEndsItsLifeAndNothingElse() {
        AtomicInteger made = new AtomicInteger();
        start(plan(PATIENT, 0), () -> {
            if (made.incrementAndGet() == 1) {
                return new StreamObserver() {
                    @Override
                    public void opened() {}

                    @Override
                    public void frame(byte[] buffer, int offset, int length, Receipt receipt) {
                        throw new IllegalStateException("a defect of the receiver");
                    }

                    @Override
                    public void closed(String reason) {}
                };
            }
            return record();
        });
        await().until(() -> connection.isOpen());
        venue.last().send("x");
        await().until(() -> venue.sockets.size() == 2 && venue.last().session != null);
        venue.last().send("y");
        await().until(() -> lives.size() == 1 && lives.get(0).frames.contains("y"));
    }

    /** P1: a thousand forced disconnects, at the pace that Binance's limit on new connections allows. */
    @Test
    void thousandForcedDisconnectsLeaveNoDescriptorNoThreadAndNoTimer() throws Exception {
        Quota limit = new Quota("connects", 300, Duration.ofMinutes(5));
        AtomicLong virtualNanos = new AtomicLong();
        conduct = conduct.with(
                new Opens(() -> virtualNanos.addAndGet(Duration.ofSeconds(1).toNanos())));
        open(with(
                plan(PATIENT, 0),
                ConnectionRules.NONE.withMaxAge(Duration.ofHours(24)).withOpens(limit)));
        for (int i = 1; i <= 5; i++) {
            cutAndAwait(i);
        }
        long descriptors = descriptors();
        int threads = Thread.activeCount();
        for (int i = 6; i <= 1_000; i++) {
            cutAndAwait(i);
        }
        await().untilAsserted(() -> assertThat(descriptors()).isLessThanOrEqualTo(descriptors + 2));
        assertThat(Thread.activeCount()).isLessThanOrEqualTo(threads + 4);
        assertThat(((ScheduledThreadPoolExecutor) transport.scheduler()).getQueue())
                .hasSizeLessThan(10);
        assertThat(telemetry.count(RECONNECTIONS, "test_spot")).isEqualTo(1_000);
        assertThat(endings("lost")).isEqualTo(1_000);
        assertThat(telemetry.count("marketprism_websocket_opens_delayed_total", "test_spot"))
                .isZero();
    }

    private void cutAndAwait(int reconnections) {
        venue.last().cut();
        await().pollInterval(Duration.ofMillis(2))
                .until(() -> venue.sockets.size() == reconnections + 1
                        && venue.last().session != null
                        && connection.isOpen()
                        && last().opened);
    }

    private static long descriptors() throws IOException {
        try (Stream<Path> open = Files.list(Path.of("/proc/self/fd"))) {
            return open.count();
        }
    }

    private void open(StreamPlan plan) {
        start(plan);
        await().until(() -> connection.isOpen()
                && venue.sockets.size() == 1
                && venue.last().session != null
                && venue.last().texts.size() >= plan.subscriptions().size());
    }

    private void start(StreamPlan plan) {
        start(plan, this::record);
    }

    private void start(StreamPlan plan, Supplier<StreamObserver> observers) {
        connection = new StreamConnection(transport, plan, observers, telemetry, "test_spot", conduct);
        connection.start();
    }

    private StreamObserver record() {
        Life life = new Life();
        lives.add(life);
        return life;
    }

    private Life last() {
        return lives.get(lives.size() - 1);
    }

    private StreamPlan plan(KeepAlive keepAlive, long sendIntervalMs, String... frames) {
        return plan(venue.port(), keepAlive, sendIntervalMs, frames);
    }

    private static StreamPlan with(StreamPlan plan, ConnectionRules rules) {
        return new StreamPlan(
                plan.name(),
                plan.uri(),
                plan.keepAlive(),
                plan.subscriptions(),
                plan.sendInterval(),
                plan.polls(),
                plan.codec(),
                rules);
    }

    private long endings(String cause) {
        return telemetry.count("marketprism_websocket_endings_total", "test_spot", cause);
    }

    private static StreamPlan plan(int port, KeepAlive keepAlive, long sendIntervalMs, String... frames) {
        return new StreamPlan(
                "trades",
                URI.create("ws://127.0.0.1:" + port + "/ws"),
                keepAlive,
                Stream.of(frames)
                        .map(frame -> new Subscription(frame, List.of()))
                        .toList(),
                Duration.ofMillis(sendIntervalMs),
                List.of(),
                () -> null);
    }
}
