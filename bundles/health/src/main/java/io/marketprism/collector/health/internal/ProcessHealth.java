package io.marketprism.collector.health.internal;

import io.marketprism.collector.child.link.ChildCondition;
import io.marketprism.collector.child.link.ChildCondition.Level;
import io.marketprism.collector.child.link.ChildReading;
import io.marketprism.collector.spi.management.CollectorSnapshot;
import io.marketprism.collector.supervisor.ChildStatus;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * How one child is, judged by what the supervisor sees of its process and what it says itself (C15).
 *
 * @param child what the supervisor sees
 * @param reading what it says, or said last
 * @param condition what both amount to
 */
record ProcessHealth(ChildStatus child, ChildReading reading, ChildCondition condition) {

    static ProcessHealth judge(ChildStatus child, ChildReading reading) {
        return new ProcessHealth(child, reading, condition(child, reading));
    }

    private static ChildCondition condition(ChildStatus child, ChildReading reading) {
        return switch (child.state()) {
            case RUNNING -> ChildCondition.of(reading);
            case STARTING -> notRunning(Level.DEGRADED, child);
            case STOPPED, STOPPING, RESTARTING, FAILED -> notRunning(Level.UNHEALTHY, child);
        };
    }

    private static ChildCondition notRunning(Level level, ChildStatus child) {
        String is = "It is " + child.state().name().toLowerCase(Locale.ROOT);
        return new ChildCondition(level, List.of(child.reason().isEmpty() ? is + "." : is + ": " + child.reason()));
    }

    String name() {
        return child.name();
    }

    boolean healthy() {
        return condition.level() == Level.HEALTHY;
    }

    Optional<CollectorSnapshot> snapshot() {
        return reading.snapshot();
    }

    /** Whether its own words of now say that it is connected to NATS. */
    boolean natsConnected() {
        return reading.answered()
                && snapshot().filter(said -> said.getBroker().isConnected()).isPresent();
    }

    double uptimeSeconds(long nowMs) {
        return child.pid() > 0 ? Math.max(0, nowMs - child.startedAtMs()) / 1000.0 : 0;
    }

    double memoryMb() {
        return child.rssBytes() / (1024.0 * 1024.0);
    }
}
