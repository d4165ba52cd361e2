package io.marketprism.collector.child.link;

import io.marketprism.collector.spi.management.CollectorSnapshot;
import io.marketprism.collector.spi.management.DataTypeSnapshot;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * What a running child's own words amount to (C15): {@code degraded} while one of its data types is stale or failed, its
 * NATS is away or it is not collecting yet; {@code unknown} while it does not answer.
 *
 * @param level how it is
 * @param reasons why, in sentences; empty if healthy
 */
public record ChildCondition(Level level, List<String> reasons) {

    /** How a child is, best first. */
    public enum Level {
        HEALTHY,
        DEGRADED,
        UNHEALTHY,
        UNKNOWN;

        /** The word used in documents and metrics. */
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** Copies the list. */
    public ChildCondition {
        reasons = List.copyOf(reasons);
    }

    /** Judges a reading of a child whose process runs. */
    public static ChildCondition of(ChildReading reading) {
        if (!reading.answered() || reading.snapshot().isEmpty()) {
            return new ChildCondition(Level.UNKNOWN, List.of(reading.problem()));
        }
        CollectorSnapshot snapshot = reading.snapshot().get();
        List<String> reasons = new ArrayList<>();
        if (!snapshot.getState().equals("live")) {
            reasons.add("It is not collecting: its state is " + snapshot.getState() + ".");
        }
        if (!snapshot.getBroker().isConnected()) {
            String last = snapshot.getBroker().getLastError();
            reasons.add("It is not connected to NATS" + (last.isEmpty() ? "." : ": " + last));
        }
        for (DataTypeSnapshot type : snapshot.getDataTypes()) {
            if (type.getStatus().equals("stale") || type.getStatus().equals("failed")) {
                String why = String.join(" ", type.getProblems());
                reasons.add(
                        "Its " + type.getDataType() + " is " + type.getStatus() + (why.isEmpty() ? "." : ": " + why));
            }
        }
        return new ChildCondition(reasons.isEmpty() ? Level.HEALTHY : Level.DEGRADED, reasons);
    }
}
