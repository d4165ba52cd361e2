package io.marketprism.collector.core.internal;

import static io.marketprism.collector.model.DataType.FUNDING_RATE;
import static io.marketprism.collector.model.DataType.LIQUIDATION;
import static io.marketprism.collector.model.DataType.ORDERBOOK;
import static io.marketprism.collector.model.DataType.TRADE;
import static org.assertj.core.api.Assertions.assertThat;

import io.marketprism.collector.core.internal.FakeConnections.FakeStream;
import java.time.Duration;
import java.util.EnumSet;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** Silence is judged by how often a stream speaks (D12): hard on busy and mute ones, kind to quiet and rare ones. */
class AdaptiveSilenceTest {

    private final CollectorRig rig = new CollectorRig();
    private long now;

    @Test
    void silenceOfABusyStreamIsNoticedWithinHalfAMinute() {
        FakeStream trades = rig.start(TRADE).stream("trades");
        trades.open();
        for (int i = 0; i < 120; i++) {
            rig.time.passMillis(500);
            trades.frame("trade BTC " + i);
            trades.frame("trade ETH " + i);
        }
        for (int i = 0; i < 29; i++) {
            rig.time.passMillis(1_000);
            trades.frame("trade ETH " + (200 + i));
        }
        assertThat(trades.renewals).hasSize(1);
        assertThat(rig.health(TRADE).getStatus()).isEqualTo("stale");
        assertThat(rig.health(TRADE).getProblems())
                .singleElement()
                .asString()
                .startsWith("trade of BTC has given nothing");
    }

    @Test
    void quietInstrumentThatKeepsItsHabitIsLeftInPeace() {
        FakeStream trades = rig.start(TRADE).stream("trades");
        trades.open();
        learn(trades, 60, 60);
        int renewals = trades.renewals.size();
        for (int i = 0; i < 9; i++) {
            rig.time.passSeconds(60);
            trades.frame("trade ETH " + i);
        }
        assertThat(trades.renewals).hasSize(renewals);
        assertThat(rig.health(TRADE).getStatus()).isEqualTo("healthy");
    }

    /** BTC in bursts of a hundred trades, ETH now and then, each so many seconds apart. */
    private void learn(FakeStream trades, int times, int seconds) {
        for (int i = 0; i < times; i++) {
            for (int j = 0; j < 100; j++) {
                trades.frame("trade BTC " + i + "-" + j);
            }
            trades.frame("trade ETH " + i);
            rig.time.passSeconds(seconds);
        }
    }

    @Test
    void outageIsNotLearntAsAHabit() {
        FakeStream trades = rig.start(TRADE).stream("trades");
        trades.open();
        learn(trades, 20, 5);
        trades.lose();
        rig.time.passSeconds(3_600);
        trades.open();
        trades.frame("trade BTC x");
        trades.frame("trade ETH x");
        rig.time.passSeconds(111);
        assertThat(trades.renewals).hasSize(1);
    }

    @Test
    void liquidationsMayBeSilentForAnHour() {
        rig.venue.supported = EnumSet.of(LIQUIDATION);
        FakeStream trades = rig.start(LIQUIDATION).stream("trades");
        trades.open();
        trades.frame("ackliq BTC");
        trades.frame("ackliq ETH");
        rig.time.passSeconds(3_590);
        assertThat(trades.renewals).isEmpty();
        rig.time.passSeconds(20);
        assertThat(trades.renewals).hasSize(1);
    }

    @Test
    void limitIsTwentyUsualSilencesWithinBounds() {
        assertThat(limit(habit(400, 500))).isEqualTo(Duration.ofSeconds(15));
        assertThat(limit(habit(400, 2_000))).isBetween(Duration.ofSeconds(40), Duration.ofSeconds(50));
        assertThat(limit(habit(400, 20_000))).isBetween(Duration.ofSeconds(400), Duration.ofSeconds(500));
        assertThat(limit(habit(400, 60_000))).isEqualTo(Duration.ofMinutes(10));
        assertThat(limit(habit(400, 900_000))).isBetween(Duration.ofMinutes(45), Duration.ofMinutes(57));
    }

    @Test
    void firstWordHasAMinuteWhereTypesAreBusyAndLongerWhereAQuietStreamIsKnown() {
        SpeechHabit stranger = new SpeechHabit();
        assertThat(SilenceLimit.of(TRADE, false, stranger)).hasSeconds(60);
        assertThat(SilenceLimit.of(ORDERBOOK, false, stranger)).hasSeconds(60);
        assertThat(SilenceLimit.of(FUNDING_RATE, false, stranger)).hasMinutes(10);
        assertThat(SilenceLimit.of(TRADE, false, habit(400, 500))).hasSeconds(60);
        assertThat(SilenceLimit.of(TRADE, false, habit(400, 20_000))).isGreaterThan(Duration.ofSeconds(390));
        assertThat(SilenceLimit.of(LIQUIDATION, true, habit(400, 500))).hasHours(1);
        assertThat(SilenceLimit.of(LIQUIDATION, true, habit(3, 7_200_000))).hasHours(6);
        assertThat(SilenceLimit.of(LIQUIDATION, true, habit(3, 72_000_000))).hasHours(8);
    }

    @Test
    void strangerIsJudgedByTheLongestSilenceItHasBroken() {
        assertThat(SilenceLimit.of(TRADE, true, habit(5, 500))).hasSeconds(60);
        assertThat(SilenceLimit.of(TRADE, true, habit(5, 10_000))).hasSeconds(200);
        assertThat(SilenceLimit.of(TRADE, true, habit(5, 300_000))).hasMinutes(10);
    }

    @Test
    void burstsAreOneMomentAndOneOutlierIsNoHabit() {
        SpeechHabit habit = new SpeechHabit();
        SplittableRandom random = new SplittableRandom(3);
        for (int burst = 0; burst < 200; burst++) {
            for (int i = 0; i < 1_000; i++) {
                now += random.nextLong(100_000);
                habit.heard(now);
            }
            now += Duration.ofSeconds(30).toNanos();
        }
        assertThat(habit.usualSilence().orElseThrow()).isBetween(Duration.ofSeconds(30), Duration.ofSeconds(40));
        now += Duration.ofHours(2).toNanos();
        habit.heard(now);
        assertThat(habit.usualSilence().orElseThrow()).isLessThan(Duration.ofSeconds(40));
        assertThat(habit.longestSilence()).isGreaterThan(Duration.ofHours(2));
    }

    @Test
    void marketThatSlowsDownIsLearntAnew() {
        SpeechHabit habit = habit(4_000, 1_000);
        for (int i = 0; i < 600; i++) {
            now += Duration.ofSeconds(10).toNanos();
            habit.heard(now);
        }
        assertThat(habit.usualSilence().orElseThrow()).isGreaterThanOrEqualTo(Duration.ofSeconds(10));
        for (int i = 0; i < 20_000; i++) {
            now += Duration.ofSeconds(1).toNanos();
            habit.heard(now);
        }
        assertThat(habit.usualSilence().orElseThrow()).isLessThan(Duration.ofSeconds(2));
        assertThat(habit(60, 400_000_000_000L / 1_000).usualSilence()).isPresent();
    }

    private SpeechHabit habit(int times, long millis) {
        SpeechHabit habit = new SpeechHabit();
        now = Long.MAX_VALUE - 1_000;
        for (int i = 0; i <= times; i++) {
            habit.heard(now);
            now += millis * 1_000_000;
        }
        return habit;
    }

    private static Duration limit(SpeechHabit habit) {
        return SilenceLimit.of(TRADE, true, habit);
    }
}
