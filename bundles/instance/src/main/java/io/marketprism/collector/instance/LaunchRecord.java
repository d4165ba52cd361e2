package io.marketprism.collector.instance;

import java.util.Map;
import java.util.Optional;

/**
 * A process that was started for an instance.
 *
 * @param instance the instance's name
 * @param pid the process
 * @param startedAtMs the kernel's start time of the process, UTC epoch milliseconds; with the PID it tells the process
 *     from any other that may come to have the same PID
 * @param attributes what {@link Launch#attributes} said
 */
public record LaunchRecord(String instance, long pid, long startedAtMs, Map<String, String> attributes) {

    /** The JVM counts start times from the boot time, which the kernel tells in whole seconds of an adjustable clock. */
    private static final long CLOCK_STEP_MS = 2_000;

    /** Copies the map. */
    public LaunchRecord {
        attributes = Map.copyOf(attributes);
    }

    /** The process, if it is still this one. */
    public Optional<ProcessHandle> process() {
        return ProcessHandle.of(pid).filter(ProcessHandle::isAlive).filter(handle -> handle.info()
                .startInstant()
                .map(start -> Math.abs(start.toEpochMilli() - startedAtMs) <= CLOCK_STEP_MS)
                .orElse(false));
    }
}
