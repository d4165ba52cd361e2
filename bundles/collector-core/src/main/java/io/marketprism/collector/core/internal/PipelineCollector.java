package io.marketprism.collector.core.internal;

import io.marketprism.collector.core.ExchangeCollector;
import io.marketprism.collector.model.Contract;
import io.marketprism.collector.model.DataType;
import io.marketprism.collector.spi.CollectionPlan;
import io.marketprism.collector.spi.ExchangeSettings;
import io.marketprism.collector.spi.Publisher;
import io.marketprism.collector.spi.PublisherStatus;
import io.marketprism.collector.spi.Quota;
import io.marketprism.collector.spi.Telemetry;
import io.marketprism.collector.spi.Venue;
import io.marketprism.collector.spi.management.BrokerSnapshot;
import io.marketprism.collector.spi.management.CollectorSnapshot;
import io.marketprism.collector.spi.management.DataTypeSnapshot;
import io.marketprism.collector.telemetry.LatencyWindow;
import io.marketprism.collector.telemetry.MetricFamilies;
import java.time.Duration;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import javax.management.MBeanServer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Runs one exchange: asks about its instruments, makes the plan, runs it, and tells how it goes. */
final class PipelineCollector implements ExchangeCollector {

    private static final Logger LOG = LoggerFactory.getLogger(PipelineCollector.class);

    /** Where a collector is in its life. */
    private enum State {
        STARTING,
        CONNECTING,
        LIVE,
        STOPPING
    }

    private final ExchangeSettings settings;
    private final ExchangeSettings collected;
    private final Venue venue;
    private final Publisher publisher;
    private final MetricFamilies families;
    private final Connections connections;
    private final String version;
    private final Surroundings surroundings;
    private final Map<DataType, TypeHealth> types = new EnumMap<>(DataType.class);
    private final Problems preparing = new Problems();
    private final Object life = new Object();

    private volatile State state = State.STARTING;
    private volatile Pipeline pipeline;
    private Preparation preparation;
    private ManagedBean bean;

    /** A collector that does nothing yet. */
    PipelineCollector(
            ExchangeSettings settings,
            Venue venue,
            Publisher publisher,
            Telemetry telemetry,
            MetricFamilies families,
            Connections connections,
            String version) {
        this.settings = settings;
        this.venue = venue;
        this.publisher = publisher;
        this.families = families;
        this.connections = connections;
        this.version = version;
        Time time = connections.time();
        this.surroundings = new Surroundings(
                settings,
                time,
                new CollectorMetrics(telemetry, settings),
                new Complaints(time, sentence -> LOG.warn("{}", sentence)),
                new LatencyWindow());
        Set<DataType> supported = venue.supports(settings);
        for (DataType type : settings.dataTypes()) {
            if (supported.contains(type)) {
                types.put(type, new TypeHealth(type, surroundings));
            }
        }
        this.collected = collecting(settings, types.keySet());
    }

    private static ExchangeSettings collecting(ExchangeSettings settings, Set<DataType> types) {
        return new ExchangeSettings(
                settings.exchange(),
                settings.marketType(),
                settings.symbols(),
                types,
                settings.restUrl(),
                settings.wsUrl(),
                settings.orderBook(),
                settings.pollIntervals(),
                settings.pollTimeouts(),
                settings.liquidationSymbols());
    }

    /**
     * Shows itself over JMX and begins to collect, on a thread of its own.
     *
     * @throws IllegalStateException if another collector of the exchange lives in this JVM
     */
    void start(MBeanServer server) {
        Set<DataType> left = EnumSet.noneOf(DataType.class);
        left.addAll(settings.dataTypes());
        left.removeAll(types.keySet());
        if (!left.isEmpty()) {
            LOG.warn(
                    "{} is configured to collect {}, which cannot be collected of {} yet; the rest is collected",
                    exchange(),
                    left.stream().map(DataType::key).collect(Collectors.joining(", ")),
                    venue.name());
        }
        synchronized (life) {
            bean = new ManagedBean(server, exchange(), this::snapshot);
            connections.time().after(Duration.ZERO, this::prepare);
        }
    }

    private String exchange() {
        return settings.exchange().name();
    }

    private void prepare() {
        synchronized (life) {
            if (state != State.STARTING) {
                return;
            }
            state = State.CONNECTING;
            try {
                List<Quota> quotas = quotasWithoutContracts();
                Connections.Rest rest = connections.rest(quotas);
                preparation = new Preparation(surroundings, rest, preparing);
                preparation.begin(venue.instrumentQueries(collected), contracts -> run(contracts, rest, quotas));
            } catch (RuntimeException e) {
                giveUp(e);
            }
        }
    }

    /** The quotas that hold before the contracts are known: those of a plan without contracts. */
    private List<Quota> quotasWithoutContracts() {
        try {
            return venue.plan(collected, Map.of()).quotas();
        } catch (RuntimeException e) {
            LOG.debug("{} makes no plan without contracts; they are asked for without quotas", venue.name(), e);
            return List.of();
        }
    }

    private void run(Map<String, Contract> contracts, Connections.Rest rest, List<Quota> restQuotas) {
        synchronized (life) {
            if (state == State.STOPPING) {
                return;
            }
            try {
                CollectionPlan plan = venue.plan(collected, contracts);
                // The same sender goes on where it can, since it knows what was drawn already.
                Connections.Rest sender = plan.quotas().equals(restQuotas) ? rest : connections.rest(plan.quotas());
                Pipeline made = new Pipeline(plan, types, surroundings, publisher, connections, sender);
                pipeline = made;
                made.start();
                if (!plan.streams().isEmpty()) {
                    surroundings
                            .metrics()
                            .telemetry()
                            .gauge(Families.CONNECTED, () -> made.isFullyConnected() ? 1 : 0, exchange());
                }
                complainOfUnplanned();
                LOG.info(
                        "Collecting {}: {} channels, {} connections, {} polls",
                        exchange(),
                        plan.channels().size(),
                        plan.streams().size(),
                        plan.polls().size());
            } catch (RuntimeException e) {
                giveUp(e);
            }
        }
    }

    /** Nothing can be collected until the configuration or the product is another one. */
    private void giveUp(RuntimeException why) {
        String reason = why instanceof IllegalArgumentException ? why.getMessage() : why.toString();
        String sentence = exchange() + " cannot be collected: " + reason;
        types.values().forEach(type -> type.fail(sentence));
        surroundings.metrics().error("plan", "impossible");
        LOG.error("{}", sentence, why);
    }

    private void complainOfUnplanned() {
        for (TypeHealth type : types.values()) {
            if (type.channels().isEmpty()) {
                String sentence =
                        venue.name() + " has no channel for " + type.type().key() + " of the symbols configured";
                type.fail(sentence);
                LOG.warn("{}", sentence);
            }
        }
    }

    private State state() {
        Pipeline running = pipeline;
        if (state == State.CONNECTING && running != null && running.isLive()) {
            synchronized (life) {
                if (state == State.CONNECTING) {
                    state = State.LIVE;
                    LOG.info("{} is live: every channel has given data that was stored", exchange());
                }
            }
        }
        return state;
    }

    /** How many instruments give data that is not stale. */
    long activeInstruments() {
        Pipeline running = pipeline;
        return running == null
                ? 0
                : running.activeInstruments(connections.time().epochMillis());
    }

    @Override
    public CollectorSnapshot snapshot() {
        Time time = connections.time();
        long now = time.epochMillis();
        Pipeline running = pipeline;
        PublisherStatus broker = publisher.status();
        return new CollectorSnapshot(
                exchange(),
                version,
                ProcessFigures.pid(),
                now,
                ProcessFigures.startedAtMs(),
                state().name().toLowerCase(Locale.ROOT),
                types.values().stream().mapToLong(TypeHealth::receivedCount).sum(),
                types.values().stream().mapToLong(TypeHealth::publishedCount).sum(),
                types.values().stream().mapToLong(TypeHealth::errorCount).sum()
                        + surroundings.metrics().errors(),
                running == null ? 0 : running.openConnections(),
                ProcessFigures.cpuNanos(),
                ProcessFigures.heapUsedBytes(),
                ProcessFigures.threads(),
                new BrokerSnapshot(
                        broker.connected(), broker.url(), broker.inFlight(), broker.queued(), broker.lastError()),
                surroundings.latency().snapshot(time.nanoTime()),
                types.values().stream()
                        .map(type -> type.snapshot(now, preparing.sentences()))
                        .toArray(DataTypeSnapshot[]::new),
                families.snapshot());
    }

    @Override
    public void close() {
        synchronized (life) {
            if (state == State.STOPPING) {
                return;
            }
            state = State.STOPPING;
            if (preparation != null) {
                preparation.stop();
            }
        }
        // Outside the lock: a thread that has to end first may be waiting for it.
        if (bean != null) {
            bean.close();
        }
        if (pipeline != null) {
            pipeline.close();
        }
        connections.close();
        LOG.info("{} is no longer collected", exchange());
    }
}
