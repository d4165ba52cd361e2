package io.marketprism.collector.metrics.internal;

import io.marketprism.collector.supervisor.ChildStatus;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Counts how often children came over their memory limits, as far as the samplings show. Safe for any thread. */
final class MemoryCrossings {

    private static final long MEBI = 1024 * 1024;
    private static final Shape WARNINGS = Shape.gauge(
            "marketprism_memory_warnings_count", "How often a child's resident memory came over its soft limit.");
    private static final Shape CRITICALS = Shape.gauge(
            "marketprism_memory_criticals_count", "How often a child's resident memory came over its hard limit.");

    private final Set<String> overSoft = new HashSet<>();
    private final Set<String> overHard = new HashSet<>();
    private int warnings;
    private int criticals;

    synchronized void observe(List<ChildStatus> children) {
        for (ChildStatus child : children) {
            warnings += crossed(overSoft, child, child.softLimitMb());
            criticals += crossed(overHard, child, child.hardLimitMb());
        }
    }

    private static int crossed(Set<String> over, ChildStatus child, int limitMb) {
        if (limitMb > 0 && child.rssBytes() > limitMb * MEBI) {
            return over.add(child.name()) ? 1 : 0;
        }
        over.remove(child.name());
        return 0;
    }

    synchronized FamilySet figures() {
        return new FamilySet().add(WARNINGS, warnings).add(CRITICALS, criticals);
    }
}
