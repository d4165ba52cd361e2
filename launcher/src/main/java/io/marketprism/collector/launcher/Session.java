package io.marketprism.collector.launcher;

import java.util.Map;

/**
 * What one launcher brings up in its home, written down as it comes. Starting and ending exclude each other: once the
 * end has begun, which may be on another thread by a signal, nothing more is started.
 */
final class Session {

    private final Home home;
    private final TakeDown takeDown;
    private RunRecord record;
    private boolean ending;
    private boolean ended;

    /** A session that has started nothing. */
    Session(Home home, TakeDown takeDown, RunRecord record) {
        this.home = home;
        this.takeDown = takeDown;
        this.record = record;
    }

    /** Something that starts a process. */
    @FunctionalInterface
    interface Start {
        Process start() throws FailureException;
    }

    /** Starts a process and writes it down. */
    synchronized ProcessIdentity start(String role, Start start) throws FailureException {
        if (ending) {
            throw new FailureException("Nothing more is started, as the end was asked for");
        }
        Process process = start.start();
        ProcessIdentity identity = ProcessIdentity.ofRunning(process.pid())
                .orElseThrow(() -> new FailureException("The " + role + " process ended at once"));
        note(record.withProcess(role, identity));
        return identity;
    }

    /** Writes the launcher itself down, so that a stop can reach it. */
    synchronized void begin() throws FailureException {
        ProcessIdentity self = ProcessIdentity.ofRunning(ProcessHandle.current().pid())
                .orElseThrow(() -> new FailureException("/proc does not show this process; is it mounted?"));
        note(record.withProcess(RunRecord.LAUNCHER, self));
    }

    /** Writes an address down. */
    synchronized void url(String name, String url) throws FailureException {
        note(record.withUrl(name, url));
    }

    private void note(RunRecord more) throws FailureException {
        record = more;
        record.write(home.runFile());
    }

    /** The addresses so far, the simulator's as soon as it is known. */
    synchronized Map<String, String> urls() {
        return Simulator.with(home, record.urls());
    }

    /** Whether the end has begun. */
    synchronized boolean isEnding() {
        return ending;
    }

    /** Takes everything down, once. */
    synchronized void end() throws FailureException {
        ending = true;
        if (!ended) {
            ended = true;
            takeDown.all();
        }
    }

    /** Leaves everything running without this launcher. */
    synchronized void leave() throws FailureException {
        if (!ending) {
            note(record.without(RunRecord.LAUNCHER));
            ending = true;
            ended = true;
        }
    }
}
