package io.marketprism.collector.supervisor.internal;

import io.marketprism.collector.instance.LaunchRecord;
import io.marketprism.collector.instance.Launches;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.apache.karaf.instance.core.Instance;
import org.apache.karaf.instance.core.InstanceService;
import org.apache.karaf.instance.core.InstanceSettings;

/** The supervisor's use of Karaf's Instance Service; the only caller of it (D1). */
final class Instances {

    private static final int NO_PORT = 0;

    private final InstanceService service;
    private final Launches launches;

    Instances(InstanceService service, Launches launches) {
        this.service = service;
        this.launches = launches;
    }

    /** Starts an instance, which is created first if it does not exist. */
    void start(String name) throws Exception {
        Instance instance = service.getInstance(name);
        if (instance == null) {
            instance = service.createInstance(
                    name,
                    new InstanceSettings(NO_PORT, NO_PORT, NO_PORT, null, "", List.of(), List.of(), "127.0.0.1"),
                    false);
        }
        instance.start(null);
    }

    /** Stops an instance and returns when its process is gone. */
    void stop(String name) throws Exception {
        Instance instance = service.getInstance(name);
        if (instance != null && launches.running(name).isPresent()) {
            instance.stop();
        }
    }

    /** The process that runs for an instance. */
    Optional<LaunchRecord> running(String name) {
        return launches.running(name);
    }

    /** Whether the last process ended because someone stopped the instance. */
    boolean stoppedByOrder(String name) {
        return launches.stoppedByOrder(name);
    }

    /** How the last process ended, where that is known. */
    OptionalInt lastExitCode(String name) {
        return launches.lastExitCode(name).map(OptionalInt::of).orElseGet(OptionalInt::empty);
    }
}
