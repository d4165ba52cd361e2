package io.marketprism.collector.spi.management;

import java.beans.ConstructorProperties;

/** One data type of an exchange. */
public final class DataTypeSnapshot {

    private final String dataType;
    private final String status;
    private final long lastSuccessMs;
    private final double staleAfterSeconds;
    private final long received;
    private final long published;
    private final long errors;
    private final String[] problems;

    /** All of it, in this order; JMX calls it by the names. */
    @ConstructorProperties({
        "dataType",
        "status",
        "lastSuccessMs",
        "staleAfterSeconds",
        "received",
        "published",
        "errors",
        "problems"
    })
    public DataTypeSnapshot(
            String dataType,
            String status,
            long lastSuccessMs,
            double staleAfterSeconds,
            long received,
            long published,
            long errors,
            String[] problems) {
        this.dataType = dataType;
        this.status = status;
        this.lastSuccessMs = lastSuccessMs;
        this.staleAfterSeconds = staleAfterSeconds;
        this.received = received;
        this.published = published;
        this.errors = errors;
        this.problems = problems.clone();
    }

    /** The type's key. */
    public String getDataType() {
        return dataType;
    }

    /** One of starting, healthy, stale, failed. */
    public String getStatus() {
        return status;
    }

    /** When the last event was stored or found unchanged, UTC epoch milliseconds; 0 if never. */
    public long getLastSuccessMs() {
        return lastSuccessMs;
    }

    /** The age at which it counts as stale. */
    public double getStaleAfterSeconds() {
        return staleAfterSeconds;
    }

    /** Events decoded. */
    public long getReceived() {
        return received;
    }

    /** Events stored by the broker. */
    public long getPublished() {
        return published;
    }

    /** Refusals, malformed messages, timeouts and failed publishes. */
    public long getErrors() {
        return errors;
    }

    /** What is wrong with it in sentences; empty if nothing is. */
    public String[] getProblems() {
        return problems.clone();
    }
}
