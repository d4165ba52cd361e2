package io.marketprism.collector.supervisor.internal;

import io.marketprism.collector.supervisor.ChildStatus.State;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * What one child is, from what is seen of it: a process, an answer, an end. Pure: it looks when told to and says whether
 * the child is to be started now. Not thread-safe.
 */
final class Child {

    private final String name;
    private final RestartPolicy policy;

    private State state = State.STOPPED;
    private String reason = "waits for its turn to start";
    private long pid;
    private int restarts;
    private int countedRestarts;
    private long dueAtMs;
    private long runningSinceMs;

    Child(String name, RestartPolicy policy) {
        this.name = name;
        this.policy = policy;
    }

    /**
     * What is seen of a child at one moment.
     *
     * @param pid its process, 0 if there is none
     * @param answers whether the process answers over JMX
     * @param stoppedByOrder whether the last process ended because someone stopped the instance
     * @param exitCode how the last process ended, where that is known
     */
    record Sight(long pid, boolean answers, boolean stoppedByOrder, OptionalInt exitCode) {}

    /**
     * Takes in what is seen now.
     *
     * @return whether the child is to be started now
     */
    boolean look(Sight sight, long nowMs) {
        if (sight.pid != 0) {
            present(sight, nowMs);
            return false;
        }
        pid = 0;
        return switch (state) {
            case STARTING, RUNNING -> {
                ended(sight, nowMs);
                yield due(nowMs);
            }
            case RESTARTING -> due(nowMs);
            case STOPPED, STOPPING, FAILED -> false;
        };
    }

    private void present(Sight sight, long nowMs) {
        if (sight.pid != pid) {
            pid = sight.pid;
            state = State.STARTING;
            reason = "";
        }
        if (state == State.STARTING && sight.answers) {
            state = State.RUNNING;
            runningSinceMs = nowMs;
        }
        if (state == State.RUNNING && policy.clears(Duration.ofMillis(nowMs - runningSinceMs))) {
            countedRestarts = 0;
        }
    }

    private void ended(Sight sight, long nowMs) {
        if (sight.stoppedByOrder) {
            state = State.STOPPED;
            reason = "was stopped by hand; instance:start " + name + " starts it";
            return;
        }
        String how = sight.exitCode.isPresent() ? "with exit code " + sight.exitCode.getAsInt() : "by itself";
        Optional<Duration> delay = policy.delay(countedRestarts);
        if (delay.isEmpty()) {
            state = State.FAILED;
            reason = "ended " + how + " after " + countedRestarts
                    + " restarts; it is not started again until instance:start " + name;
            countedRestarts = 0;
        } else {
            state = State.RESTARTING;
            dueAtMs = nowMs + delay.get().toMillis();
            reason = "ended " + how + "; restart " + (countedRestarts + 1) + " of " + policy.allowed() + " is due in "
                    + delay.get().toSeconds() + " s";
        }
    }

    private boolean due(long nowMs) {
        if (state != State.RESTARTING || nowMs < dueAtMs) {
            return false;
        }
        state = State.STARTING;
        restarts++;
        countedRestarts++;
        return true;
    }

    /** Takes in that a start came to nothing; counts as a death. */
    void startFailed(String why, long nowMs) {
        ended(new Sight(0, false, false, OptionalInt.empty()), nowMs);
        reason = "could not be started: " + why;
    }

    String name() {
        return name;
    }

    State state() {
        return state;
    }

    String reason() {
        return reason;
    }

    int restarts() {
        return restarts;
    }
}
