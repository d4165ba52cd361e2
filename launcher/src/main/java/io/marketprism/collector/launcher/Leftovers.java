package io.marketprism.collector.launcher;

import java.util.Optional;

/** What an earlier run left in the home, looked at before a new one. Called by the holder of the home's lock. */
final class Leftovers {

    private final Home home;
    private final TakeDown takeDown;
    private final Output output;

    /** For a home. */
    Leftovers(Home home, TakeDown takeDown, Output output) {
        this.home = home;
        this.takeDown = takeDown;
        this.output = output;
    }

    /**
     * Makes the home ready for a run.
     *
     * @return why it cannot be, as something runs that must not be disturbed
     * @throws FailureException if the new run is a demo and a dead root's children still collect
     */
    Optional<String> clear(Request request) throws FailureException {
        RunRecord left = RunRecord.read(home.runFile());
        Strays strays = new Strays(home);
        boolean rootRuns =
                left.running(RunRecord.ROOT).isPresent() || !strays.roots().isEmpty();
        if (rootRuns && !(left.isDemo() && left.isAbandoned())) {
            return Optional.of("The home " + home.home() + " already runs the " + left.describe()
                    + "; \"collector stop\" ends it");
        }
        if (left.isDemo()) {
            clean(left);
        } else if (request.isDemo()) {
            refuseAmongChildren(strays);
            clean(left);
        } else if (!left.processes().isEmpty()) {
            output.say("The last " + left.describe() + " was killed; children of it that run go on and are adopted");
        }
        return Optional.empty();
    }

    private void refuseAmongChildren(Strays strays) throws FailureException {
        int children = strays.instances().size();
        if (children > 0) {
            throw new FailureException(children + " children of a collector whose root died still run in the home "
                    + home.home()
                    + "; \"collector start\" adopts them, \"collector stop\" ends them, and a demo wants a"
                    + " home without them");
        }
    }

    private void clean(RunRecord left) throws FailureException {
        int ended = takeDown.all();
        if (!left.processes().isEmpty() || ended > 0) {
            output.say("The last " + left.describe() + " was killed; " + ended
                    + " processes that it left were ended, and its files removed");
        }
    }
}
