package io.marketprism.collector.core.internal;

import io.marketprism.collector.model.DataType;
import io.marketprism.collector.spi.Channel;
import io.marketprism.collector.spi.Receipt;
import io.marketprism.collector.spi.StreamPlan;
import io.marketprism.collector.spi.StreamPoll;
import io.marketprism.collector.spi.Telemetry.Counter;
import io.marketprism.collector.spi.VenueException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Runs one {@link StreamPlan}: its frames, its polls, its refusals, its silence. */
final class StreamSession implements Connections.Listener, FrameReader.Turns, AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(StreamSession.class);

    private final StreamPlan plan;
    private final Time time;
    private final ChannelTable table;
    private final FrameReader reader;
    private final List<StreamPolling> polls = new ArrayList<>();
    private final Resubscriptions resubscriptions;
    private final SilenceWatch silence;
    private final Set<TypeHealth> types = new LinkedHashSet<>();
    private final Counter snapshotReconnections;
    private final Connections.Stream connection;
    private final String problemKey;
    private boolean openedBefore;

    /** A session that is not connected yet. */
    StreamSession(
            StreamPlan plan,
            ChannelTable table,
            Surroundings surroundings,
            Map<String, QuotaWindow> quotas,
            Connections connections) {
        this.plan = plan;
        this.time = surroundings.time();
        this.table = table;
        this.problemKey = "connection " + plan.name();
        this.reader = new FrameReader(plan.name(), table, surroundings, this);
        this.resubscriptions = new Resubscriptions(plan, time, this::send);
        List<ChannelPipeline> subscribed = new ArrayList<>();
        plan.subscriptions().stream()
                .flatMap(subscription -> subscription.channels().stream())
                .map(table::find)
                .forEach(subscribed::add);
        subscribed.forEach(pipeline -> types.add(pipeline.health()));
        this.silence = new SilenceWatch(
                subscribed.stream().filter(pipeline -> !pipeline.isPolled()).toList(), time.nanoTime());
        AtomicLong numbers = new AtomicLong();
        boolean books = false;
        for (StreamPoll poll : plan.polls()) {
            ChannelPipeline pipeline = table.find(poll.channel());
            types.add(pipeline.health());
            books |= poll.channel().dataType() == DataType.ORDERBOOK;
            polls.add(new StreamPolling(
                    poll, pipeline, surroundings, quotas.get(poll.pool()), numbers::incrementAndGet, this::send));
        }
        this.snapshotReconnections = books ? surroundings.metrics().snapshotReconnections() : null;
        this.connection = connections.stream(plan, this);
    }

    /** Begins to connect. */
    void start() {
        connection.start();
    }

    boolean isOpen() {
        return connection.isOpen();
    }

    private boolean send(String text) {
        return connection.send(text);
    }

    @Override
    public void opened() {
        reader.begin(plan.codec().get());
        resubscriptions.clear();
        synchronized (silence) {
            silence.opened(time.nanoTime());
        }
        types.forEach(type -> type.problems().clear(problemKey));
        if (openedBefore && snapshotReconnections != null) {
            snapshotReconnections.increment();
        }
        openedBefore = true;
        List<Duration> intervals =
                plan.polls().stream().map(StreamPoll::interval).toList();
        for (int i = 0; i < polls.size(); i++) {
            polls.get(i).opened(Spread.first(i, polls.size(), intervals.get(i)));
        }
        LOG.info("The connection {} to {} is open", plan.name(), plan.uri());
    }

    @Override
    public void frame(byte[] buffer, int offset, int length, Receipt receipt) {
        reader.read(buffer, offset, length, receipt);
    }

    @Override
    public void closed(String reason) {
        resubscriptions.clear();
        polls.forEach(StreamPolling::closed);
        String sentence = "The connection " + plan.name() + " to " + plan.uri() + " is closed: " + reason
                + "; it is being opened again";
        types.forEach(type -> type.problems().report(problemKey, sentence));
    }

    /** Looks whether the channels speak; to be called every few seconds. */
    void watchSilence() {
        if (!connection.isOpen()) {
            return;
        }
        boolean renew;
        synchronized (silence) {
            renew = silence.isRenewalDue(time.nanoTime());
        }
        if (renew) {
            LOG.warn(
                    "A channel on the connection {} has given no data for too long; the connection is renewed",
                    plan.name());
            connection.renew("a channel has given no data for too long");
        }
    }

    @Override
    public void acknowledged(Channel channel) {
        resubscriptions.acknowledged(channel);
        ChannelPipeline pipeline = table.find(channel);
        if (pipeline != null) {
            pipeline.acknowledged();
        }
    }

    @Override
    public void refused(Channel channel, VenueException reason) {
        ChannelPipeline pipeline = table.find(channel);
        if (pipeline == null) {
            refused(reason);
        } else {
            pipeline.refused(reason, resubscriptions.refused(channel, reason));
        }
    }

    @Override
    public void refused(VenueException reason) {
        String sentence = "The venue refused something on the connection " + plan.name() + ": " + reason.getMessage();
        types.forEach(type -> type.problems().report(problemKey, sentence));
        LOG.warn("{}", sentence);
    }

    @Override
    public boolean answered(String requestId, VenueException refusal) {
        for (StreamPolling poll : polls) {
            if (refusal == null ? poll.answered(requestId) : poll.refused(requestId, refusal)) {
                return true;
            }
        }
        return false;
    }

    @Override
    public void closingSoon(String reason) {
        LOG.info("The venue will close the connection {} soon ({}); another one is opened first", plan.name(), reason);
        connection.renew(reason);
    }

    @Override
    public void close() {
        connection.close();
        resubscriptions.clear();
        polls.forEach(StreamPolling::closed);
    }
}
