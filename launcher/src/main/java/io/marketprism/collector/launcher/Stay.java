package io.marketprism.collector.launcher;

import io.marketprism.collector.launcher.ConfigurationCheck.CheckedExchange;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/** Stays with a root that was started: until it is healthy, for a time, or until the end is asked for. */
final class Stay {

    private static final Duration TO_BECOME_HEALTHY = Duration.ofMinutes(2);
    private static final Duration DEMO_LINES = Duration.ofSeconds(5);

    /** A service's output goes to a file or a journal, which wants changes rather than figures. */
    private static final Duration START_LINES = Duration.ofHours(1);

    private static final int TAIL = 20;

    /** The same as for {@code status}. */
    private static final int NOT_HEALTHY = 1;

    private final Home home;
    private final Request request;
    private final List<CheckedExchange> exchanges;
    private final Set<String> names;
    private final Session session;
    private final Output output;
    private final Ticks ticks;

    /** For a session whose root runs. */
    Stay(Home home, Request request, List<CheckedExchange> exchanges, Session session, Output output, Ticks ticks) {
        this.home = home;
        this.request = request;
        this.exchanges = exchanges;
        this.names = exchanges.stream().map(CheckedExchange::name).collect(Collectors.toCollection(LinkedHashSet::new));
        this.session = session;
        this.output = output;
        this.ticks = ticks;
    }

    /** Stays; returns the exit code, and has ended the session or left it running. */
    int with(ProcessIdentity root, String healthUrl) throws FailureException {
        Watch watch = new Watch(HealthReading.at(healthUrl, ticks), names, root::isRunning, ticks);
        long begin = ticks.nanos();
        try {
            if (request.detach()) {
                return detached(watch, root, begin);
            }
            Screen screen = new Screen(
                    output, ticks, request.word(), request.isDemo() ? DEMO_LINES : START_LINES, session::urls);
            if (request.length().isPresent()) {
                return forATime(watch, screen, request.length().get());
            }
            watch.observe(Optional.empty(), screen::show);
            return 0;
        } catch (FailureException e) {
            if (!session.isEnding() && !root.isRunning()) {
                tail("root.out", LogTail.of(home.rootOutput(), TAIL));
            }
            throw e;
        }
    }

    /**
     * Leaves what runs. A demo that does not become healthy is a failure and is ended; a collector in production whose
     * venue or broker is away goes on trying (D13), and that is said.
     */
    private int detached(Watch watch, ProcessIdentity root, long begin) throws FailureException {
        try {
            HealthReading healthy = awaitHealthy(watch, reading -> {});
            session.leave();
            output.print(summary(healthy.nanos() - begin));
            return 0;
        } catch (FailureException e) {
            if (request.isDemo() || session.isEnding() || !root.isRunning()) {
                throw e;
            }
            session.leave();
            output.say(e.getMessage() + "; it is left running and goes on trying, and \"collector stop\" ends it");
            return NOT_HEALTHY;
        }
    }

    private int forATime(Watch watch, Screen screen, Duration length) throws FailureException {
        awaitHealthy(watch, screen::show);
        List<String> problems = new ArrayList<>(watch.observe(Optional.of(length), screen::show));
        Map<String, Double> published = published();
        HealthDocument last = HealthReading.at(session.urls().get("health"), ticks)
                .read()
                .document()
                .orElseThrow(() -> new FailureException("The root no longer answers"));
        List<ExpectedSubjects> expected = ExpectedSubjects.of(exchanges, last);
        long carried = 0;
        for (ExpectedSubjects subjects : expected) {
            carried += subjects.carried(published);
            if (subjects.carried(published) < subjects.symbols()) {
                problems.add(subjects.describe(published));
            }
        }
        int wanted = expected.stream().mapToInt(ExpectedSubjects::symbols).sum();
        if (!problems.isEmpty()) {
            throw new FailureException("Not all was well: " + String.join("; ", problems));
        }
        output.print(List.of(names.size() + " children were healthy for " + length.toSeconds() + " s; " + carried
                + " of " + wanted + " subjects carried data"));
        session.end();
        return 0;
    }

    private Map<String, Double> published() throws FailureException {
        String url = session.urls().get("metrics");
        try {
            return PublishedSubjects.parse(Http.get(url));
        } catch (IOException e) {
            throw new FailureException(url + " does not answer (" + e.getMessage() + ")", e);
        }
    }

    private HealthReading awaitHealthy(Watch watch, Consumer<HealthReading> shown) throws FailureException {
        Optional<HealthReading> healthy = watch.awaitHealthy(TO_BECOME_HEALTHY, shown);
        if (healthy.isPresent()) {
            return healthy.get();
        }
        List<String> problems = watch.problems();
        for (String name : names) {
            if (problems.stream().anyMatch(problem -> problem.startsWith(name + " "))) {
                tail("collector_" + name + ".log", LogTail.of(home.log(name), TAIL));
            }
        }
        tail("collector_main.log", LogTail.of(home.mainLog(), TAIL));
        throw new FailureException(
                "Not all was healthy within " + TO_BECOME_HEALTHY.toSeconds() + " s: " + String.join("; ", problems));
    }

    private void tail(String name, List<String> lines) {
        if (!lines.isEmpty()) {
            output.err().println("--- the end of " + name);
            lines.forEach(output.err()::println);
            output.err().println("---");
        }
    }

    private List<String> summary(long nanos) {
        List<String> lines = new ArrayList<>();
        lines.add(names.size() + " children are healthy after "
                + Duration.ofNanos(nanos).toMillis() / 1000 + " s");
        lines.addAll(Table.addresses(session.urls()));
        return lines;
    }
}
