package io.marketprism.collector.metrics.internal;

import io.marketprism.collector.supervisor.RootStatus;
import java.lang.management.GarbageCollectorMXBean;
import java.util.List;

/** The series that name the product and say how long it has run, and the root's own garbage collections. Pure. */
final class InfoFigures {

    private static final Shape INFO = Shape.gauge("marketprism_system_info_info", "What runs here; always 1.");
    private static final Shape UPTIME = Shape.gauge("marketprism_uptime_seconds", "Seconds since the root started.");
    private static final Shape COLLECTIONS = Shape.gauge(
            "marketprism_gc_collections_total",
            "Garbage collections of the root since its start: generation 0 is the young one, 2 the old one.");

    private InfoFigures() {}

    static FamilySet of(RootStatus root, Build build, long nowMs) {
        return new FamilySet()
                .add(
                        INFO,
                        Labels.of(
                                "version",
                                build.version(),
                                "service",
                                "marketprism-orderbook-manager",
                                "java_version",
                                System.getProperty("java.version"),
                                "build_time",
                                build.time()),
                        1)
                .add(UPTIME, Math.max(0, nowMs - root.startedAtMs()) / 1000.0);
    }

    static FamilySet collections(List<GarbageCollectorMXBean> collectors) {
        FamilySet set = new FamilySet();
        for (GarbageCollectorMXBean collector : collectors) {
            boolean old = isOld(collector.getName());
            set.add(COLLECTIONS, Labels.of("generation", old ? "2" : "0"), Math.max(0, collector.getCollectionCount()));
        }
        return set;
    }

    private static boolean isOld(String name) {
        return name.contains("Old") || name.contains("MarkSweep");
    }
}
