package io.marketprism.collector.connection.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;

class BackoffTest {

    /** Always the longest wait. */
    private static final RandomGenerator LONGEST = new RandomGenerator() {
        @Override
        public long nextLong() {
            return 0;
        }

        @Override
        public long nextLong(long bound) {
            return bound - 1;
        }
    };

    @Test
    void firstAttemptIsAtOnceThenTheCeilingDoublesToThirtySeconds() {
        Backoff backoff = Backoff.standard(LONGEST);
        List<Long> seconds = new ArrayList<>();
        for (int i = 0; i < 8; i++) {
            seconds.add(backoff.next().toSeconds());
        }
        assertThat(seconds).containsExactly(0L, 1L, 2L, 4L, 8L, 16L, 30L, 30L);
    }

    @Test
    void lastingSuccessMakesTheNextFailureAFirstOne() {
        Backoff backoff = Backoff.standard(LONGEST);
        backoff.next();
        backoff.next();
        backoff.reset();
        assertThat(backoff.next()).isZero();
        assertThat(backoff.next()).isEqualTo(Duration.ofSeconds(1));
    }

    @Test
    void waitsAreSpreadBelowTheCeiling() {
        Backoff backoff = Backoff.standard(new java.util.SplittableRandom(7));
        for (int i = 0; i < 10; i++) {
            backoff.next();
        }
        List<Duration> waits = new ArrayList<>();
        for (int i = 0; i < 200; i++) {
            waits.add(backoff.next());
        }
        assertThat(waits)
                .allMatch(wait -> wait.compareTo(Duration.ofSeconds(30)) <= 0)
                .anyMatch(wait -> wait.toSeconds() < 5)
                .anyMatch(wait -> wait.toSeconds() > 25);
    }
}
