package io.marketprism.collector.supervisor.internal;

import io.marketprism.collector.child.link.ChildLinks;
import io.marketprism.collector.child.link.ChildReading;
import io.marketprism.collector.config.CollectorConfiguration;
import io.marketprism.collector.config.ConfigurationException;
import io.marketprism.collector.config.SupervisionSettings.Restart;
import io.marketprism.collector.instance.LaunchPlanner;
import io.marketprism.collector.instance.Launches;
import io.marketprism.collector.supervisor.ChildStatus;
import io.marketprism.collector.supervisor.RootStatus;
import io.marketprism.collector.supervisor.Supervisor;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.apache.karaf.instance.core.InstanceService;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.ServiceRegistration;
import org.osgi.framework.Version;
import org.osgi.service.cm.ConfigurationAdmin;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Brings the children up in the plan's order (P3), watches them, and takes them down with the root. A root that is
 * killed leaves them collecting; the next one finds them by their records and adopts them (S8).
 */
@Component(service = Supervisor.class, immediate = true)
public final class CollectorSupervisor implements Supervisor {

    private static final Logger LOG = LoggerFactory.getLogger(CollectorSupervisor.class);
    private static final long LOOK_EVERY_MS = 500;
    private static final Duration SIMULATOR_PATIENCE = Duration.ofSeconds(30);
    private static final Duration TURN = Duration.ofSeconds(10);
    private static final long STOP_SECONDS = 40;

    private final BundleContext context;
    private final Instances instances;
    private final ChildLinks links;
    private final RootPages pages;
    private final RootPlaces places;
    private final SlimLaunch launch;
    private final ProcessTable processes = new ProcessTable(Path.of("/proc"));
    private final CpuMeter rootCpu = new CpuMeter();
    private final ExecutorService work = Executors.newCachedThreadPool(run -> new Thread(run, "collector-supervisor"));
    private final List<ServiceRegistration<LaunchPlanner>> planners = new ArrayList<>();
    private final CountDownLatch stopping = new CountDownLatch(1);

    private volatile List<Supervision> children = List.of();
    private volatile RootStatus root;

    /** Starts to bring the children up; returns at once. */
    @Activate
    public CollectorSupervisor(
            BundleContext context,
            @Reference InstanceService service,
            @Reference Launches launches,
            @Reference ChildLinks links,
            @Reference ConfigurationAdmin configurations) {
        this.context = context;
        this.instances = new Instances(service, launches);
        this.links = links;
        this.pages = new RootPages(configurations, context::getProperty);
        this.places = RootPlaces.from(context::getProperty);
        this.launch = new SlimLaunch(version(), places.childJvm(), places.logLevel());
        this.root = lookAtRoot();
        work.execute(this::bringUp);
    }

    private String version() {
        Version version = context.getBundle().getVersion();
        return version.getMajor() + "." + version.getMinor() + "." + version.getMicro();
    }

    private void bringUp() {
        try {
            Optional<String> simulator = startSimulator();
            CollectorConfiguration configuration = RootConfiguration.read(places, simulator, System.getenv());
            pages.serve(configuration);
            linkMainLog(configuration.logging().file());
            register(new ChildPlanner(() -> configuration, launch));
            RestartPolicy policy = policy(configuration.supervision().restart());
            children = configuration.enabledExchanges().stream()
                    .map(exchange -> new Supervision(
                            exchange, policy, instances, links, processes, work, System::currentTimeMillis))
                    .toList();
            work.execute(this::keepLooking);
            for (Supervision child : children) {
                child.start();
                awaitTurn(child);
            }
        } catch (ConfigurationException e) {
            LOG.error("The configuration cannot be used; no child is started:\n{}", e.getMessage());
        } catch (IOException | RuntimeException e) {
            LOG.error("The children cannot be brought up: {}", e.getMessage(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void linkMainLog(String customary) throws IOException {
        if (!MainLogLink.make(places.home(), customary)) {
            LOG.warn("{} is a file and not a link to the main log; move it away to have the link", customary);
        }
    }

    private static RestartPolicy policy(Restart restart) {
        return new RestartPolicy(restart.delays(), restart.allowed(), restart.clearedAfter());
    }

    /** A child's turn is over when it answers, so that those before it have first claim on the processors (P3). */
    private void awaitTurn(Supervision child) throws InterruptedException {
        long over = System.nanoTime() + TURN.toNanos();
        while (System.nanoTime() < over && child.status().state() != ChildStatus.State.RUNNING) {
            if (stopping.await(LOOK_EVERY_MS / 2, TimeUnit.MILLISECONDS)) {
                throw new InterruptedException("The root is stopping");
            }
        }
    }

    private Optional<String> startSimulator() throws IOException, InterruptedException {
        if (places.simulatorRate().isEmpty()) {
            return Optional.empty();
        }
        Path portFile = places.simulatorPort();
        register(new SimulatorPlanner(launch, portFile, places.simulatorRate().get()));
        if (instances.running(SimulatorPlanner.INSTANCE).isEmpty()) {
            Files.deleteIfExists(portFile);
            try {
                instances.start(SimulatorPlanner.INSTANCE);
            } catch (Exception e) {
                throw new IOException("The simulator cannot be started: " + e.getMessage(), e);
            }
        }
        long over = System.nanoTime() + SIMULATOR_PATIENCE.toNanos();
        while (!Files.exists(portFile)) {
            if (System.nanoTime() > over) {
                throw new IOException("The simulator did not open a port within " + SIMULATOR_PATIENCE.toSeconds()
                        + " s; see logs/collector_" + SimulatorPlanner.INSTANCE + ".log");
            }
            if (stopping.await(LOOK_EVERY_MS / 5, TimeUnit.MILLISECONDS)) {
                throw new InterruptedException("The root is stopping");
            }
        }
        return Optional.of("127.0.0.1:" + Files.readString(portFile).strip());
    }

    private void register(LaunchPlanner planner) {
        planners.add(context.registerService(LaunchPlanner.class, planner, null));
    }

    private void keepLooking() {
        try {
            do {
                look();
            } while (!stopping.await(LOOK_EVERY_MS, TimeUnit.MILLISECONDS));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void look() {
        try {
            Map<String, ChildReading> readings = links.latest();
            children.forEach(child -> child.look(readings));
            root = lookAtRoot();
        } catch (RuntimeException e) {
            LOG.error("Looking at the children failed: {}", e.getMessage(), e);
        }
    }

    private RootStatus lookAtRoot() {
        ProcessHandle self = ProcessHandle.current();
        ProcessFigures figures = processes.figures(self.pid()).orElse(ProcessFigures.NONE);
        return new RootStatus(
                self.pid(),
                self.info().startInstant().map(Instant::toEpochMilli).orElse(0L),
                version(),
                places.mode(),
                rootCpu.look(self.pid(), figures.cpuSeconds(), System.nanoTime()),
                figures.cpuSeconds(),
                figures.rssBytes(),
                figures.virtualBytes(),
                figures.openFiles(),
                figures.maxFiles(),
                figures.threads());
    }

    @Override
    public List<ChildStatus> children() {
        return children.stream().map(Supervision::status).toList();
    }

    @Override
    public RootStatus root() {
        return root;
    }

    /** Takes the children down if the whole root goes down; leaves them collecting if only this bundle does. */
    @Deactivate
    public void deactivate() throws InterruptedException {
        stopping.countDown();
        work.shutdownNow();
        if (context.getBundle(0).getState() == Bundle.STOPPING) {
            stopChildren();
        }
        planners.forEach(ServiceRegistration::unregister);
    }

    private void stopChildren() throws InterruptedException {
        ExecutorService stops = Executors.newCachedThreadPool(run -> new Thread(run, "collector-stopper"));
        children.forEach(child -> stops.execute(() -> stop(child.name())));
        if (places.simulatorRate().isPresent()) {
            stops.execute(() -> stop(SimulatorPlanner.INSTANCE));
        }
        stops.shutdown();
        if (!stops.awaitTermination(STOP_SECONDS, TimeUnit.SECONDS)) {
            LOG.error("Some children did not stop within {} s", STOP_SECONDS);
        }
    }

    private void stop(String name) {
        try {
            instances.stop(name);
        } catch (Exception e) {
            LOG.error("{} could not be stopped: {}", name, e.getMessage(), e);
        }
    }
}
