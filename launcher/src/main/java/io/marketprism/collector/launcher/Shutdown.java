package io.marketprism.collector.launcher;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Ends what a {@link RunRecord} names, last started first: SIGTERM, some patience, SIGKILL. A process is signalled only
 * while its identity holds, so that a reused PID is never touched.
 */
final class Shutdown {

    private final Duration patience;

    /** A shutdown that waits this long for each process before it kills it. */
    Shutdown(Duration patience) {
        this.patience = patience;
    }

    /** Ends the processes in the order given. */
    void end(List<ProcessIdentity> processes) throws FailureException {
        for (ProcessIdentity process : processes) {
            end(process);
        }
    }

    private void end(ProcessIdentity process) throws FailureException {
        Optional<ProcessHandle> handle = process.handle();
        if (handle.isEmpty()) {
            return;
        }
        handle.get().destroy();
        if (!ended(handle.get())) {
            process.handle().ifPresent(ProcessHandle::destroyForcibly);
            if (!ended(handle.get())) {
                throw new FailureException("Process " + process.pid() + " does not end, not even by SIGKILL");
            }
        }
    }

    private boolean ended(ProcessHandle handle) throws FailureException {
        try {
            handle.onExit().get(patience.toMillis(), TimeUnit.MILLISECONDS);
            return true;
        } catch (TimeoutException stillThere) {
            return !handle.isAlive();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new FailureException("Interrupted while process " + handle.pid() + " was ending", e);
        } catch (ExecutionException e) {
            throw new FailureException("The end of process " + handle.pid() + " cannot be awaited", e);
        }
    }
}
