package io.marketprism.collector.core.internal;

import io.marketprism.collector.model.DataType;
import io.marketprism.collector.model.Instrument;
import io.marketprism.collector.spi.BookPlan;
import io.marketprism.collector.spi.Channel;
import io.marketprism.collector.spi.CollectionPlan;
import io.marketprism.collector.spi.Publisher;
import io.marketprism.collector.spi.Quota;
import io.marketprism.collector.spi.RestPoll;
import io.marketprism.collector.spi.Schedule;
import io.marketprism.collector.spi.StreamPoll;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** One plan being run: its channels, connections and polls. */
final class Pipeline implements AutoCloseable {

    private static final Duration WATCH_INTERVAL = Duration.ofSeconds(5);

    private final CollectionPlan plan;
    private final ChannelTable table;
    private final List<StreamSession> sessions = new ArrayList<>();
    private final List<RestPolling> polls = new ArrayList<>();
    private final List<KeptBook> books = new ArrayList<>();
    private final Duration auditInterval;
    private final Cadence watch;

    /**
     * Opens the plan's channels at the publisher; nothing is connected yet.
     *
     * @param types the data types that are collected, with their health
     * @throws IllegalArgumentException if the plan contradicts itself
     */
    Pipeline(
            CollectionPlan plan,
            Map<DataType, TypeHealth> types,
            Surroundings surroundings,
            Publisher publisher,
            Connections connections,
            Connections.Rest rest) {
        this.plan = plan;
        require(plan, types);
        Set<Channel> polled = polled(plan);
        Map<Channel, ChannelPipeline> channels = new LinkedHashMap<>();
        for (Channel channel : plan.channels()) {
            TypeHealth health = types.get(channel.dataType());
            ChannelPipeline pipeline =
                    new ChannelPipeline(channel, polled.contains(channel), health, surroundings, publisher);
            health.add(pipeline);
            channels.put(channel, pipeline);
        }
        Map<String, QuotaWindow> quotas = new HashMap<>();
        for (Quota quota : plan.quotas()) {
            quotas.put(quota.pool(), new QuotaWindow(quota));
        }
        this.auditInterval = AuditPace.interval(
                surroundings.settings().orderBook().upkeep().auditInterval(), plan.books(), plan.quotas());
        for (BookPlan book : plan.books()) {
            books.add(new KeptBook(book, channels.get(book.channel()), surroundings, rest, quotas));
        }
        this.table = new ChannelTable(channels.values(), books);
        plan.streams()
                .forEach(stream -> sessions.add(new StreamSession(stream, table, surroundings, quotas, connections)));
        for (RestPoll poll : plan.polls()) {
            ChannelPipeline pipeline = channels.get(poll.channel());
            pipeline.health().polledEvery(Timetable.interval(poll.schedule()));
            polls.add(new RestPolling(poll, pipeline, table, surroundings, rest));
        }
        plan.streams().stream()
                .flatMap(stream -> stream.polls().stream())
                .forEach(poll -> types.get(poll.channel().dataType()).polledEvery(poll.interval()));
        this.watch = new Cadence(
                surroundings.time(),
                new Schedule.Every(WATCH_INTERVAL),
                () -> sessions.forEach(StreamSession::watchSilence));
    }

    private static Set<Channel> polled(CollectionPlan plan) {
        Set<Channel> polled = new HashSet<>();
        plan.polls().forEach(poll -> polled.add(poll.channel()));
        plan.streams()
                .forEach(stream ->
                        stream.polls().stream().map(StreamPoll::channel).forEach(polled::add));
        return polled;
    }

    private static void require(CollectionPlan plan, Map<DataType, TypeHealth> types) {
        Set<Channel> channels = new HashSet<>(plan.channels());
        Set<Channel> used = polled(plan);
        plan.streams().forEach(stream -> stream.subscriptions()
                .forEach(subscription -> used.addAll(subscription.channels())));
        plan.books().forEach(book -> used.add(book.channel()));
        used.removeAll(channels);
        if (!used.isEmpty()) {
            throw new IllegalArgumentException(
                    "The venue's plan asks for " + used + ", which are not among its channels; the venue has a defect");
        }
        for (Channel channel : channels) {
            if (!types.containsKey(channel.dataType())) {
                throw new IllegalArgumentException("The venue's plan has a channel for "
                        + channel.dataType().key() + ", which it was not asked for; the venue has a defect");
            }
        }
    }

    /** Begins to connect and to poll. */
    void start() {
        sessions.forEach(StreamSession::start);
        Map<Schedule, Integer> counts = new HashMap<>();
        Map<Schedule, Integer> started = new HashMap<>();
        plan.polls().forEach(poll -> counts.merge(poll.schedule(), 1, Integer::sum));
        for (int i = 0; i < polls.size(); i++) {
            Schedule schedule = plan.polls().get(i).schedule();
            int index = started.merge(schedule, 1, Integer::sum) - 1;
            polls.get(i).start(Spread.first(index, counts.get(schedule), Timetable.interval(schedule)));
        }
        for (int i = 0; i < books.size(); i++) {
            books.get(i)
                    .auditEvery(
                            auditInterval, auditInterval.multipliedBy(i + 1L).dividedBy(books.size()));
        }
        watch.start(WATCH_INTERVAL);
    }

    /** Whether every channel has shown that it works. */
    boolean isLive() {
        return !table.all().isEmpty() && table.all().stream().allMatch(ChannelPipeline::isLive);
    }

    int openConnections() {
        return (int) sessions.stream().filter(StreamSession::isOpen).count();
    }

    boolean isFullyConnected() {
        return openConnections() == sessions.size();
    }

    /** How many instruments give data that is not stale. */
    long activeInstruments(long nowMs) {
        Set<Instrument> active = new HashSet<>();
        for (ChannelPipeline pipeline : table.all()) {
            if (pipeline.lastSuccessMs() != 0
                    && nowMs - pipeline.lastSuccessMs()
                            <= pipeline.health().staleAfter().toMillis()) {
                active.add(pipeline.channel().instrument());
            }
        }
        return active.size();
    }

    @Override
    public void close() {
        watch.stop();
        polls.forEach(RestPolling::stop);
        sessions.forEach(StreamSession::close);
        books.forEach(KeptBook::close);
        table.all().forEach(ChannelPipeline::close);
    }
}
