package io.marketprism.collector.instance.internal;

import io.marketprism.collector.instance.Launch;
import io.marketprism.collector.instance.LaunchPlanner;
import io.marketprism.collector.instance.LaunchRecord;
import io.marketprism.collector.instance.Launches;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The processes of slim instances: started, recognised by PID and start time, stopped by SIGTERM and, after some
 * patience, SIGKILL. Instances do not wait for each other: a stop that takes long holds up nothing else.
 */
final class SlimInstances implements Launches {

    private static final Logger LOG = LoggerFactory.getLogger(SlimInstances.class);

    private final SlimEtc etc;
    private final SlimProcess starter;
    private final LaunchFiles files;
    private final Supplier<List<LaunchPlanner>> planners;
    private final Duration patience;
    private final Map<String, CompletableFuture<Integer>> exits = new ConcurrentHashMap<>();
    private final Set<String> stoppedByOrder = ConcurrentHashMap.newKeySet();
    private final Map<String, Object> monitors = new ConcurrentHashMap<>();

    SlimInstances(
            SlimEtc etc,
            SlimProcess starter,
            LaunchFiles files,
            Supplier<List<LaunchPlanner>> planners,
            Duration patience) {
        this.etc = etc;
        this.starter = starter;
        this.files = files;
        this.planners = planners;
        this.patience = patience;
    }

    @Override
    public Optional<LaunchRecord> running(String instance) {
        return files.read(instance).filter(launch -> launch.process().isPresent());
    }

    @Override
    public boolean stoppedByOrder(String instance) {
        return stoppedByOrder.contains(instance);
    }

    @Override
    public Optional<Integer> lastExitCode(String instance) {
        return Optional.ofNullable(exits.get(instance)).map(exit -> exit.getNow(null));
    }

    /** Whether an instance was ever started slim. */
    boolean isKnown(String instance) {
        return files.read(instance).isPresent();
    }

    /** The launch of an instance, if it is one that a planner knows. */
    Optional<Launch> plan(String instance) {
        return planners.get().stream()
                .map(planner -> planner.plan(instance))
                .flatMap(Optional::stream)
                .findFirst();
    }

    /** Starts the process of an instance, unless one runs. */
    void start(String instance, Path location, Launch launch) throws IOException {
        synchronized (monitor(instance)) {
            Optional<LaunchRecord> before = running(instance);
            if (before.isPresent()) {
                throw new IllegalStateException("Instance " + instance + " runs already, as process "
                        + before.get().pid());
            }
            etc.write(location.resolve("etc"), instance, launch);
            stoppedByOrder.remove(instance);
            Process process = starter.start(location, launch);
            long startedAtMs = process.info()
                    .startInstant()
                    .map(Instant::toEpochMilli)
                    .orElseThrow(() -> new IOException("Instance " + instance + " ended while it was being started"));
            files.write(new LaunchRecord(instance, process.pid(), startedAtMs, launch.attributes()));
            exits.put(instance, process.onExit().thenApply(ended -> exit(instance, ended)));
            LOG.info("Instance {} started as process {}", instance, process.pid());
        }
    }

    private static int exit(String instance, Process ended) {
        LOG.info("Instance {}, process {}, ended with exit code {}", instance, ended.pid(), ended.exitValue());
        return ended.exitValue();
    }

    /** Ends the process of an instance, if one runs, and returns when it is gone. */
    void stop(String instance) throws IOException {
        synchronized (monitor(instance)) {
            Optional<ProcessHandle> process = running(instance).flatMap(LaunchRecord::process);
            stoppedByOrder.add(instance);
            if (process.isPresent()) {
                end(instance, process.get());
            }
        }
    }

    private void end(String instance, ProcessHandle process) throws IOException {
        process.destroy();
        if (!ended(process)) {
            LOG.warn("Instance {}, process {}, did not end in {}; killing it", instance, process.pid(), patience);
            process.destroyForcibly();
            if (!ended(process)) {
                throw new IOException(
                        "Process " + process.pid() + " of instance " + instance + " does not end, not even by SIGKILL");
            }
        }
    }

    private boolean ended(ProcessHandle process) throws IOException {
        try {
            process.onExit().get(patience.toMillis(), TimeUnit.MILLISECONDS);
            return true;
        } catch (TimeoutException stillThere) {
            return !process.isAlive();
        } catch (ExecutionException e) {
            throw new IOException("The end of process " + process.pid() + " cannot be awaited", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("Interrupted while process " + process.pid() + " was ending", e);
        }
    }

    /** Forgets an instance that does not run. */
    void forget(String instance) throws IOException {
        files.delete(instance);
        exits.remove(instance);
    }

    private Object monitor(String instance) {
        return monitors.computeIfAbsent(instance, name -> new Object());
    }
}
