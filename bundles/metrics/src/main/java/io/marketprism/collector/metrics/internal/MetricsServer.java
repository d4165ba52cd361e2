package io.marketprism.collector.metrics.internal;

import io.marketprism.collector.child.link.ChildLinks;
import io.marketprism.collector.http.HttpListener;
import io.marketprism.collector.supervisor.Supervisor;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.ConfigurationPolicy;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.Designate;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Serves {@code GET :9092/metrics} (H2) and samples what changes between scrapes. */
@Component(
        service = MetricsServer.class,
        immediate = true,
        configurationPid = "io.marketprism.collector.metrics",
        configurationPolicy = ConfigurationPolicy.REQUIRE)
@Designate(ocd = MetricsServer.Config.class)
public final class MetricsServer {

    private static final Logger LOG = LoggerFactory.getLogger(MetricsServer.class);
    private static final int OBSERVE_SECONDS = 5;

    /** Where it listens. */
    @ObjectClassDefinition(name = "MarketPrism Collector: metrics over HTTP")
    public @interface Config {

        @AttributeDefinition(description = "The address to bind; 0.0.0.0 opens it to the network.")
        String host() default "127.0.0.1";

        @AttributeDefinition(description = "The port; 0 takes any free one.", min = "0", max = "65535")
        int port() default 9092;
    }

    private final Scrape scrape;
    private final HttpListener listener;
    private final ScheduledExecutorService observer;
    private final Future<?> observing;

    /** Begins to listen and to observe; returns at once. */
    @Activate
    public MetricsServer(@Reference Supervisor supervisor, @Reference ChildLinks links, Config config) {
        this(supervisor, links, config.host(), config.port());
    }

    MetricsServer(Supervisor supervisor, ChildLinks links, String host, int port) {
        Path proc = Path.of("/proc");
        Path data = Path.of(System.getProperty("karaf.data", "."));
        this.scrape =
                new Scrape(supervisor, links, InstantSource.system(), new HostProbe(proc, data), new TcpProbe(proc));
        this.listener = new HttpListener("metrics", host, port, new MetricsHandler(scrape));
        this.observer = Executors.newSingleThreadScheduledExecutor(work -> {
            Thread thread = new Thread(work, "metrics-observer");
            thread.setDaemon(true);
            return thread;
        });
        this.observing = observer.scheduleWithFixedDelay(this::observe, 0, OBSERVE_SECONDS, TimeUnit.SECONDS);
    }

    private void observe() {
        try {
            scrape.observe();
        } catch (RuntimeException e) {
            LOG.warn("What changes between scrapes could not be sampled; it is tried again.", e);
        }
    }

    int port() {
        return listener.port();
    }

    /** Closes the port. */
    @Deactivate
    public void stop() {
        observing.cancel(false);
        observer.shutdownNow();
        listener.close();
    }
}
