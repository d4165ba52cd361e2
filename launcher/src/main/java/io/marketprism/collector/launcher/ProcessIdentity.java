package io.marketprism.collector.launcher;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * One process and no other: a PID alone may be given to a stranger after a reboot or a wrap, so the boot and the
 * kernel's start time belong to it.
 *
 * @param pid the process ID
 * @param startTicks clock ticks between boot and start, as the kernel keeps them
 * @param bootId the kernel's name of the boot
 */
record ProcessIdentity(long pid, long startTicks, String bootId) {

    private static final Path PROC = Path.of("/proc");
    private static final int START_TIME_AFTER_COMMAND = 19;
    private static final int STATE_AFTER_COMMAND = 0;

    /** The identity of a process that runs now, if it does. */
    static Optional<ProcessIdentity> ofRunning(long pid) {
        try {
            String stat = Files.readString(PROC.resolve(pid + "/stat"));
            String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ", -1);
            if (fields[STATE_AFTER_COMMAND].equals("Z")) {
                return Optional.empty();
            }
            return Optional.of(
                    new ProcessIdentity(pid, Long.parseLong(fields[START_TIME_AFTER_COMMAND]), currentBoot()));
        } catch (IOException goneOrHidden) {
            return Optional.empty();
        }
    }

    private static String currentBoot() throws IOException {
        return Files.readString(PROC.resolve("sys/kernel/random/boot_id")).strip();
    }

    /** Whether this very process still runs. */
    boolean isRunning() {
        return ofRunning(pid).filter(this::equals).isPresent();
    }

    /** A handle to signal it by, only while it is this very process. */
    Optional<ProcessHandle> handle() {
        return isRunning() ? ProcessHandle.of(pid) : Optional.empty();
    }

    /** One line that {@link #parse} reads back. */
    String format() {
        return pid + " " + startTicks + " " + bootId;
    }

    /** Reads {@link #format}; nothing if the text is something else. */
    static Optional<ProcessIdentity> parse(String text) {
        String[] parts = text.strip().split(" ", -1);
        if (parts.length != 3) {
            return Optional.empty();
        }
        try {
            return Optional.of(new ProcessIdentity(Long.parseLong(parts[0]), Long.parseLong(parts[1]), parts[2]));
        } catch (NumberFormatException notOurs) {
            return Optional.empty();
        }
    }
}
