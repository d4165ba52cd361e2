package io.marketprism.collector.launcher;

import java.util.Optional;

/** The NATS server that a demo publishes to: a named one, or one of its own on the usual port or, if held, a free one. */
final class DemoNats {

    private final Home home;
    private final Optional<String> named;
    private final int free;
    private final Output output;
    private int port;

    /**
     * Starts nothing yet.
     *
     * @param named the server to use, if it is not to be an own one
     * @param free the port to use if the usual one is held
     */
    DemoNats(Home home, Optional<String> named, int free, Output output) {
        this.home = home;
        this.named = named;
        this.free = free;
        this.output = output;
        this.port = NatsServer.USUAL_PORT;
        if (named.isEmpty() && !FreePorts.isFree(port)) {
            evade();
        }
    }

    /** Its address; may hold credentials. Final once it is started. */
    String url() {
        return named.orElse("nats://127.0.0.1:" + port);
    }

    /** Starts it, if it is an own one. */
    void start(Session session) throws FailureException {
        if (named.isPresent()) {
            return;
        }
        try {
            startOn(session, port);
        } catch (FailureException e) {
            // Another demo may have taken the usual port since it was looked at.
            if (session.isEnding() || port == free || FreePorts.isFree(port)) {
                throw e;
            }
            evade();
            startOn(session, port);
        }
    }

    private void startOn(Session session, int where) throws FailureException {
        session.start(RunRecord.NATS, () -> NatsServer.start(home, where).process());
    }

    private void evade() {
        output.say("Port " + port + " is held by "
                + PortHolder.find(port)
                        .map(holder -> "process " + holder.pid() + " (" + holder.name() + ")")
                        .orElse("another process")
                + ", so the demo's own nats-server listens on " + free);
        port = free;
    }
}
