package io.marketprism.collector.telemetry.internal;

import com.codahale.metrics.Gauge;
import com.codahale.metrics.Metric;
import io.marketprism.collector.spi.Telemetry;
import io.marketprism.collector.spi.management.MetricSampleSnapshot;
import java.util.Map;
import java.util.function.DoubleSupplier;

/** A value that was set, or that is asked for when it is read; whichever came last holds. */
final class GaugeFigure implements Telemetry.Gauge, Figure {

    private static final long[] NO_BUCKETS = {};

    private volatile double value;
    private volatile DoubleSupplier supplier;

    @Override
    public void set(double newValue) {
        value = newValue;
    }

    /** Takes the value from a supplier from now on. */
    void follow(DoubleSupplier newSupplier) {
        supplier = newSupplier;
    }

    /** Takes the value from {@link #set} from now on. */
    void hold() {
        supplier = null;
    }

    private double read() {
        DoubleSupplier asked = supplier;
        return asked == null ? value : asked.getAsDouble();
    }

    @Override
    public MetricSampleSnapshot sample(String[] labelValues) {
        return new MetricSampleSnapshot(labelValues, read(), 0, NO_BUCKETS);
    }

    @Override
    public Map<String, Metric> metrics() {
        return Map.of("", (Gauge<Double>) this::read);
    }
}
