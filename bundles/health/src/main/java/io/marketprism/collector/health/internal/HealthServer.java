package io.marketprism.collector.health.internal;

import io.marketprism.collector.child.link.ChildLinks;
import io.marketprism.collector.http.HttpListener;
import io.marketprism.collector.supervisor.Supervisor;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.ConfigurationPolicy;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.Designate;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;

/** Serves {@code GET :8087/health} and its neighbours (H1). */
@Component(
        service = HealthServer.class,
        immediate = true,
        configurationPid = "io.marketprism.collector.health",
        configurationPolicy = ConfigurationPolicy.REQUIRE)
@Designate(ocd = HealthServer.Config.class)
public final class HealthServer {

    /** Where it listens, and its patience. */
    @ObjectClassDefinition(name = "MarketPrism Collector: health over HTTP")
    public @interface Config {

        @AttributeDefinition(description = "The address to bind; 0.0.0.0 opens it to the network.")
        String host() default "127.0.0.1";

        @AttributeDefinition(description = "The port; 0 takes any free one.", min = "0", max = "65535")
        int port() default 8087;

        @AttributeDefinition(description = "Milliseconds that the children have to answer.", min = "1")
        int child_deadline_ms() default 300;

        @AttributeDefinition(
                description = "Seconds after the root's start in which unhealthy is not yet 503.",
                min = "0")
        int grace_seconds() default 120;
    }

    private final HttpListener listener;

    /** Begins to listen; returns at once. */
    @Activate
    public HealthServer(@Reference Supervisor supervisor, @Reference ChildLinks links, Config config) {
        this(
                supervisor,
                links,
                config.host(),
                config.port(),
                Duration.ofMillis(config.child_deadline_ms()),
                config.grace_seconds());
    }

    HealthServer(Supervisor supervisor, ChildLinks links, String host, int port, Duration deadline, int graceSeconds) {
        HostProbe probe = new HostProbe(Path.of("/proc"), Path.of(System.getProperty("karaf.data", ".")));
        Answers answers =
                new Answers(supervisor, links, InstantSource.system(), probe, Build.own(), deadline, graceSeconds);
        this.listener = new HttpListener("health", host, port, new HealthHandler(answers));
    }

    int port() {
        return listener.port();
    }

    /** Closes the port. */
    @Deactivate
    public void stop() {
        listener.close();
    }
}
