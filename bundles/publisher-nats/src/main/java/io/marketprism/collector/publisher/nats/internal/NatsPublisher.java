package io.marketprism.collector.publisher.nats.internal;

import io.marketprism.collector.model.DataType;
import io.marketprism.collector.model.Instrument;
import io.marketprism.collector.spi.Channel;
import io.marketprism.collector.spi.PublishChannel;
import io.marketprism.collector.spi.PublishObserver;
import io.marketprism.collector.spi.Publisher;
import io.marketprism.collector.spi.PublisherStatus;
import io.marketprism.collector.spi.Telemetry;
import io.nats.client.NUID;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
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

/**
 * Publishes to NATS. A service from its configuration's start to its end, whether or not a server is there; what cannot
 * be sent is kept within a bound, and whatever is given up is counted and told.
 */
@Component(
        service = Publisher.class,
        configurationPid = NatsPublisher.PID,
        configurationPolicy = ConfigurationPolicy.REQUIRE)
@Designate(ocd = NatsPublisher.Config.class)
public final class NatsPublisher implements Publisher {

    /** The configuration's PID. */
    public static final String PID = "io.marketprism.collector.publisher.nats";

    private static final Logger LOG = LoggerFactory.getLogger(NatsPublisher.class);

    /** A broker that is away must not cost the child its heap. */
    private static final long QUEUE_BYTES =
            Math.min(8L << 20, Runtime.getRuntime().maxMemory() / 5);

    private static final Duration LAST_ACKS = Duration.ofSeconds(5);

    /** The fixed keys; those of subjects and streams depend on their names and are read from the properties. */
    @ObjectClassDefinition(name = "MarketPrism publisher to NATS")
    public @interface Config {

        /** URLs, comma separated; may hold credentials. */
        @AttributeDefinition(name = "NATS servers")
        String servers() default "nats://127.0.0.1:4222";

        /** How connections are called at the server. */
        @AttributeDefinition(name = "Client name")
        String client_name() default "unified-collector";

        /** The child's exchange. */
        @AttributeDefinition(name = "Exchange")
        String exchange();

        /** Milliseconds. */
        @AttributeDefinition(name = "Time between attempts to connect (ms)", min = "10")
        long reconnect_wait_ms() default 2_000;

        /** Milliseconds. */
        @AttributeDefinition(name = "Time an acknowledgement is waited for (ms)", min = "100")
        long publish_timeout_ms() default 15_000;

        /** Times. */
        @AttributeDefinition(name = "How often a message of unknown outcome is sent again", min = "0")
        int publish_max_retries() default 3;

        /** Messages. */
        @AttributeDefinition(name = "Most messages sent and not acknowledged", min = "1", max = "4096")
        int in_flight() default 256;

        /** Whether to publish with acknowledgement. */
        @AttributeDefinition(name = "Use JetStream")
        boolean jetstream_enabled() default true;
    }

    private final PublisherSettings settings;
    private final Telemetry telemetry;
    private final LinkState state;
    private final Outbox outbox;
    private final BrokerLink link;

    /**
     * Starts to connect and returns at once.
     *
     * @throws IllegalArgumentException if the configuration cannot be used; the message says which key and why
     */
    @Activate
    public NatsPublisher(Config config, Map<String, Object> properties, @Reference Telemetry telemetry) {
        this(PublisherSettings.from(properties), telemetry);
        LOG.debug("Publishing to NATS for {}", config.exchange());
    }

    NatsPublisher(PublisherSettings settings, Telemetry telemetry) {
        this.settings = settings;
        this.telemetry = telemetry;
        this.state = new LinkState(settings, System::nanoTime);
        String inbox = "_INBOX." + NUID.nextGlobal() + ".";
        ConnectionSender sender = new ConnectionSender(inbox);
        this.outbox = new Outbox(
                new DeliverySettings(
                        settings.inFlight(), QUEUE_BYTES, settings.publishTimeout(), settings.maxRetries()),
                sender,
                System::nanoTime);
        this.link = new BrokerLink(settings, inbox, sender, outbox, state);
        LinkFigures.register(telemetry, state, outbox);
        link.start();
    }

    @Override
    public PublishChannel open(Channel channel, PublishObserver observer) {
        Naming naming = settings.naming();
        DataType type = channel.dataType();
        Instrument instrument = channel.instrument();
        EventFormat format = EventFormat.of(channel, Labels.of(channel, naming));
        List<Lane> lanes = new ArrayList<>();
        String subject = naming.subject(settings.template(type), channel);
        lanes.add(lane(subject, channel, true, observer));
        naming.oldSubject(settings.template(type), channel)
                .ifPresent(old -> lanes.add(
                        lane(old, channel, naming.oldSubjects() == Naming.OldSubjects.JETSTREAM, NoObserver.INSTANCE)));
        LOG.debug("{} of {} is published on {}", type.key(), instrument, subject);
        return new NatsChannel(format, lanes, outbox, InstantSource.system(), System::nanoTime);
    }

    private Lane lane(String subject, Channel channel, boolean acknowledged, PublishObserver observer) {
        Instrument instrument = channel.instrument();
        SubjectFigures figures = new SubjectFigures(
                telemetry,
                subject,
                instrument.exchange().venue(),
                settings.naming().metricsMarketType(instrument),
                channel.dataType().key());
        boolean latestWins = channel.dataType() == DataType.ORDERBOOK;
        return new Lane(subject, latestWins, acknowledged, new LaneRecord(figures, observer));
    }

    @Override
    public PublisherStatus status() {
        return new PublisherStatus(
                state.isConnected(), state.url(), outbox.inFlight(), outbox.queued(), state.lastError());
    }

    /** Takes nothing more, waits a little for the last acknowledgements, and says what is left. */
    @Deactivate
    public void close() {
        try {
            int left = outbox.drain(state.isConnected() ? LAST_ACKS : Duration.ZERO);
            if (left > 0) {
                LOG.warn(
                        "{} messages for NATS were not acknowledged before the publisher of {} closed",
                        left,
                        settings.exchange());
            }
            link.close();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            LOG.warn("Interrupted while the publisher of {} was closing", settings.exchange());
        }
        outbox.close();
    }
}
