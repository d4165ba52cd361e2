package io.marketprism.collector.instance.internal;

import io.marketprism.collector.instance.LaunchPlanner;
import io.marketprism.collector.instance.Launches;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import javax.management.NotCompliantMBeanException;
import org.apache.karaf.instance.core.InstanceService;
import org.apache.karaf.instance.core.InstancesMBean;
import org.apache.karaf.instance.core.internal.InstanceServiceImpl;
import org.apache.karaf.instance.core.internal.InstancesMBeanImpl;
import org.osgi.annotation.bundle.Header;
import org.osgi.framework.BundleActivator;
import org.osgi.framework.BundleContext;
import org.osgi.framework.Constants;
import org.osgi.framework.FrameworkUtil;
import org.osgi.util.tracker.ServiceTracker;

/**
 * Registers the Instance Service and its MBean. An activator, as in the bundle of Karaf's that this one stands in for:
 * the service must be there in a root whose Declarative Services are not, so that instances can still be stopped.
 */
@Header(name = Constants.BUNDLE_ACTIVATOR, value = "${@class}")
public final class InstanceActivator implements BundleActivator {

    private static final Duration PATIENCE = Duration.ofSeconds(15);

    private ServiceTracker<LaunchPlanner, LaunchPlanner> planners;

    /** Made by the framework. */
    public InstanceActivator() {}

    @Override
    public void start(BundleContext context) throws NotCompliantMBeanException {
        planners = new ServiceTracker<>(context, LaunchPlanner.class, null);
        planners.open();
        Path distribution = folder(context, "karaf.home");
        Path instances = folder(context, "karaf.instances");
        String home = context.getProperty("collector.home");
        Path records = home == null ? instances.resolve(".launches") : Path.of(home, "state", "children");
        SlimInstances processes = new SlimInstances(
                new SlimEtc(distribution),
                new SlimProcess(distribution, instances, folder(context, "karaf.log")),
                new LaunchFiles(records),
                this::knownPlanners,
                PATIENCE);
        InstanceService service = new SlimInstanceService(new InstanceServiceImpl(), processes);
        context.registerService(InstanceService.class, service, null);
        context.registerService(Launches.class, processes, null);
        String objectName = "org.apache.karaf:type=instance,name=" + context.getProperty("karaf.name");
        context.registerService(
                InstancesMBean.class,
                new InstancesMBeanImpl(service),
                FrameworkUtil.asDictionary(Map.of("jmx.objectname", objectName)));
    }

    private List<LaunchPlanner> knownPlanners() {
        return Arrays.asList(planners.getServices(new LaunchPlanner[0]));
    }

    private static Path folder(BundleContext context, String property) {
        String value = context.getProperty(property);
        if (value == null) {
            throw new IllegalStateException(
                    "The system property " + property + " is missing; this bundle runs in Karaf");
        }
        return Path.of(value).toAbsolutePath().normalize();
    }

    @Override
    public void stop(BundleContext context) {
        planners.close();
    }
}
