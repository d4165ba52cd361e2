package io.marketprism.collector.spi.management;

import java.beans.ConstructorProperties;

/** One family of figures. */
public final class MetricFamilySnapshot {

    private final String name;
    private final String help;
    private final String type;
    private final String merge;
    private final String[] labelNames;
    private final double[] upperBounds;
    private final MetricSampleSnapshot[] samples;

    /** All of it, in this order; JMX calls it by the names. */
    @ConstructorProperties({"name", "help", "type", "merge", "labelNames", "upperBounds", "samples"})
    public MetricFamilySnapshot(
            String name,
            String help,
            String type,
            String merge,
            String[] labelNames,
            double[] upperBounds,
            MetricSampleSnapshot[] samples) {
        this.name = name;
        this.help = help;
        this.type = type;
        this.merge = merge;
        this.labelNames = labelNames.clone();
        this.upperBounds = upperBounds.clone();
        this.samples = samples.clone();
    }

    /** The Prometheus name. */
    public String getName() {
        return name;
    }

    /** One line for the operator. */
    public String getHelp() {
        return help;
    }

    /** The Prometheus type: counter, gauge or histogram. */
    public String getType() {
        return type;
    }

    /** How equal figures of several children become one: SUM or MAX. */
    public String getMerge() {
        return merge;
    }

    /** The label names. */
    public String[] getLabelNames() {
        return labelNames.clone();
    }

    /** The upper bounds of the buckets in seconds; empty unless a histogram. */
    public double[] getUpperBounds() {
        return upperBounds.clone();
    }

    /** The figures. */
    public MetricSampleSnapshot[] getSamples() {
        return samples.clone();
    }
}
