package io.marketprism.collector.child.link.internal;

import io.marketprism.collector.child.link.ChildAddress;
import io.marketprism.collector.child.link.ChildLinks;
import io.marketprism.collector.child.link.ChildReading;
import java.time.Duration;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.Designate;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** {@link ChildLinks} over JMX: one clock thread that never blocks, and a small pool whose threads may. */
@Component(service = ChildLinks.class, configurationPid = "io.marketprism.collector.child.link")
@Designate(ocd = JmxChildLinks.Config.class)
public final class JmxChildLinks implements ChildLinks {

    private static final Logger LOG = LoggerFactory.getLogger(JmxChildLinks.class);
    private static final Duration TICK = Duration.ofMillis(200);
    private static final int MOST_THREADS = 32;

    /** How often children are read and how patient the links are. */
    @ObjectClassDefinition(name = "MarketPrism Collector: links to the children")
    public @interface Config {

        @AttributeDefinition(description = "Milliseconds between two readings of a child for metrics.", min = "100")
        int cadence_ms() default 10_000;

        @AttributeDefinition(description = "Milliseconds that connecting a socket may take.", min = "1")
        int connect_timeout_ms() default 1_000;

        @AttributeDefinition(description = "Milliseconds a child may be silent inside one call.", min = "1")
        int read_timeout_ms() default 5_000;

        @AttributeDefinition(description = "Milliseconds after which a call that hangs is broken off.", min = "1")
        int hung_after_ms() default 10_000;
    }

    private final int connectTimeoutMs;
    private final int readTimeoutMs;
    private final LinkTimings timings;
    private final ScheduledExecutorService clock;
    private final ExecutorService pool;
    private final Future<?> ticking;
    private final Map<String, ChildLink> links = new LinkedHashMap<>();

    /** Starts the clock; connects to nothing until told to. */
    @Activate
    public JmxChildLinks(Config config) {
        this(
                new LinkTimings(
                        Duration.ofMillis(config.cadence_ms()),
                        Duration.ofMillis(config.hung_after_ms()),
                        Duration.ofMillis(250),
                        Duration.ofSeconds(2)),
                config.connect_timeout_ms(),
                config.read_timeout_ms());
    }

    JmxChildLinks(LinkTimings timings, int connectTimeoutMs, int readTimeoutMs) {
        this.timings = timings;
        this.connectTimeoutMs = connectTimeoutMs;
        this.readTimeoutMs = readTimeoutMs;
        this.clock = LinkThreads.clock();
        this.pool = LinkThreads.pool(MOST_THREADS);
        this.ticking =
                clock.scheduleWithFixedDelay(this::tick, TICK.toMillis(), TICK.toMillis(), TimeUnit.MILLISECONDS);
    }

    private void tick() {
        for (ChildLink link : snapshot().values()) {
            try {
                link.tick();
            } catch (RuntimeException e) {
                LOG.error("A link to a child could not do what was due; it is tried again.", e);
            }
        }
    }

    private Map<String, ChildLink> snapshot() {
        synchronized (links) {
            return new LinkedHashMap<>(links);
        }
    }

    @Override
    public void attach(String child, ChildAddress address) {
        ChildLink link;
        synchronized (links) {
            ChildLink before = links.get(child);
            String why = "Not yet connected to " + child + ".";
            ChildReading known = before == null
                    ? ChildReading.nothing(child, why)
                    : before.latest().unanswered(why);
            if (before != null) {
                before.close(why);
            }
            link = new ChildLink(
                    known,
                    () -> new JmxSession(child, address, connectTimeoutMs, readTimeoutMs),
                    pool,
                    System::nanoTime,
                    InstantSource.system()::millis,
                    timings);
            links.put(child, link);
        }
        link.tick();
    }

    @Override
    public void detach(String child) {
        synchronized (links) {
            ChildLink link = links.get(child);
            if (link != null) {
                link.close(child + " is not attached.");
            }
        }
    }

    @Override
    public Map<String, ChildReading> latest() {
        Map<String, ChildReading> readings = new LinkedHashMap<>();
        snapshot().forEach((child, link) -> readings.put(child, link.latest()));
        return readings;
    }

    @Override
    public Map<String, ChildReading> readNow(Duration deadline) {
        Map<String, ChildLink> asked = snapshot();
        Map<String, CompletableFuture<ChildReading>> answers = new LinkedHashMap<>();
        asked.forEach((child, link) -> answers.put(child, link.read()));
        await(List.copyOf(answers.values()), deadline);
        String late = " did not answer within " + deadline.toMillis() + " ms.";
        Map<String, ChildReading> readings = new LinkedHashMap<>();
        answers.forEach((child, answer) -> readings.put(
                child,
                answer.isDone() ? answer.join() : asked.get(child).latest().unanswered(child + late)));
        return readings;
    }

    private static void await(List<CompletableFuture<ChildReading>> answers, Duration deadline) {
        try {
            CompletableFuture.allOf(answers.toArray(CompletableFuture[]::new))
                    .get(deadline.toNanos(), TimeUnit.NANOSECONDS);
        } catch (TimeoutException late) {
            LOG.debug("Not every child answered within {} ms.", deadline.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (ExecutionException e) {
            throw new IllegalStateException("A reading ended with an error instead of saying so.", e);
        }
    }

    /** Breaks every link off. */
    @Deactivate
    public void stop() {
        ticking.cancel(false);
        clock.shutdownNow();
        snapshot().values().forEach(link -> link.close("The root no longer watches its children."));
        pool.shutdownNow();
    }
}
