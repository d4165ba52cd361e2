package io.marketprism.collector.connection;

import io.marketprism.collector.spi.StreamPlan;
import io.marketprism.collector.spi.Telemetry;
import java.util.function.Supplier;

/** Temporary. */
public final class StreamConnection implements AutoCloseable {

    /** Temporary. */
    public StreamConnection(
            Transport transport,
            StreamPlan plan,
            Supplier<StreamObserver> observers,
            Telemetry telemetry,
            String exchange) {}

    /** Temporary. */
    public void start() {}

    /** Temporary. */
    public boolean send(String text) {
        return false;
    }

    /** Temporary. */
    public boolean isOpen() {
        return false;
    }

    /** Temporary. */
    public void renew(String reason) {}

    @Override
    public void close() {}
}
