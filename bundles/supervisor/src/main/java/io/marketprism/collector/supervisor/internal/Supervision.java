package io.marketprism.collector.supervisor.internal;

import io.marketprism.collector.child.link.ChildLinks;
import io.marketprism.collector.child.link.ChildReading;
import io.marketprism.collector.config.ExchangeConfiguration;
import io.marketprism.collector.config.ExchangeLimits;
import io.marketprism.collector.instance.LaunchRecord;
import io.marketprism.collector.supervisor.ChildStatus;
import io.marketprism.collector.supervisor.ChildStatus.State;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.Executor;
import java.util.function.LongSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Watches one child: looks at its process and its line, starts it again when the policy says so, and keeps its status.
 * {@link #look} and {@link #start} are called by the supervisor's threads; {@link #status} by any.
 */
final class Supervision {

    private static final Logger LOG = LoggerFactory.getLogger(Supervision.class);

    private final String name;
    private final ExchangeLimits limits;
    private final Child child;
    private final Instances instances;
    private final ChildLinks links;
    private final ProcessTable processes;
    private final Executor starter;
    private final LongSupplier clockMs;
    private final CpuMeter cpu = new CpuMeter();

    private long attachedPid;
    private volatile ChildStatus status;

    Supervision(
            ExchangeConfiguration exchange,
            RestartPolicy policy,
            Instances instances,
            ChildLinks links,
            ProcessTable processes,
            Executor starter,
            LongSupplier clockMs) {
        this.name = exchange.name();
        this.limits = exchange.limits();
        this.child = new Child(name, policy);
        this.instances = instances;
        this.links = links;
        this.processes = processes;
        this.starter = starter;
        this.clockMs = clockMs;
        this.status = status(Optional.empty(), ProcessFigures.NONE, 0);
    }

    String name() {
        return name;
    }

    ChildStatus status() {
        return status;
    }

    /** Looks at the child once and acts on what is seen. */
    synchronized void look(Map<String, ChildReading> readings) {
        Optional<LaunchRecord> launch = instances.running(name);
        launch.ifPresent(this::attach);
        State before = child.state();
        boolean startNow = child.look(sight(launch, readings), clockMs.getAsLong());
        if (launch.isEmpty() && attachedPid != 0) {
            links.detach(name);
            attachedPid = 0;
        }
        report(before);
        if (startNow) {
            starter.execute(this::start);
        }
        publish(launch);
    }

    private Child.Sight sight(Optional<LaunchRecord> launch, Map<String, ChildReading> readings) {
        long pid = launch.map(LaunchRecord::pid).orElse(0L);
        boolean answers = Optional.ofNullable(readings.get(name))
                .filter(ChildReading::answered)
                .flatMap(ChildReading::snapshot)
                .map(snapshot -> snapshot.getPid() == pid)
                .orElse(false);
        return new Child.Sight(
                pid,
                answers,
                instances.stoppedByOrder(name),
                launch.isPresent() ? OptionalInt.empty() : instances.lastExitCode(name));
    }

    private void attach(LaunchRecord launch) {
        if (launch.pid() != attachedPid) {
            attachedPid = launch.pid();
            SlimLaunch.address(launch).ifPresent(address -> links.attach(name, address));
        }
    }

    private void report(State before) {
        State now = child.state();
        if (now == before) {
            return;
        }
        switch (now) {
            case FAILED -> LOG.error("ALERT {} failed: it {}", name, child.reason());
            case RESTARTING -> LOG.warn("{} {}", name, child.reason());
            case RUNNING -> LOG.info("{} is running", name);
            case STOPPED -> LOG.info("{} {}", name, child.reason());
            case STARTING, STOPPING -> LOG.info("{} is {}", name, now == State.STARTING ? "starting" : "stopping");
        }
    }

    /** Starts the child's process, unless one runs already, which is then adopted. */
    void start() {
        try {
            if (instances.running(name).isEmpty()) {
                instances.start(name);
            } else {
                LOG.info("{} runs already and is adopted", name);
            }
        } catch (Exception e) {
            LOG.error("{} could not be started: {}", name, e.getMessage(), e);
            synchronized (this) {
                child.startFailed(e.getMessage(), clockMs.getAsLong());
                publish(Optional.empty());
            }
        }
    }

    private void publish(Optional<LaunchRecord> launch) {
        ProcessFigures figures =
                launch.flatMap(found -> processes.figures(found.pid())).orElse(ProcessFigures.NONE);
        double percent = launch.isEmpty() ? 0 : cpu.look(launch.get().pid(), figures.cpuSeconds(), System.nanoTime());
        status = status(launch, figures, percent);
    }

    private ChildStatus status(Optional<LaunchRecord> launch, ProcessFigures figures, double cpuPercent) {
        return new ChildStatus(
                name,
                child.state(),
                launch.map(LaunchRecord::pid).orElse(0L),
                launch.map(LaunchRecord::startedAtMs).orElse(0L),
                child.restarts(),
                child.reason(),
                cpuPercent,
                figures.cpuSeconds(),
                figures.rssBytes(),
                figures.virtualBytes(),
                figures.openFiles(),
                figures.threads(),
                limits.memorySoftMb(),
                limits.memoryHardMb(),
                limits.fileDescriptors());
    }
}
