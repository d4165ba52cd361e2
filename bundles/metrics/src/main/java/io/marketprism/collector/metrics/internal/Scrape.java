package io.marketprism.collector.metrics.internal;

import io.marketprism.collector.child.link.ChildLinks;
import io.marketprism.collector.child.link.ChildReading;
import io.marketprism.collector.supervisor.ChildStatus;
import io.marketprism.collector.supervisor.RootStatus;
import io.marketprism.collector.supervisor.Supervisor;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Puts one scrape together from what was read last; asks no child (D3). {@link #observe} is to be called every few
 * seconds, so that no life of a child and no crossing of a limit passes unseen between two scrapes.
 */
final class Scrape {

    private static final Logger LOG = LoggerFactory.getLogger(Scrape.class);
    private static final Shape REFUSED = Shape.gauge(
            "marketprism_metrics_refused",
            "Figures left out of this answer because they contradict others of the same name.");

    private final Supervisor supervisor;
    private final ChildLinks links;
    private final InstantSource clock;
    private final HostProbe hostProbe;
    private final TcpProbe tcpProbe;
    private final Build build = Build.own();
    private final Lives said = new Lives();
    private final Lives used = new Lives();
    private final MemoryCrossings crossings = new MemoryCrossings();
    private volatile FamilySet host = new FamilySet();

    Scrape(Supervisor supervisor, ChildLinks links, InstantSource clock, HostProbe hostProbe, TcpProbe tcpProbe) {
        this.supervisor = supervisor;
        this.links = links;
        this.clock = clock;
        this.hostProbe = hostProbe;
        this.tcpProbe = tcpProbe;
    }

    /** Samples what changes between scrapes. By one thread at a time. */
    void observe() {
        List<ChildStatus> children = look().children;
        crossings.observe(children);
        LongStream pids = LongStream.concat(
                LongStream.of(supervisor.root().pid()), children.stream().mapToLong(ChildStatus::pid));
        Map<String, Integer> tcp =
                tcpProbe.count(pids.filter(pid -> pid > 0).boxed().toList());
        try {
            host = HostFigures.of(hostProbe.sample(), tcp);
        } catch (IOException | RuntimeException e) {
            LOG.warn("The host's figures cannot be read and are shown as they were before.", e);
        }
    }

    private record View(List<ChildStatus> children, Map<String, ChildReading> readings) {}

    /** One at a time: a life seen late would look like another one. */
    private synchronized View look() {
        View view = new View(supervisor.children(), links.latest());
        view.readings.forEach((child, reading) -> reading.snapshot()
                .ifPresent(snapshot -> said.observe(
                        child,
                        List.of(snapshot.getPid(), snapshot.getStartedAtMs()),
                        snapshot,
                        source -> ChildFigures.of(child, source))));
        view.children.forEach(child ->
                used.observe(child.name(), List.of(child.pid(), child.startedAtMs()), child, SumFigures::used));
        return view;
    }

    /** The text of one scrape. Safe for any thread. */
    String text() {
        View view = look();
        RootStatus root = supervisor.root();
        long now = clock.millis();

        FamilySet made = new FamilySet();
        used.addTo(made);
        Stream.of(
                        SumFigures.used(root),
                        SumFigures.of(root, view.children, view.readings),
                        ProcessFigures.of(view.children, view.readings, now),
                        InfoFigures.of(root, build, now),
                        host,
                        crossings.figures())
                .forEach(made::addAll);

        FamilySet all = InfoFigures.collections(ManagementFactory.getGarbageCollectorMXBeans());
        said.addTo(all);
        all.replaceBy(made);
        return Exposition.of(all.add(REFUSED, all.refused()));
    }

    /** What is answered when {@link #text} fails: that it did, and how long the root has run. */
    String failure() {
        long uptime = Math.max(0, clock.millis() - supervisor.root().startedAtMs());
        return Exposition.of(new FamilySet()
                .add(Shape.gauge("marketprism_metrics_error", "1 if this scrape failed; the log says why."), 1)
                .add(Shape.gauge("marketprism_uptime_seconds", "Seconds since the root started."), uptime / 1000.0));
    }
}
