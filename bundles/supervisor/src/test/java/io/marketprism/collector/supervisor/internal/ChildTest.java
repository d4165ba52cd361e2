package io.marketprism.collector.supervisor.internal;

import static org.assertj.core.api.Assertions.assertThat;

import io.marketprism.collector.supervisor.ChildStatus.State;
import java.time.Duration;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

class ChildTest {

    private final Child child = new Child("okx_spot", RestartPolicy.standard());
    private long now = 1_000_000;
    private long nextPid = 100;

    private boolean nothing() {
        return child.look(new Child.Sight(0, false, false, OptionalInt.of(137)), now);
    }

    private void live() {
        child.look(new Child.Sight(nextPid, true, false, OptionalInt.empty()), now);
    }

    private void after(Duration time) {
        now += time.toMillis();
    }

    @Test
    void childWaitsForItsTurnFirst() {
        assertThat(nothing()).isFalse();
        assertThat(child.state()).isEqualTo(State.STOPPED);
        assertThat(child.reason()).contains("turn");
    }

    @Test
    void processStartsAndAnswerRuns() {
        child.look(new Child.Sight(7, false, false, OptionalInt.empty()), now);
        assertThat(child.state()).isEqualTo(State.STARTING);
        child.look(new Child.Sight(7, true, false, OptionalInt.empty()), now);
        assertThat(child.state()).isEqualTo(State.RUNNING);
    }

    @Test
    void firstRestartIsAtOnceSecondAndThirdAfterFiveSecondsThenThirty() {
        long[] delays = {0, 5, 5, 30, 30, 30, 30, 30, 30, 30};
        live();
        for (long seconds : delays) {
            if (seconds == 0) {
                assertThat(nothing()).isTrue();
            } else {
                assertThat(nothing()).isFalse();
                assertThat(child.state()).isEqualTo(State.RESTARTING);
                after(Duration.ofSeconds(seconds).minusMillis(1));
                assertThat(nothing()).isFalse();
                after(Duration.ofMillis(1));
                assertThat(nothing()).isTrue();
            }
            nextPid++;
            live();
        }
        assertThat(child.restarts()).isEqualTo(10);
    }

    @Test
    void eleventhDeathIsFinal() {
        live();
        for (int death = 1; death <= 10; death++) {
            nothing();
            after(Duration.ofSeconds(30));
            nothing();
            nextPid++;
            live();
        }
        assertThat(nothing()).isFalse();
        assertThat(child.state()).isEqualTo(State.FAILED);
        assertThat(child.reason()).contains("exit code 137").contains("instance:start okx_spot");
        after(Duration.ofDays(1));
        assertThat(nothing()).isFalse();
    }

    @Test
    void healthyHourClearsTheCount() {
        live();
        nothing();
        nextPid++;
        live();
        after(Duration.ofHours(1));
        live();
        assertThat(nothing()).as("restarted at once, as after a first death").isTrue();
    }

    @Test
    void childStoppedByHandStaysStoppedAndOneStartedByHandIsWatchedAgain() {
        live();
        child.look(new Child.Sight(0, false, true, OptionalInt.of(143)), now);
        assertThat(child.state()).isEqualTo(State.STOPPED);
        after(Duration.ofDays(1));
        assertThat(child.look(new Child.Sight(0, false, true, OptionalInt.of(143)), now))
                .isFalse();
        nextPid++;
        live();
        live();
        assertThat(child.state()).isEqualTo(State.RUNNING);
        assertThat(child.restarts()).isZero();
        assertThat(nothing()).isTrue();
    }

    @Test
    void startThatFailsCountsAsADeath() {
        child.startFailed("no memory", now);
        assertThat(child.state()).isEqualTo(State.RESTARTING);
        assertThat(child.reason()).contains("no memory");
        assertThat(nothing()).isTrue();
    }
}
