package io.marketprism.collector.core.internal;

import io.marketprism.collector.model.DataType;
import io.marketprism.collector.spi.Channel;
import io.marketprism.collector.spi.Receipt;
import io.marketprism.collector.spi.StreamPlan;
import io.marketprism.collector.spi.StreamPoll;
import io.marketprism.collector.spi.Telemetry.Counter;
import io.marketprism.collector.spi.VenueException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Runs one {@link StreamPlan}: its frames, its polls, its refusals, its silence. While its connection is renewed two
 * sockets speak; polls belong to the newer one.
 */
final class StreamSession implements FrameReader.Turns, AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(StreamSession.class);

    private final StreamPlan plan;
    private final Time time;
    private final ChannelTable table;
    private final Surroundings surroundings;
    private final List<StreamPolling> polls = new ArrayList<>();
    private final Resubscriptions resubscriptions;
    private final SilenceWatch silence;
    private final Set<TypeHealth> types = new LinkedHashSet<>();
    private final Counter snapshotReconnections;
    private final Connections.Stream connection;
    private final String problemKey;
    private final List<ChannelPipeline> pushed;
    private final List<KeptBook> books = new ArrayList<>();
    private int openSockets;
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
        this.surroundings = surroundings;
        this.resubscriptions = new Resubscriptions(plan, time, this::send);
        List<ChannelPipeline> subscribed = new ArrayList<>();
        plan.subscriptions().stream()
                .flatMap(subscription -> subscription.channels().stream())
                .map(table::find)
                .forEach(subscribed::add);
        for (ChannelPipeline pipeline : subscribed) {
            types.add(pipeline.health());
            KeptBook book = table.book(pipeline.channel());
            if (book != null) {
                book.connectBy(this::send);
                books.add(book);
            }
        }
        this.pushed =
                subscribed.stream().filter(pipeline -> !pipeline.isPolled()).toList();
        this.silence = new SilenceWatch(pushed, time.nanoTime());
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
        this.connection = connections.stream(plan, Socket::new);
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

    /** One socket of the connection's life, with a decoder of its own. */
    private final class Socket implements Connections.Listener {

        private final FrameReader reader =
                new FrameReader(plan.name(), plan.codec().get(), table, surroundings, StreamSession.this);
        private boolean opened;

        @Override
        public void opened() {
            opened = true;
            StreamSession.this.opened();
        }

        @Override
        public void frame(byte[] buffer, int offset, int length, Receipt receipt) {
            reader.read(buffer, offset, length, receipt);
        }

        @Override
        public void closed(String reason) {
            StreamSession.this.closed(opened, reason, reader);
        }
    }

    /** Whole under one lock, as {@link #closed}: the end of one socket must not stop the polls of the next. */
    private synchronized void opened() {
        boolean beside = openSockets > 0;
        if (beside) {
            pushed.forEach(ChannelPipeline::expectRepeats);
        } else {
            pushed.forEach(ChannelPipeline::interrupted);
        }
        books.forEach(book -> book.opened(beside));
        if (openedBefore && snapshotReconnections != null) {
            snapshotReconnections.increment();
        }
        openedBefore = true;
        openSockets++;
        resubscriptions.clear();
        synchronized (silence) {
            silence.opened(time.nanoTime());
        }
        types.forEach(type -> type.problems().clear(problemKey));
        for (int i = 0; i < polls.size(); i++) {
            polls.get(i)
                    .opened(Spread.first(i, polls.size(), plan.polls().get(i).interval()));
        }
    }

    private synchronized void closed(boolean wasOpen, String reason, FrameReader reader) {
        openSockets -= wasOpen ? 1 : 0;
        books.forEach(book -> book.closed(reader, openSockets > 0));
        if (openSockets > 0) {
            return;
        }
        resubscriptions.clear();
        polls.forEach(StreamPolling::closed);
        String sentence =
                "The connection " + plan.name() + " to " + plan.uri() + " is not open, and is being opened: " + reason;
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
            connection.renew("a channel on it has given no data for too long");
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
        connection.renew("the venue will close it soon: " + reason);
    }

    @Override
    public void close() {
        connection.close();
        resubscriptions.clear();
        polls.forEach(StreamPolling::closed);
    }
}
