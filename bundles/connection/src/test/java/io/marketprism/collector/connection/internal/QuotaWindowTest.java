package io.marketprism.collector.connection.internal;

import static org.assertj.core.api.Assertions.assertThat;

import io.marketprism.collector.spi.Quota;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class QuotaWindowTest {

    private static final long START = Long.MAX_VALUE - 1_000_000_000L;

    private final QuotaWindow window = new QuotaWindow(new Quota("weight", 100, Duration.ofSeconds(60)));

    @Test
    void whatFitsGoesAtOnceAndTheRestWhenEnoughHasExpired() {
        window.draw(60, at(0));
        window.draw(30, at(10));
        assertThat(window.waitFor(10, at(20))).isZero();
        assertThat(window.waitFor(11, at(20))).isEqualTo(seconds(40));
        assertThat(window.waitFor(71, at(20))).isEqualTo(seconds(50));
        assertThat(window.waitFor(70, at(60))).isZero();
    }

    @Test
    void venuesHigherCountIsBelievedAndALowerOneIsNot() {
        window.draw(10, at(0));
        window.used(95, at(1));
        assertThat(window.drawn(at(1))).isEqualTo(95);
        assertThat(window.waitFor(6, at(1))).isEqualTo(seconds(59));
        window.used(3, at(2));
        assertThat(window.drawn(at(2))).isEqualTo(95);
    }

    @Test
    void closedPoolOpensWhenTheVenueSaidAndNotBefore() {
        window.close(seconds(30), at(0));
        window.close(seconds(5), at(1));
        assertThat(window.waitFor(1, at(1))).isEqualTo(seconds(29));
        assertThat(window.waitFor(1, at(30))).isZero();
        assertThat(window.closedFor(at(31))).isZero();
    }

    @Test
    void noSpanOfOneWindowEverHoldsMoreThanTheLimit() {
        SplittableRandom random = new SplittableRandom(3);
        List<long[]> draws = new ArrayList<>();
        long now = at(0);
        for (int i = 0; i < 500; i++) {
            int weight = 1 + random.nextInt(100);
            now += random.nextLong(seconds(5)) + window.waitFor(weight, now);
            now += window.waitFor(weight, now);
            window.draw(weight, now);
            draws.add(new long[] {now, weight});
        }
        for (long[] last : draws) {
            long within = draws.stream()
                    .filter(draw -> last[0] - draw[0] >= 0 && last[0] - draw[0] < seconds(60))
                    .mapToLong(draw -> draw[1])
                    .sum();
            assertThat(within).isLessThanOrEqualTo(100);
        }
    }

    private static long at(long second) {
        return START + seconds(second);
    }

    private static long seconds(long seconds) {
        return Duration.ofSeconds(seconds).toNanos();
    }
}
