package io.marketprism.collector.launcher;

import io.marketprism.collector.launcher.ConfigurationCheck.Checked;
import java.lang.ProcessBuilder.Redirect;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Brings up what a request asks for, one launcher a home, and stays with it or leaves it. */
final class Launch {

    /** Production's NATS: invented trades do not belong there. */
    private static final Set<String> NATS_VARIABLES =
            Set.of("NATS_URL", "MARKETPRISM_NATS_URL", "MARKETPRISM_NATS_SERVERS");

    private static final int JMX_AND_CONSOLE_PORTS = 3;

    private final Home home;
    private final Map<String, String> environment;
    private final ConfigurationCheck check;
    private final Output output;
    private final Ticks ticks;

    /** For a home. */
    Launch(Home home, Map<String, String> environment, ConfigurationCheck check, Output output, Ticks ticks) {
        this.home = home;
        this.environment = environment;
        this.check = check;
        this.output = output;
        this.ticks = ticks;
    }

    /** Does it; returns the exit code. */
    int run(Request request) throws FailureException {
        home.prepare();
        Optional<HomeLock> lock = HomeLock.take(home);
        if (lock.isEmpty()) {
            output.say("The home " + home.home() + " already runs the "
                    + RunRecord.read(home.runFile()).describe() + "; \"collector stop\" ends it");
            return 0;
        }
        try {
            TakeDown takeDown = new TakeDown(home, ticks);
            Optional<String> refusal = new Leftovers(home, takeDown, output).clear(request);
            if (refusal.isPresent()) {
                output.say(refusal.get());
                return 0;
            }
            return alone(request, takeDown);
        } finally {
            lock.get().close();
        }
    }

    private int alone(Request request, TakeDown takeDown) throws FailureException {
        List<Integer> free = FreePorts.find(JMX_AND_CONSOLE_PORTS + 3);
        Optional<DemoNats> nats = request.isDemo()
                ? Optional.of(new DemoNats(home, request.nats(), free.get(5), output))
                : Optional.empty();
        Map<String, String> overrides = overrides(nats);
        Checked checked = check.check(request.configuration(), visible(request), overrides, request.lenient());
        checked.warnings().forEach(output::say);
        if (!request.detach()) {
            checked.notes().forEach(output::say);
        }
        RootPlan plan = plan(request, checked, overrides, free);
        Credentials credentials = Credentials.fresh(free.get(0), free.get(1), free.get(2));

        Session session = new Session(
                home,
                takeDown,
                RunRecord.empty()
                        .withFact(RunRecord.WORD, request.word())
                        .withFact(
                                RunRecord.SINCE,
                                ticks.now().truncatedTo(ChronoUnit.SECONDS).toString()));
        EndOnSignal signal = new EndOnSignal(session, output);
        try {
            session.begin();
            if (nats.isPresent()) {
                nats.get().start(session);
            }
            session.url(
                    "nats",
                    NatsAddress.shown(nats.map(own -> List.of(own.url())).orElse(checked.natsServers())));
            ProcessIdentity root = startRoot(session, plan.with(overrides(nats)), credentials);
            return new Stay(home, request, checked.exchanges(), session, output, ticks)
                    .with(root, HttpPort.url(plan.httpHost(), plan.healthPort(), "/health"));
        } catch (FailureException e) {
            boolean asked = session.isEnding();
            session.end();
            if (asked) {
                return 0;
            }
            throw e;
        } finally {
            signal.close();
        }
    }

    private static Map<String, String> overrides(Optional<DemoNats> nats) {
        return nats.map(server -> DemoOverrides.of(server.url())).orElse(Map.of());
    }

    private Map<String, String> visible(Request request) {
        return environment.entrySet().stream()
                .filter(entry -> !request.isDemo() || !NATS_VARIABLES.contains(entry.getKey()))
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue, (a, b) -> b, LinkedHashMap::new));
    }

    private static RootPlan plan(Request request, Checked checked, Map<String, String> overrides, List<Integer> free)
            throws FailureException {
        String host = checked.httpHost();
        int health = new HttpPort("health", "HEALTH_CHECK_PORT", host, checked.healthPort()).choose(free.get(3));
        int metrics = new HttpPort("metrics", "METRICS_PORT", host, checked.metricsPort()).choose(free.get(4));
        if (health == metrics) {
            throw new FailureException("Health and metrics cannot both have port " + health
                    + "; set HEALTH_CHECK_PORT or METRICS_PORT to another");
        }
        return new RootPlan(
                request.configuration(),
                overrides,
                host,
                health,
                metrics,
                request.logLevel(),
                request.lenient(),
                request.simulatorRate(),
                request.isDemo() ? NATS_VARIABLES : Set.of());
    }

    private ProcessIdentity startRoot(Session session, RootPlan plan, Credentials credentials) throws FailureException {
        RootCommand command = new RootCommand(home);
        command.writeFiles(plan, credentials);
        List<String> line = command.line(plan, credentials);
        ProcessIdentity root = session.start(
                RunRecord.ROOT,
                () -> Detached.start(line, Redirect.appendTo(home.rootOutput().toFile()), plan.hiddenVariables()));
        session.url("health", HttpPort.url(plan.httpHost(), plan.healthPort(), "/health"));
        session.url("metrics", HttpPort.url(plan.httpHost(), plan.metricsPort(), "/metrics"));
        return root;
    }
}
