package io.marketprism.collector.launcher;

import java.nio.file.Files;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Stops what runs in a home, quietly; nothing to stop is no failure. */
final class StopCommand {

    /** A launcher takes down everything itself when it is asked to end. */
    private static final Duration LAUNCHER = Duration.ofSeconds(45);

    private final Home home;
    private final Output output;
    private final Ticks ticks;

    /** For a home. */
    StopCommand(Home home, Output output, Ticks ticks) {
        this.home = home;
        this.output = output;
        this.ticks = ticks;
    }

    /** Does it; returns the exit code. */
    int run() throws FailureException {
        int ended = 0;
        if (Files.isDirectory(home.state())) {
            Optional<ProcessIdentity> launcher = RunRecord.read(home.runFile()).running(RunRecord.LAUNCHER);
            ended += new Shutdown(ticks).end(launcher.map(List::of).orElse(List.of()), LAUNCHER);
            ended += new TakeDown(home, ticks).all();
        }
        if (ended == 0) {
            output.say("Nothing runs in the home " + home.home());
        }
        return 0;
    }
}
