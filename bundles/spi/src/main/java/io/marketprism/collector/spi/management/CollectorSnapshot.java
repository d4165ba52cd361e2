package io.marketprism.collector.spi.management;

import java.beans.ConstructorProperties;

/** Everything about one collector at one moment. */
public final class CollectorSnapshot {

    private final String exchange;
    private final String version;
    private final long pid;
    private final long takenAtMs;
    private final long startedAtMs;
    private final String state;
    private final long received;
    private final long published;
    private final long errors;
    private final int webSockets;
    private final long cpuNanos;
    private final long heapUsedBytes;
    private final int threads;
    private final BrokerSnapshot broker;
    private final LatencySnapshot latency;
    private final DataTypeSnapshot[] dataTypes;
    private final MetricFamilySnapshot[] metrics;

    /** All of it, in this order; JMX calls it by the names. */
    @ConstructorProperties({
        "exchange",
        "version",
        "pid",
        "takenAtMs",
        "startedAtMs",
        "state",
        "received",
        "published",
        "errors",
        "webSockets",
        "cpuNanos",
        "heapUsedBytes",
        "threads",
        "broker",
        "latency",
        "dataTypes",
        "metrics"
    })
    public CollectorSnapshot(
            String exchange,
            String version,
            long pid,
            long takenAtMs,
            long startedAtMs,
            String state,
            long received,
            long published,
            long errors,
            int webSockets,
            long cpuNanos,
            long heapUsedBytes,
            int threads,
            BrokerSnapshot broker,
            LatencySnapshot latency,
            DataTypeSnapshot[] dataTypes,
            MetricFamilySnapshot[] metrics) {
        this.exchange = exchange;
        this.version = version;
        this.pid = pid;
        this.takenAtMs = takenAtMs;
        this.startedAtMs = startedAtMs;
        this.state = state;
        this.received = received;
        this.published = published;
        this.errors = errors;
        this.webSockets = webSockets;
        this.cpuNanos = cpuNanos;
        this.heapUsedBytes = heapUsedBytes;
        this.threads = threads;
        this.broker = broker;
        this.latency = latency;
        this.dataTypes = dataTypes.clone();
        this.metrics = metrics.clone();
    }

    /** The exchange's full name. */
    public String getExchange() {
        return exchange;
    }

    /** The collector's version. */
    public String getVersion() {
        return version;
    }

    /** The process. */
    public long getPid() {
        return pid;
    }

    /** When this was taken, UTC epoch milliseconds. */
    public long getTakenAtMs() {
        return takenAtMs;
    }

    /** When the process started, UTC epoch milliseconds. */
    public long getStartedAtMs() {
        return startedAtMs;
    }

    /** One of starting, connecting, live, stopping. */
    public String getState() {
        return state;
    }

    /** Events decoded since the start. */
    public long getReceived() {
        return received;
    }

    /** Events stored by the broker since the start. */
    public long getPublished() {
        return published;
    }

    /** All errors since the start. */
    public long getErrors() {
        return errors;
    }

    /** Open WebSocket connections. */
    public int getWebSockets() {
        return webSockets;
    }

    /** CPU time of the process. */
    public long getCpuNanos() {
        return cpuNanos;
    }

    /** Heap in use. */
    public long getHeapUsedBytes() {
        return heapUsedBytes;
    }

    /** Live threads. */
    public int getThreads() {
        return threads;
    }

    /** The connection to NATS. */
    public BrokerSnapshot getBroker() {
        return broker;
    }

    /** How long events take. */
    public LatencySnapshot getLatency() {
        return latency;
    }

    /** The data types collected. */
    public DataTypeSnapshot[] getDataTypes() {
        return dataTypes.clone();
    }

    /** All figures. */
    public MetricFamilySnapshot[] getMetrics() {
        return metrics.clone();
    }
}
