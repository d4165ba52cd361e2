package io.marketprism.collector.telemetry.internal;

import com.codahale.metrics.Metric;
import io.marketprism.collector.spi.management.MetricSampleSnapshot;
import java.util.Map;

/** One figure of a family. */
interface Figure {

    /** The figure now. */
    MetricSampleSnapshot sample(String[] labelValues);

    /** How it shows in the Dropwizard registry, by the suffix of its name there. */
    Map<String, Metric> metrics();
}
