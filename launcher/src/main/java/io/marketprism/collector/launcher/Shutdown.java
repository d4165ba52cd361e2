package io.marketprism.collector.launcher;

import java.time.Duration;
import java.util.Collection;
import java.util.List;

/**
 * Ends processes: SIGTERM to all, some patience, SIGKILL to those that are left. A process is signalled only while its
 * identity holds, so that a reused PID is never touched.
 */
final class Shutdown {

    private static final Duration LOOK = Duration.ofMillis(20);
    private static final Duration AFTER_KILL = Duration.ofSeconds(5);

    private final Ticks ticks;

    /** A shutdown in this time. */
    Shutdown(Ticks ticks) {
        this.ticks = ticks;
    }

    /** Ends the processes together; returns how many of them ran. */
    int end(Collection<ProcessIdentity> processes, Duration patience) throws FailureException {
        List<ProcessIdentity> running =
                processes.stream().filter(ProcessIdentity::isRunning).toList();
        running.forEach(process -> process.handle().ifPresent(ProcessHandle::destroy));
        List<ProcessIdentity> deaf = await(running, patience);
        deaf.forEach(process -> process.handle().ifPresent(ProcessHandle::destroyForcibly));
        List<ProcessIdentity> undying = await(deaf, AFTER_KILL);
        if (!undying.isEmpty()) {
            throw new FailureException("Process " + undying.get(0).pid() + " does not end, not even by SIGKILL");
        }
        return running.size();
    }

    /** Waits until they have ended; returns those that have not in time. */
    List<ProcessIdentity> await(Collection<ProcessIdentity> processes, Duration patience) throws FailureException {
        long deadline = ticks.nanos() + patience.toNanos();
        List<ProcessIdentity> left = List.copyOf(processes);
        while (true) {
            left = left.stream().filter(ProcessIdentity::isRunning).toList();
            if (left.isEmpty() || ticks.nanos() - deadline >= 0) {
                return left;
            }
            ticks.pause(LOOK);
        }
    }
}
