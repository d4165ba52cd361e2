package io.marketprism.collector.health.internal;

import static io.marketprism.collector.health.internal.World.type;
import static org.assertj.core.api.Assertions.assertThat;

import io.marketprism.collector.child.link.ChildCondition.Level;
import io.marketprism.collector.supervisor.ChildStatus.State;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class HealthReportTest {

    static Stream<Arguments> worlds() {
        return Stream.of(
                row("all healthy", new World().healthy("okx_spot").healthy("binance_spot"), Level.HEALTHY, 200),
                row(
                        "one silent",
                        new World().healthy("okx_spot").healthy("binance_spot").silent("okx_spot"),
                        Level.DEGRADED,
                        200),
                row("all silent", new World().healthy("okx_spot").silent("okx_spot"), Level.UNHEALTHY, 503),
                row(
                        "one failed",
                        new World().healthy("okx_spot").child("binance_spot", State.FAILED, "It died."),
                        Level.DEGRADED,
                        200),
                row(
                        "one stopped by hand",
                        new World().healthy("okx_spot").child("binance_spot", State.STOPPED, ""),
                        Level.DEGRADED,
                        200),
                row(
                        "one starting",
                        new World().healthy("okx_spot").child("binance_spot", State.STARTING, ""),
                        Level.DEGRADED,
                        200),
                row(
                        "one without NATS",
                        new World()
                                .healthy("okx_spot")
                                .child("binance_spot", State.RUNNING, "")
                                .says("binance_spot", false, "live", type("trade", "healthy", 1)),
                        Level.DEGRADED,
                        200),
                row(
                        "NATS gone for every child",
                        new World()
                                .child("okx_spot", State.RUNNING, "")
                                .says("okx_spot", false, "live", type("trade", "healthy", 1)),
                        Level.UNHEALTHY,
                        503),
                row(
                        "one venue frozen",
                        new World()
                                .healthy("okx_spot")
                                .child("binance_spot", State.RUNNING, "")
                                .says("binance_spot", true, "live", type("trade", "stale", 99_000)),
                        Level.DEGRADED,
                        200),
                row(
                        "every venue frozen",
                        new World()
                                .child("okx_spot", State.RUNNING, "")
                                .says("okx_spot", true, "live", type("trade", "stale", 99_000)),
                        Level.UNHEALTHY,
                        503),
                row(
                        "a type that has not begun",
                        new World()
                                .child("okx_spot", State.RUNNING, "")
                                .says("okx_spot", true, "live", type("liquidation", "starting", -1)),
                        Level.HEALTHY,
                        200),
                row("no child at all", new World(), Level.UNHEALTHY, 503));
    }

    private static Arguments row(String what, World world, Level level, int status) {
        return Arguments.of(what, world, level, status);
    }

    @ParameterizedTest(name = "{0}: {2}, {3}")
    @MethodSource("worlds")
    void theWholeFollowsFromTheProcesses(String what, World world, Level level, int status) {
        HealthReport report = world.report();
        assertThat(report.level()).as(what).isEqualTo(level);
        assertThat(report.httpStatus()).as(what).isEqualTo(status);
        assertThat(report.reasons().isEmpty()).as(what).isEqualTo(report.healthy() == world.children.size());
    }

    @Test
    void aDegradedAnswerNamesWhoAndWhy() {
        HealthReport report = new World()
                .healthy("okx_spot")
                .child("binance_spot", State.RUNNING, "")
                .says("binance_spot", true, "live", type("trade", "failed", 1, "BTCUSDT was refused."))
                .report();
        assertThat(report.reasons())
                .containsExactly("binance_spot is degraded. Its trade is failed: BTCUSDT was refused.");
    }

    @Test
    void unhealthyIsAnswered503OnlyOnceTheRootIsOlderThanTheGrace() {
        World world = new World().child("okx_spot", State.STARTING, "");
        world.startedAtMs = World.NOW - 119_999;
        assertThat(world.report().httpStatus()).isEqualTo(200);
        assertThat(world.report().graceApplied()).isTrue();
        world.startedAtMs = World.NOW - 120_000;
        assertThat(world.report().httpStatus()).isEqualTo(503);
        assertThat(world.report().graceApplied()).isFalse();
    }

    @Test
    void graceIsNotAppliedToWhatIsWell() {
        World world = new World().healthy("okx_spot");
        world.startedAtMs = World.NOW;
        assertThat(world.report().graceApplied()).isFalse();
    }

    @Test
    void coverageMergesSpotAndDerivativesByTheWorse() {
        HealthReport report = new World()
                .child("okx_spot", State.RUNNING, "")
                .says("okx_spot", true, "live", type("trade", "stale", 99_000), type("orderbook", "healthy", 100))
                .child("okx_derivatives", State.RUNNING, "")
                .says("okx_derivatives", true, "live", type("trade", "healthy", 5), type("orderbook", "healthy", 300))
                .report();
        Coverage trade = Coverage.of(report.processes()).get("trade").get("okx");
        assertThat(trade.status(false)).isEqualTo("degraded");
        assertThat(trade.ageSeconds(World.NOW)).isEqualTo(99.0);
        Coverage book = Coverage.of(report.processes()).get("orderbook").get("okx");
        assertThat(book.activeSymbols()).as("one live book in each").isEqualTo(2);
        assertThat(book.status(true)).isEqualTo("healthy");
        assertThat(new Coverage(1, 0, true).status(true)).isEqualTo("unhealthy");
    }

    @Test
    void aTypeAppearsInCoverageAfterItsFirstSuccess() {
        HealthReport report = new World()
                .child("okx_spot", State.RUNNING, "")
                .says("okx_spot", true, "live", type("trade", "starting", -1))
                .report();
        assertThat(Coverage.of(report.processes())).isEmpty();
    }
}
