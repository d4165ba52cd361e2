package io.marketprism.collector.health.internal;

import io.marketprism.collector.child.link.ChildCondition.Level;
import io.marketprism.collector.child.link.ChildReading;
import io.marketprism.collector.supervisor.ChildStatus;
import io.marketprism.collector.supervisor.RootStatus;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * How the collector is as a whole (C15). Pure: everything it is made of is passed in.
 *
 * <p>All processes healthy: healthy. Some not: degraded, and named. None, or NATS gone for every child: unhealthy, which
 * is answered with 503 once the root is older than the grace.
 *
 * @param root the root
 * @param processes the children in their start order
 * @param nowMs when, UTC epoch milliseconds
 * @param graceSeconds for how long after its start an unhealthy root is answered with 200
 */
record HealthReport(RootStatus root, List<ProcessHealth> processes, long nowMs, int graceSeconds) {

    private static final int OK = 200;
    private static final int UNAVAILABLE = 503;

    static HealthReport of(
            RootStatus root,
            List<ChildStatus> children,
            Map<String, ChildReading> readings,
            long nowMs,
            int graceSeconds) {
        List<ProcessHealth> processes = new ArrayList<>();
        for (ChildStatus child : children) {
            ChildReading none = ChildReading.nothing(child.name(), child.name() + " was never reached.");
            processes.add(ProcessHealth.judge(child, readings.getOrDefault(child.name(), none)));
        }
        return new HealthReport(root, List.copyOf(processes), nowMs, graceSeconds);
    }

    Level level() {
        long healthy = healthy();
        if (healthy == 0 || !natsConnected()) {
            return Level.UNHEALTHY;
        }
        return healthy == processes.size() ? Level.HEALTHY : Level.DEGRADED;
    }

    long healthy() {
        return processes.stream().filter(ProcessHealth::healthy).count();
    }

    /** Whether any child says now that it is connected to NATS. */
    boolean natsConnected() {
        return processes.stream().anyMatch(ProcessHealth::natsConnected);
    }

    /** Whether any child has answered now. */
    boolean anyAnswered() {
        return processes.stream().anyMatch(process -> process.reading().answered());
    }

    /** Why the whole is not healthy: a sentence for each process that is not; empty if all are. */
    List<String> reasons() {
        List<String> reasons = new ArrayList<>();
        for (ProcessHealth process : processes) {
            if (!process.healthy()) {
                reasons.add(
                        process.name() + " is " + process.condition().level().word() + ". "
                                + String.join(" ", process.condition().reasons()));
            }
        }
        return reasons;
    }

    double uptimeSeconds() {
        return Math.max(0, nowMs - root.startedAtMs()) / 1000.0;
    }

    /** Whether the answer is 200 only because the root is young. */
    boolean graceApplied() {
        return level() == Level.UNHEALTHY && uptimeSeconds() < graceSeconds;
    }

    int httpStatus() {
        return level() == Level.UNHEALTHY && !graceApplied() ? UNAVAILABLE : OK;
    }
}
