package io.marketprism.collector.instance;

import java.util.Optional;
import org.osgi.annotation.versioning.ProviderType;

/** The processes that the Instance Service started, by instance. */
@ProviderType
public interface Launches {

    /** The process that runs for an instance now, whichever root started it. */
    Optional<LaunchRecord> running(String instance);

    /** Whether the instance's last process ended because someone stopped the instance, rather than by itself. */
    boolean stoppedByOrder(String instance);

    /** The exit code of the instance's last process, if it ended under this root's eyes. */
    Optional<Integer> lastExitCode(String instance);
}
