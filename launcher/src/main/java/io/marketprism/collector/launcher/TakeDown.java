package io.marketprism.collector.launcher;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Takes down all that runs in a home, without a trace: root (which ends its children), children that are left, NATS;
 * then temporary files and secrets. Logs, instances and the rest of the state stay. Does no harm if nothing runs.
 */
final class TakeDown {

    /** The root gives its children up to 20 s. */
    private static final Duration ROOT = Duration.ofSeconds(25);

    private static final Duration OTHERS = Duration.ofSeconds(5);

    private final Home home;
    private final Shutdown shutdown;
    private final Strays strays;

    /** For a home. */
    TakeDown(Home home, Ticks ticks) {
        this.home = home;
        this.shutdown = new Shutdown(ticks);
        this.strays = new Strays(home);
    }

    /** Ends everything; returns how many processes ran. */
    int all() throws FailureException {
        RunRecord record = RunRecord.read(home.runFile());
        int ended = shutdown.end(together(record.running(RunRecord.ROOT), strays.roots()), ROOT);
        ended += children();
        ended += shutdown.end(together(record.running(RunRecord.NATS), strays.natsServers()), OTHERS);
        removeFiles();
        return ended;
    }

    /** Ends the children; returns how many ran. */
    private int children() throws FailureException {
        Set<ProcessIdentity> left = new LinkedHashSet<>(ChildRecords.running(home));
        left.addAll(strays.instances());
        return shutdown.end(left, OTHERS);
    }

    private static Set<ProcessIdentity> together(
            Optional<ProcessIdentity> recorded, Collection<ProcessIdentity> found) {
        Set<ProcessIdentity> all = new LinkedHashSet<>(found);
        recorded.ifPresent(all::add);
        return all;
    }

    private void removeFiles() throws FailureException {
        for (Path path : List.of(
                home.natsStore(),
                home.temporary(),
                home.children(),
                home.credentialsFile(),
                home.etc().resolve("users.properties"),
                home.secretArgumentsFile(),
                home.overridesFile(),
                home.shutdownPortFile(),
                home.rootPidFile(),
                home.simulatorPortFile(),
                home.runFile())) {
            Folders.delete(path);
        }
    }
}
