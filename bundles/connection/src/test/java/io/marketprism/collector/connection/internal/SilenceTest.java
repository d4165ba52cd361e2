package io.marketprism.collector.connection.internal;

import static org.assertj.core.api.Assertions.assertThat;

import io.marketprism.collector.connection.internal.Silence.Verdict;
import io.marketprism.collector.spi.KeepAlive;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class SilenceTest {

    private static final KeepAlive TEXT =
            new KeepAlive.TextPings("ping", Duration.ofSeconds(20), Duration.ofSeconds(8));

    /** Near the overflow of nanoTime, which may happen. */
    private static final long OPENED = Long.MAX_VALUE - 5_000_000_000L;

    @Test
    void serverPingedConnectionDiesAfterSilence() {
        Silence silence = new Silence(new KeepAlive.ServerPings(Duration.ofSeconds(60)), OPENED);
        assertThat(silence.judge(at(59))).isEqualTo(new Verdict.Wait(seconds(1)));
        assertThat(silence.frame(at(59))).isFalse();
        assertThat(silence.judge(at(60))).isEqualTo(new Verdict.Wait(seconds(59)));
        assertThat(silence.judge(at(119))).isInstanceOfSatisfying(Verdict.Dead.class, dead -> assertThat(dead.reason())
                .contains("60 s"));
    }

    @Test
    void busyConnectionIsNeverAsked() {
        Silence silence = new Silence(TEXT, OPENED);
        for (int second = 1; second < 200; second++) {
            silence.frame(at(second));
            assertThat(silence.judge(at(second))).isEqualTo(new Verdict.Wait(seconds(20)));
        }
    }

    @Test
    void quietConnectionIsAskedAndAnyFrameAnswers() {
        Silence silence = new Silence(TEXT, OPENED);
        assertThat(silence.judge(at(20))).isEqualTo(new Verdict.Ask(seconds(8)));
        assertThat(silence.judge(at(21))).isEqualTo(new Verdict.Wait(seconds(7)));
        assertThat(silence.frame(at(22))).isTrue();
        assertThat(silence.frame(at(23))).isFalse();
        assertThat(silence.judge(at(28))).isEqualTo(new Verdict.Wait(seconds(15)));
        assertThat(silence.judge(at(43))).isEqualTo(new Verdict.Ask(seconds(8)));
    }

    @Test
    void unansweredQuestionMeansDeath() {
        Silence silence = new Silence(TEXT, OPENED);
        silence.judge(at(20));
        assertThat(silence.judge(at(28))).isInstanceOfSatisfying(Verdict.Dead.class, dead -> assertThat(dead.reason())
                .contains("8 s")
                .contains("ping"));
    }

    private static long at(long second) {
        return OPENED + seconds(second);
    }

    private static long seconds(long seconds) {
        return Duration.ofSeconds(seconds).toNanos();
    }
}
