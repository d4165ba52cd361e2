package io.marketprism.collector.child.link.internal;

import static org.assertj.core.api.Assertions.assertThat;

import io.marketprism.collector.child.link.ChildReading;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.RejectedExecutionException;
import javax.management.openmbean.CompositeData;
import org.junit.jupiter.api.Test;

/** In virtual time; the pool's work is run by hand. */
class ChildLinkTest {

    private static final LinkTimings TIMINGS = new LinkTimings(
            Duration.ofSeconds(10), Duration.ofSeconds(10), Duration.ofMillis(250), Duration.ofSeconds(2));

    private final Deque<Runnable> work = new ArrayDeque<>();
    private long now;
    private int attempts;
    private int closes;
    private boolean refuse = true;
    private boolean full;

    private final ChildLink link = new ChildLink(
            ChildReading.nothing("okx_spot", "Not yet."),
            FakeSession::new,
            this::take,
            () -> now,
            () -> now / 1_000_000,
            TIMINGS);

    @Test
    void pausesDoubleUntilTheLongestAndBeginAnewAfterASuccess() {
        assertThat(pauseBeforeNextAttempt()).isZero();
        assertThat(pauseBeforeNextAttempt()).isEqualTo(250);
        assertThat(pauseBeforeNextAttempt()).isEqualTo(500);
        assertThat(pauseBeforeNextAttempt()).isEqualTo(1000);
        assertThat(pauseBeforeNextAttempt()).isEqualTo(2000);
        assertThat(pauseBeforeNextAttempt()).isEqualTo(2000);
    }

    @Test
    void whatHangsIsBrokenOffOnce() {
        link.tick();
        assertThat(work).hasSize(1);
        now += Duration.ofSeconds(10).toNanos();
        link.tick();
        assertThat(closes).isZero();
        now += 1;
        link.tick();
        assertThat(closes).isOne();
        assertThat(link.latest().problem()).contains("has not answered for 10 s");
        assertThat(work).as("no second thread is taken meanwhile").hasSize(1);
    }

    @Test
    void aFullPoolIsSaidSoAndTriedAgain() {
        full = true;
        link.tick();
        assertThat(link.latest().problem()).isEqualTo("No thread is free to connect to okx_spot.");
        full = false;
        now += Duration.ofMillis(250).toNanos();
        link.tick();
        assertThat(work).hasSize(1);
    }

    @Test
    void aFullPoolAnswersAReadAtOnce() {
        refuse = false;
        link.tick();
        full = true;
        work.remove().run();
        assertThat(link.read())
                .isCompletedWithValueMatching(r -> r.problem().equals("No thread is free to ask okx_spot."));
    }

    @Test
    void aConnectionThatOpensAfterTheEndIsClosed() {
        refuse = false;
        link.tick();
        link.close("over");
        closes = 0;
        work.remove().run();
        assertThat(closes).isOne();
        link.tick();
        assertThat(work).isEmpty();
        assertThat(link.latest().problem()).isEqualTo("over");
    }

    private long pauseBeforeNextAttempt() {
        long began = now;
        int before = attempts;
        while (attempts == before) {
            link.tick();
            if (attempts == before) {
                now += 1_000_000;
            }
        }
        work.remove().run();
        return (now - began) / 1_000_000;
    }

    private void take(Runnable task) {
        if (full) {
            throw new RejectedExecutionException("full");
        }
        work.add(task);
    }

    private final class FakeSession implements ChildSession {

        FakeSession() {
            attempts++;
        }

        @Override
        public void open() throws IOException {
            if (refuse) {
                throw new IOException("refused");
            }
        }

        @Override
        public CompositeData snapshot() throws IOException {
            throw new IOException("gone");
        }

        @Override
        public void close() {
            closes++;
        }
    }
}
