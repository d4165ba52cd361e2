package io.marketprism.collector.core.internal;

import static org.assertj.core.api.Assertions.assertThat;

import io.marketprism.collector.core.internal.TypeStatus.ChannelState;
import io.marketprism.collector.model.DataType;
import io.marketprism.collector.spi.Quota;
import io.marketprism.collector.spi.Schedule;
import io.marketprism.collector.spi.VenueException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class PolicyTest {

    private static final long MINUTE_MS = 60_000;

    @Test
    void alignedTicksFallAtTheOffsetAfterEachMultiple() {
        Timetable minutes = aligned(200);
        assertThat(minutes.untilNext(0, 10 * MINUTE_MS)).hasMillis(200);
        assertThat(minutes.untilNext(0, 10 * MINUTE_MS + 200)).hasMillis(60_000);
        assertThat(aligned(200).untilNext(0, 10 * MINUTE_MS + 199)).hasMillis(1);
        assertThat(aligned(0).untilNext(0, 10 * MINUTE_MS)).hasMillis(60_000);
    }

    @Test
    void alignedTickThatFiresEarlyDoesNotComeTwice() {
        Timetable minutes = aligned(200);
        assertThat(minutes.untilNext(0, 10 * MINUTE_MS)).hasMillis(200);
        assertThat(minutes.untilNext(0, 10 * MINUTE_MS + 197)).hasMillis(60_003);
    }

    @Test
    void clockSetBackDoesNotSilenceAlignedTicks() {
        Timetable minutes = aligned(200);
        minutes.untilNext(0, 10 * MINUTE_MS);
        assertThat(minutes.untilNext(0, 2 * MINUTE_MS + 500)).hasMillis(59_700);
    }

    @Test
    void equalTicksKeepTheirDistanceFromTheFirstAndSkipWhatWasMissed() {
        Timetable seconds = Timetable.of(new Schedule.Every(Duration.ofSeconds(1)), 100);
        assertThat(seconds.untilNext(100, 0)).hasNanos(1_000_000_000);
        assertThat(seconds.untilNext(1_000_000_150, 0)).hasNanos(999_999_950);
        assertThat(seconds.untilNext(3_500_000_100L, 0)).hasNanos(500_000_000);
    }

    private static Timetable aligned(long offsetMs) {
        return Timetable.of(new Schedule.Aligned(Duration.ofMinutes(1), Duration.ofMillis(offsetMs)), 0);
    }

    @Test
    void cadenceSurvivesATaskThatFailsAndBeginsAnew() {
        VirtualTime time = new VirtualTime();
        List<Long> ticks = new ArrayList<>();
        Cadence cadence = new Cadence(time, new Schedule.Every(Duration.ofSeconds(10)), () -> {
            ticks.add((time.epochMillis() - VirtualTime.START_MS) / 1000);
            if (ticks.size() == 1) {
                throw new IllegalStateException("a defect");
            }
        });
        cadence.start(Duration.ofSeconds(1));
        org.assertj.core.api.Assertions.assertThatThrownBy(() -> time.passSeconds(5))
                .isInstanceOf(IllegalStateException.class);
        time.passSeconds(24);
        cadence.start(Duration.ofSeconds(3));
        time.passSeconds(5);
        cadence.stop();
        time.passSeconds(60);
        assertThat(ticks).containsExactly(1L, 11L, 21L, 28L);
    }

    @Test
    void backoffDoublesWithinItsBounds() {
        Backoff backoff = new Backoff(Duration.ofSeconds(1), Duration.ofMinutes(1));
        assertThat(List.of(backoff.after(0), backoff.after(1), backoff.after(5), backoff.after(6), backoff.after(999)))
                .extracting(Duration::toSeconds)
                .containsExactly(1L, 2L, 32L, 60L, 60L);
    }

    @Test
    void throttleLetsOneThroughAndTellsHowManyItHeldBack() {
        Throttle throttle = new Throttle(Duration.ofNanos(100));
        assertThat(throttle.pass(-50)).hasValue(0);
        assertThat(throttle.pass(0)).isEmpty();
        assertThat(throttle.pass(49)).isEmpty();
        assertThat(throttle.pass(50)).hasValue(2);
        assertThat(throttle.pass(150)).hasValue(0);
    }

    @Test
    void quotaFreesUpAsDrawsLeaveTheWindow() {
        QuotaWindow quota = new QuotaWindow(new Quota("books", 5, Duration.ofNanos(100)));
        assertThat(quota.draw(3, 0)).isTrue();
        assertThat(quota.draw(2, 50)).isTrue();
        assertThat(quota.draw(1, 99)).isFalse();
        assertThat(quota.draw(3, 100)).isTrue();
        assertThat(quota.draw(1, 149)).isFalse();
        assertThat(quota.draw(2, 150)).isTrue();
    }

    @Test
    void firstPollsAreSpreadEvenlyButNotWidely() {
        assertThat(Spread.first(0, 4, Duration.ofSeconds(1))).isZero();
        assertThat(Spread.first(3, 10, Duration.ofSeconds(1))).hasMillis(300);
        assertThat(Spread.first(3, 4, Duration.ofMinutes(5))).hasMillis(600);
        assertThat(Spread.first(0, 0, Duration.ofMinutes(5))).isZero();
    }

    @Test
    void refusedQuestionIsAskedMoreRarelyEachTimeAndAVenuesOwnWordHolds() {
        VirtualTime time = new VirtualTime();
        Patience patience = new Patience(time);
        patience.lose(new VenueException(VenueException.Kind.REFUSED, "", "no"));
        time.passSeconds(299);
        assertThat(patience.isOver()).isFalse();
        time.passSeconds(1);
        assertThat(patience.isOver()).isTrue();
        patience.lose(new VenueException(VenueException.Kind.REFUSED, "", "no"));
        time.passSeconds(599);
        assertThat(patience.isOver()).isFalse();
        patience.lose(new VenueException(VenueException.Kind.BANNED, "", "no", Duration.ofSeconds(7), null));
        time.passSeconds(7);
        assertThat(patience.isOver()).isTrue();
        patience.lose(new VenueException(VenueException.Kind.UNAVAILABLE, "", "no"));
        assertThat(patience.isOver()).isTrue();
    }

    @Test
    void thresholdsAreTheContractsButNeverSoonerThanThreePolls() {
        assertThat(Thresholds.staleAfter(DataType.TRADE)).hasSeconds(60);
        assertThat(Thresholds.staleAfter(DataType.ORDERBOOK)).hasSeconds(60);
        assertThat(Thresholds.staleAfter(DataType.LIQUIDATION)).hasSeconds(3_600);
        assertThat(Thresholds.staleAfter(DataType.FUNDING_RATE)).hasSeconds(28_800);
        assertThat(Thresholds.staleAfter(DataType.ORDERBOOK, Duration.ofSeconds(1)))
                .hasSeconds(60);
        assertThat(Thresholds.staleAfter(DataType.ORDERBOOK, Duration.ofSeconds(60)))
                .hasSeconds(180);
    }

    @Test
    void statusFollowsTheWorstOfTheChannelsThatOughtToSpeak() {
        Map<String, TypeStatus> seen = Map.of(
                "nothing yet", status(30, false, channel(false, false, false, 0)),
                "nothing for too long", status(90, false, channel(false, false, false, 0)),
                "fresh", status(90, false, channel(false, false, false, 40)),
                "old", status(150, false, channel(false, false, false, 40)),
                "one silent", status(90, false, channel(false, false, false, 80), channel(false, true, false, 10)),
                "one silent of a rare kind",
                        status(90, true, channel(false, false, false, 80), channel(false, true, false, 10)),
                "one poll old", status(90, false, channel(false, false, true, 80), channel(false, false, true, 10)),
                "one refused", status(90, false, channel(false, false, true, 80), channel(true, false, true, 0)),
                "all refused", status(90, false, channel(true, false, false, 80), channel(true, false, true, 0)));
        assertThat(seen)
                .containsEntry("nothing yet", TypeStatus.STARTING)
                .containsEntry("nothing for too long", TypeStatus.STALE)
                .containsEntry("fresh", TypeStatus.HEALTHY)
                .containsEntry("old", TypeStatus.STALE)
                .containsEntry("one silent", TypeStatus.STALE)
                .containsEntry("one silent of a rare kind", TypeStatus.HEALTHY)
                .containsEntry("one poll old", TypeStatus.STALE)
                .containsEntry("one refused", TypeStatus.HEALTHY)
                .containsEntry("all refused", TypeStatus.FAILED);
    }

    private static TypeStatus status(int nowSeconds, boolean rare, ChannelState... channels) {
        return TypeStatus.of(List.of(channels), rare, 1_000, 1_000 + nowSeconds * 1_000L, Duration.ofSeconds(60));
    }

    private static ChannelState channel(boolean refused, boolean silent, boolean polled, int successSeconds) {
        return new ChannelState(refused, silent, polled, successSeconds == 0 ? 0 : 1_000 + successSeconds * 1_000L);
    }

    @Test
    void unreadableIsSaidOnceAMinuteWithASampleAndTheNumberUnsaid() {
        VirtualTime time = new VirtualTime();
        List<String> log = new ArrayList<>();
        Complaints complaints = new Complaints(time, log::add);
        byte[] frame = ("{\n" + "x".repeat(500)).getBytes(java.nio.charset.StandardCharsets.UTF_8);
        for (int second = 0; second < 90; second++) {
            complaints.unreadable("connection trades", VenueException.malformed("Bad", null), frame, 0, frame.length);
            time.passSeconds(1);
        }
        assertThat(log)
                .containsExactly(
                        "Skipped what connection trades brought: Bad. It has 502 bytes and begins: { "
                                + "x".repeat(198),
                        "Skipped what connection trades brought: Bad. It has 502 bytes and begins: { " + "x".repeat(198)
                                + " (59 more were skipped since this was last said)");
    }
}
