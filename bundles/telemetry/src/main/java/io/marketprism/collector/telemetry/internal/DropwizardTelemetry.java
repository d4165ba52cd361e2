package io.marketprism.collector.telemetry.internal;

import com.codahale.metrics.MetricRegistry;
import com.codahale.metrics.jmx.JmxReporter;
import io.marketprism.collector.spi.Telemetry;
import io.marketprism.collector.spi.management.MetricFamilySnapshot;
import io.marketprism.collector.telemetry.MetricFamilies;
import io.marketprism.collector.telemetry.internal.FamilyFigures.Kind;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.function.DoubleSupplier;
import java.util.function.Supplier;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.Designate;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;

/**
 * The one place that figures are kept (D10): a Dropwizard registry, shown to JMX consoles under the domain {@value
 * #JMX_DOMAIN}, and the same figures by family for the root.
 */
@Component(
        service = {Telemetry.class, MetricFamilies.class},
        configurationPid = "io.marketprism.collector.telemetry")
@Designate(ocd = DropwizardTelemetry.Config.class)
public final class DropwizardTelemetry implements Telemetry, MetricFamilies, AutoCloseable {

    static final String JMX_DOMAIN = "io.marketprism.metrics";

    private static final double[] NO_BOUNDS = {};

    /** The settings. */
    @ObjectClassDefinition(name = "Telemetry")
    public @interface Config {

        /** Whether each figure is an MBean of its own. */
        @AttributeDefinition(
                name = "JMX",
                description = "Whether each figure is shown to JMX consoles as an MBean of its own")
        boolean jmx() default true;
    }

    private final MetricRegistry registry = new MetricRegistry();
    private final Map<String, FamilyFigures> families = new ConcurrentSkipListMap<>();
    private final Optional<JmxReporter> reporter;

    /** A registry without figures. */
    @Activate
    public DropwizardTelemetry(Config config) {
        this(config.jmx());
    }

    /** A registry without figures, with or without MBeans. */
    public DropwizardTelemetry(boolean jmx) {
        this.reporter = jmx
                ? Optional.of(
                        JmxReporter.forRegistry(registry).inDomain(JMX_DOMAIN).build())
                : Optional.empty();
        reporter.ifPresent(JmxReporter::start);
    }

    /** Takes the MBeans away; figures that are held go on counting for nobody. */
    @Override
    @Deactivate
    public void close() {
        reporter.ifPresent(JmxReporter::close);
    }

    @Override
    public Counter counter(Family family, String... labelValues) {
        return (Counter) figure(family, Kind.COUNTER, NO_BOUNDS, CounterFigure::new, labelValues);
    }

    @Override
    public Gauge gauge(Family family, String... labelValues) {
        GaugeFigure gauge = (GaugeFigure) figure(family, Kind.GAUGE, NO_BOUNDS, GaugeFigure::new, labelValues);
        gauge.hold();
        return gauge;
    }

    @Override
    public void gauge(Family family, DoubleSupplier value, String... labelValues) {
        ((GaugeFigure) figure(family, Kind.GAUGE, NO_BOUNDS, GaugeFigure::new, labelValues)).follow(value);
    }

    @Override
    public Timer timer(Family family, List<Double> upperBoundsSeconds, String... labelValues) {
        double[] bounds =
                upperBoundsSeconds.stream().mapToDouble(Double::doubleValue).toArray();
        return (Timer) figure(family, Kind.HISTOGRAM, bounds, () -> new TimerFigure(bounds), labelValues);
    }

    private Figure figure(Family family, Kind kind, double[] bounds, Supplier<Figure> make, String... labelValues) {
        FamilyFigures figures =
                families.computeIfAbsent(family.name(), name -> new FamilyFigures(family, kind, bounds));
        figures.require(family, kind, bounds);
        return figures.figure(List.of(labelValues), make, (values, figure) -> register(family, values, figure));
    }

    private void register(Family family, List<String> labelValues, Figure figure) {
        StringBuilder name = new StringBuilder(family.name());
        for (int i = 0; i < labelValues.size(); i++) {
            name.append(i == 0 ? '[' : ',')
                    .append(family.labels().get(i))
                    .append('=')
                    .append(labelValues.get(i));
        }
        if (!labelValues.isEmpty()) {
            name.append(']');
        }
        figure.metrics().forEach((suffix, metric) -> registry.register(name + suffix, metric));
    }

    @Override
    public MetricFamilySnapshot[] snapshot() {
        return families.values().stream().map(FamilyFigures::snapshot).toArray(MetricFamilySnapshot[]::new);
    }
}
