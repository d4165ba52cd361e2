package io.marketprism.collector.health.internal;

import io.marketprism.collector.child.link.ChildCondition.Level;

/** What a child's word about a data type amounts to. */
final class DataTypeHealth {

    private DataTypeHealth() {}

    static Level level(String status, boolean answered) {
        if (!answered) {
            return Level.UNKNOWN;
        }
        return switch (status) {
            case "healthy" -> Level.HEALTHY;
            case "failed" -> Level.UNHEALTHY;
            default -> Level.DEGRADED;
        };
    }
}
