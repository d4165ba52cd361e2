package io.marketprism.collector.child.link.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.marketprism.collector.child.link.ChildAddress;
import io.marketprism.collector.child.link.ChildReading;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class JmxChildLinksIT {

    private static final Duration DEADLINE = Duration.ofMillis(300);
    private static final Duration GENEROUS = Duration.ofSeconds(10);

    private JmxChildLinks links;

    @BeforeEach
    void start() {
        links = impatient(GENEROUS);
    }

    @AfterEach
    void stop() {
        links.stop();
    }

    @Test
    void readsAChildWholeOverAuthenticatedJmx() throws Exception {
        try (JmxServer server = JmxServer.start("okx_spot", () -> Snapshots.of("okx_spot", 10))) {
            links.attach("okx_spot", server.address());
            ChildReading reading = awaitAnswer("okx_spot");

            assertThat(reading.snapshot().orElseThrow())
                    .usingRecursiveComparison()
                    .isEqualTo(Snapshots.of("okx_spot", 10));
            assertThat(reading.takenAtMs())
                    .isCloseTo(System.currentTimeMillis(), org.assertj.core.data.Offset.offset(30_000L));
            assertThat(reading.problem()).isEmpty();
            assertThat(links.readNow(GENEROUS).get("okx_spot").answered()).isTrue();
        }
    }

    @Test
    void latestIsRefreshedWithoutBeingAskedFor() throws Exception {
        AtomicLong received = new AtomicLong();
        try (JmxServer server =
                JmxServer.start("okx_spot", () -> Snapshots.of("okx_spot", received.incrementAndGet()))) {
            links.attach("okx_spot", server.address());
            await().atMost(GENEROUS)
                    .until(() -> links.latest().get("okx_spot").snapshot().isPresent()
                            && links.latest().get("okx_spot").snapshot().get().getReceived() >= 3);
        }
    }

    @Test
    void aHungChildCostsTheDeadlineAndTheOthersAnswer() throws Exception {
        CountDownLatch release = new CountDownLatch(1);
        AtomicInteger calls = new AtomicInteger();
        try (JmxServer good = JmxServer.start("okx_spot", () -> Snapshots.of("okx_spot", 1));
                JmxServer hung = JmxServer.start("binance_spot", () -> {
                    calls.incrementAndGet();
                    awaitQuietly(release);
                    return Snapshots.of("binance_spot", 1);
                })) {
            links.attach("okx_spot", good.address());
            links.attach("binance_spot", hung.address());
            awaitAnswer("okx_spot");
            await().atMost(GENEROUS).until(() -> calls.get() == 1);

            for (int i = 0; i < 5; i++) {
                long began = System.nanoTime();
                var readings = links.readNow(DEADLINE);
                assertThat(Duration.ofNanos(System.nanoTime() - began)).isLessThan(DEADLINE.plusMillis(200));
                assertThat(readings.get("okx_spot").answered()).isTrue();
                assertThat(readings.get("binance_spot").answered()).isFalse();
                assertThat(readings.get("binance_spot").problem())
                        .isEqualTo("binance_spot did not answer within 300 ms.");
            }
            assertThat(calls).as("a second read shares the outstanding one").hasValue(1);
            release.countDown();
            awaitAnswer("binance_spot");
        }
    }

    @Test
    void aConnectionThatHangsForLongIsOpenedAnew() throws Exception {
        links.stop();
        links = impatient(Duration.ofMillis(400));
        CountDownLatch release = new CountDownLatch(1);
        AtomicInteger calls = new AtomicInteger();
        try (JmxServer server = JmxServer.start("okx_spot", () -> {
            if (calls.incrementAndGet() == 1) {
                awaitQuietly(release);
            }
            return Snapshots.of("okx_spot", calls.get());
        })) {
            links.attach("okx_spot", server.address());
            assertThat(awaitAnswer("okx_spot").snapshot().orElseThrow().getReceived())
                    .isGreaterThan(1);
            release.countDown();
        }
    }

    @Test
    void aPortThatAcceptsAndNeverAnswersBlocksNobody() throws Exception {
        try (ServerSocket silent = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
            links.attach(
                    "okx_spot",
                    new ChildAddress("127.0.0.1", silent.getLocalPort(), silent.getLocalPort(), "okx_spot", "u", "p"));
            long began = System.nanoTime();
            assertThat(links.readNow(DEADLINE).get("okx_spot").answered()).isFalse();
            assertThat(Duration.ofNanos(System.nanoTime() - began)).isLessThan(DEADLINE.plusMillis(200));
        }
    }

    @Test
    void refusedCredentialsAreSaidSoAndThePasswordIsNot() throws Exception {
        try (JmxServer server = JmxServer.start("okx_spot", () -> Snapshots.of("okx_spot", 1))) {
            ChildAddress known = server.address();
            ChildAddress wrong = new ChildAddress(
                    known.host(), known.registryPort(), known.serverPort(), "okx_spot", "root-of-test", "s3cret");
            links.attach("okx_spot", wrong);
            await().atMost(GENEROUS)
                    .until(() -> links.latest().get("okx_spot").problem().contains("refuses the JMX credentials"));
            assertThat(links.latest().get("okx_spot").problem()).doesNotContain("s3cret");
            assertThat(wrong.toString()).doesNotContain("s3cret").contains("/jndi/rmi://127.0.0.1:");
        }
    }

    @Test
    void aChildThatDiesKeepsItsLastValuesAndIsFoundAgainWhenItComesBack() throws Exception {
        JmxServer first = JmxServer.start("okx_spot", () -> Snapshots.of("okx_spot", 7));
        ChildAddress address = first.address();
        links.attach("okx_spot", address);
        awaitAnswer("okx_spot");
        first.close();
        await().atMost(GENEROUS).until(() -> !links.latest().get("okx_spot").answered());
        assertThat(links.readNow(DEADLINE)
                        .get("okx_spot")
                        .snapshot()
                        .orElseThrow()
                        .getReceived())
                .isEqualTo(7);
        assertThat(links.latest().get("okx_spot").problem()).isNotEmpty();

        try (JmxServer second = JmxServer.start(address).serve("okx_spot", () -> Snapshots.of("okx_spot", 8))) {
            assertThat(awaitAnswer("okx_spot").snapshot().orElseThrow().getReceived())
                    .isEqualTo(8);
            assertThat(second.address()).isEqualTo(address);
        }
    }

    @Test
    void aChildWhoseCollectorIsNotUpYetIsReachedAndSaysSo() throws Exception {
        ChildAddress address = JmxServer.freeAddress("okx_spot");
        try (JmxServer server = JmxServer.start(address)) {
            links.attach("okx_spot", address);
            await().atMost(GENEROUS)
                    .until(() ->
                            links.latest().get("okx_spot").problem().contains("not with its collector's snapshot"));
            server.serve("okx_spot", () -> Snapshots.of("okx_spot", 1));
            awaitAnswer("okx_spot");
        }
    }

    @Test
    void aDetachedChildIsNotAskedAndKeepsItsLastReading() throws Exception {
        AtomicInteger calls = new AtomicInteger();
        try (JmxServer server = JmxServer.start("okx_spot", () -> Snapshots.of("okx_spot", calls.incrementAndGet()))) {
            links.attach("okx_spot", server.address());
            awaitAnswer("okx_spot");
            links.detach("okx_spot");
            ChildReading left = links.readNow(GENEROUS).get("okx_spot");
            assertThat(left.answered()).isFalse();
            assertThat(left.problem()).isEqualTo("okx_spot is not attached.");
            assertThat(left.snapshot()).isPresent();

            links.attach("okx_spot", server.address());
            assertThat(links.latest().get("okx_spot").snapshot()).isPresent();
            awaitAnswer("okx_spot");
        }
        links.detach("nobody");
    }

    @Test
    void aThousandReadingsOfFiveChildrenTakeMillisecondsAndLeaveNoDescriptorBehind() throws Exception {
        List<JmxServer> servers = new ArrayList<>();
        try {
            for (int i = 0; i < 5; i++) {
                String child = "child_" + i;
                JmxServer server = JmxServer.start(child, () -> Snapshots.of(child, 1));
                servers.add(server);
                links.attach(child, server.address());
            }
            await().atMost(GENEROUS)
                    .until(() -> links.latest().values().stream().allMatch(ChildReading::answered));
            links.readNow(GENEROUS);
            long before = descriptors();
            long[] nanos = new long[1000];
            for (int i = 0; i < nanos.length; i++) {
                if (i % 250 == 0) {
                    System.gc(); // a collected stub must not make the server forget the session
                }
                long began = System.nanoTime();
                assertThat(links.readNow(GENEROUS).values()).allMatch(ChildReading::answered);
                nanos[i] = System.nanoTime() - began;
            }
            Arrays.sort(nanos);
            assertThat(Duration.ofNanos(nanos[500])).as("median").isLessThan(Duration.ofMillis(20));
            assertThat(descriptors())
                    .as("at most one spare pair of sockets a child")
                    .isLessThanOrEqualTo(before + 10);
        } finally {
            for (JmxServer server : servers) {
                server.close();
            }
        }
    }

    private static long descriptors() throws IOException {
        try (Stream<Path> open = Files.list(Path.of("/proc/self/fd"))) {
            return open.count();
        }
    }

    @Test
    void nothingIsReachedBeyondLoopback() {
        links.attach("okx_spot", new ChildAddress("192.0.2.1", 1, 1, "okx_spot", "u", "p"));
        await().atMost(GENEROUS)
                .until(() -> links.latest().get("okx_spot").problem().contains("over loopback only"));
    }

    private ChildReading awaitAnswer(String child) {
        return await().atMost(GENEROUS).until(() -> links.latest().get(child), ChildReading::answered);
    }

    private static void awaitQuietly(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static JmxChildLinks impatient(Duration hung) {
        LinkTimings timings =
                new LinkTimings(Duration.ofMillis(200), hung, Duration.ofMillis(100), Duration.ofMillis(200));
        return new JmxChildLinks(timings, 1_000, 5_000);
    }
}
