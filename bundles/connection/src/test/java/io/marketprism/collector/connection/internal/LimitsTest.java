package io.marketprism.collector.connection.internal;

import static org.assertj.core.api.Assertions.assertThat;

import io.marketprism.collector.spi.Quota;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

/** Limits on new connections and on texts, and the age of a connection; all in virtual time. */
class LimitsTest {

    private static final URI VENUE = URI.create("wss://stream.example.com:9443/ws");
    private static final Quota BINANCE = new Quota("connects", 300, Duration.ofMinutes(5));

    private final AtomicLong now = new AtomicLong(Long.MAX_VALUE - 5);

    @Test
    void thousandConnectionsWantedAtOnceNeverExceedAnyWindow() {
        Opens opens = new Opens(now::get);
        SplittableRandom random = new SplittableRandom(7);
        List<Long> moments = new ArrayList<>();
        long begin = now.get();
        for (int i = 0; i < 1_000; i++) {
            moments.add(now.get() - begin + opens.take(VENUE, BINANCE));
            now.addAndGet(random.nextLong(200_000_000L));
        }
        long window = BINANCE.window().toNanos();
        for (int i = 300; i < moments.size(); i++) {
            assertThat(moments.get(i) - moments.get(i - 300)).isGreaterThanOrEqualTo(window);
        }
        assertThat(moments.get(299)).isLessThan(window);
        assertThat(moments.get(999)).isLessThan(4 * window);
    }

    @Test
    void hostsAreCountedApartAndPathsTogether() {
        Opens opens = new Opens(now::get);
        Quota one = new Quota("connects", 1, Duration.ofSeconds(1));
        assertThat(opens.take(VENUE, one)).isZero();
        assertThat(opens.take(VENUE.resolve("/other"), one)).isEqualTo(1_000_000_000L);
        assertThat(opens.take(URI.create("wss://elsewhere.example.com/ws"), one))
                .isZero();
    }

    @Test
    void dayLongLifeIsRenewedAfterTwentyThreeHoursGiveOrTakeTwentyMinutes() {
        SplittableRandom random = new SplittableRandom(1);
        Set<Long> minutes = new HashSet<>();
        for (int i = 0; i < 2_000; i++) {
            Duration age = Lifespan.of(Duration.ofHours(24), random);
            assertThat(age).isBetween(Duration.ofMinutes(22 * 60 + 40), Duration.ofMinutes(23 * 60 + 20));
            minutes.add(age.toMinutes());
        }
        assertThat(minutes).hasSizeGreaterThan(35);
    }

    @Test
    void textsBeyondTheQuotaWaitAndKeepAlivesDoNot() {
        ScheduledThreadPoolExecutor scheduler = new ScheduledThreadPoolExecutor(1);
        try {
            List<String> wire = new ArrayList<>();
            AtomicInteger spent = new AtomicInteger();
            Pacer pacer = new Pacer(
                    Duration.ZERO,
                    Optional.of(new Quota("requests", 480, Duration.ofHours(1))),
                    now::get,
                    scheduler,
                    wire::add,
                    spent::incrementAndGet);
            for (int i = 0; i < 500; i++) {
                assertThat(pacer.offer("subscribe " + i, () -> {})).isTrue();
            }
            assertThat(wire).hasSize(480);
            assertThat(spent).hasValue(1);
            pacer.urge("ping");
            assertThat(wire).hasSize(481).endsWith("ping");
            now.addAndGet(Duration.ofMinutes(59).toNanos());
            pacer.urge("ping");
            assertThat(wire).hasSize(482);
            now.addAndGet(Duration.ofMinutes(1).toNanos());
            pacer.urge("ping");
            assertThat(wire).hasSize(503).endsWith("subscribe 499").contains("subscribe 480");
            assertThat(spent).hasValue(1);
            pacer.close();
            pacer.urge("ping");
            assertThat(wire).hasSize(503);
        } finally {
            scheduler.shutdownNow();
        }
    }

    @Test
    void exclusionsAreNamesWithAllBeneathThem() {
        Exclusions exclusions = new Exclusions(
                List.of("example.com", " .Inner.net", "10.0.0.1", "*.deep.org", "port.org:8443", "[::1]:9"));
        assertThat(exclusions.matches("EXAMPLE.com", 443)).isTrue();
        assertThat(exclusions.matches("ws.example.com", 443)).isTrue();
        assertThat(exclusions.matches("notexample.com", 443)).isFalse();
        assertThat(exclusions.matches("a.inner.net", 1)).isTrue();
        assertThat(exclusions.matches("10.0.0.1", 1)).isTrue();
        assertThat(exclusions.matches("110.0.0.1", 1)).isFalse();
        assertThat(exclusions.matches("x.deep.org", 1)).isTrue();
        assertThat(exclusions.matches("port.org", 8443)).isTrue();
        assertThat(exclusions.matches("port.org", 443)).isFalse();
        assertThat(exclusions.matches("[::1]", 9)).isTrue();
        assertThat(exclusions.matches("[::1]", 8)).isFalse();
        assertThat(new Exclusions(List.of("*")).matches("any", 1)).isTrue();
        assertThat(new Exclusions(List.of("")).matches("any", 1)).isFalse();
        assertThat(new Exclusions(List.of("::1")).matches("::1", 1)).isTrue();
    }
}
