package io.marketprism.collector.launcher;

/** Makes Ctrl-C, SIGTERM and a closed terminal a normal end: everything is taken down, and the exit code is 0. */
final class EndOnSignal implements AutoCloseable {

    private final Thread hook;

    /** From now on, a signal ends the session. */
    EndOnSignal(Session session, Output output) {
        this.hook = new Thread(() -> end(session, output), "end-on-signal");
        Runtime.getRuntime().addShutdownHook(hook);
    }

    private static void end(Session session, Output output) {
        int code = 0;
        try {
            session.end();
        } catch (FailureException e) {
            output.say(e.getMessage());
            code = 1;
        }
        Runtime.getRuntime().halt(code);
    }

    /** A signal no longer does anything of this; if one came already, the process ends in here. */
    @Override
    public void close() {
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException endingAlready) {
            // Blocks until the hook has done its work and halts.
            System.exit(0);
        }
    }
}
