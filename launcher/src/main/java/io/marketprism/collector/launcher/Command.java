package io.marketprism.collector.launcher;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** What the command line asks for. */
sealed interface Command {

    /**
     * A market of its own: NATS, simulator, root and children.
     *
     * @param detach return when all are healthy, and leave them running
     * @param length how long to run from that moment; until Ctrl-C if empty
     * @param rate trades and book changes a second and instrument
     * @param nats a server to use instead of an own one
     * @param logLevel the least level that is logged
     */
    record Demo(boolean detach, Optional<Duration> length, int rate, Optional<String> nats, String logLevel)
            implements Command {}

    /**
     * The collector with its configuration.
     *
     * @param mode launcher and collector start it, test checks the configuration only
     * @param config the configuration file, if named
     * @param logLevel the least level that is logged
     * @param lenient unknown keys of the configuration are warnings, not errors
     * @param detach return when all are healthy, and leave them running
     */
    record Start(Mode mode, Optional<Path> config, String logLevel, boolean lenient, boolean detach)
            implements Command {}

    /** The flags' modes. */
    enum Mode {
        LAUNCHER,
        COLLECTOR,
        TEST
    }

    /** Stop what runs in this home. */
    record Stop() implements Command {}

    /**
     * Is it running and healthy?
     *
     * @param json for programs
     */
    record Status(boolean json) implements Command {}

    /**
     * The logs.
     *
     * @param exchange whose; the main log if empty
     * @param follow go on as lines are added
     */
    record Logs(Optional<String> exchange, boolean follow) implements Command {}

    /**
     * Karaf's console of the running root.
     *
     * @param words a command to run there; none for a session
     */
    record Console(List<String> words) implements Command {}

    /** The words and what they mean. */
    record Help() implements Command {}
}
