package io.marketprism.collector.core.internal;

import io.marketprism.collector.model.OrderBookSnapshot;
import io.marketprism.collector.model.OrderBookUpdate;
import io.marketprism.collector.orderbook.BookBreak;
import io.marketprism.collector.orderbook.BookEngine;
import io.marketprism.collector.orderbook.BookLimits;
import io.marketprism.collector.orderbook.BookState;
import io.marketprism.collector.orderbook.BookStep;
import io.marketprism.collector.orderbook.BreakReason;
import io.marketprism.collector.spi.BookPlan;
import io.marketprism.collector.spi.Channel;
import io.marketprism.collector.spi.OrderBookSettings;
import io.marketprism.collector.spi.Receipt;
import io.marketprism.collector.spi.Schedule;
import io.marketprism.collector.spi.VenueException;
import java.time.Duration;
import java.util.Map;
import java.util.OptionalInt;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Predicate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps one instrument's book: from the stream's changes to publishing on the thread that brought them, and its repair
 * without touching the connection or any other instrument (D7). Thread-safe: sockets, answers and timers come in turn.
 */
final class KeptBook implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(KeptBook.class);

    /** Where no change comes that would show that the subscription holds, the snapshot is asked for all the same. */
    private static final Duration QUIET = Duration.ofSeconds(2);

    private static final Duration ASK_AGAIN = Duration.ofMillis(300);
    private static final Duration QUOTA_PAUSE = Duration.ofSeconds(5);

    /** A side that is cut may grow by so much between its snapshots. */
    private static final int GROWTH = 256;

    private static final Duration SHALLOW_PAUSE = Duration.ofSeconds(10);

    private final BookPlan plan;
    private final ChannelPipeline pipeline;
    private final Surroundings surroundings;
    private final Time time;
    private final QuotaWindow resubscriptions;
    private final BookFigures figures;
    private final BookSnapshots snapshots;
    private final BookOutlet outlet;
    private final BookAudit audit;
    private final RepairPauses pauses =
            new RepairPauses(() -> ThreadLocalRandom.current().nextDouble());
    private final int depth;
    private final String problemKey;
    private Predicate<String> sender = text -> false;
    private Cadence audits;
    private BookEngine engine;
    private Object source;
    private long life;
    private boolean asking;
    private boolean connected;
    private boolean everLive;
    private boolean closed;
    private long auditedNanos;
    private Receipt lastReceipt = new Receipt(0, 0);

    /** A book that is not connected yet. */
    KeptBook(
            BookPlan plan,
            ChannelPipeline pipeline,
            Surroundings surroundings,
            Connections.Rest rest,
            Map<String, QuotaWindow> quotas) {
        this.plan = plan;
        this.pipeline = pipeline;
        this.surroundings = surroundings;
        this.time = surroundings.time();
        this.resubscriptions = quotas.get(plan.resubscriptionPool());
        OrderBookSettings settings = surroundings.settings().orderBook();
        this.depth = Math.min(settings.publishDepth(), settings.depthLimit());
        String symbol = plan.channel().instrument().venueSymbol();
        this.problemKey = "book " + symbol;
        this.figures = surroundings.metrics().book(symbol, this::notLiveNanos);
        this.snapshots = new BookSnapshots(plan, pipeline, surroundings, rest);
        this.outlet = new BookOutlet(pipeline, figures, time, settings.publishInterval(), this::flush);
        this.audit = new BookAudit(this::empty, figures, this::askForAudit);
        this.engine = empty();
    }

    private BookEngine empty() {
        OrderBookSettings.Upkeep upkeep = surroundings.settings().orderBook().upkeep();
        int most = Math.max(
                        plan.snapshotDepth(),
                        surroundings.settings().orderBook().depthLimit())
                + GROWTH;
        return new BookEngine(
                plan.channel().instrument(),
                plan.rule(),
                new BookLimits(plan.snapshotDepth(), most, upkeep.mostHeld(), upkeep.patience()),
                time::nanoTime);
    }

    Channel channel() {
        return plan.channel();
    }

    /** What sends on the connection that brings the changes. */
    synchronized void connectBy(Predicate<String> connection) {
        sender = connection;
    }

    /** Compares the book with fresh snapshots from now on. */
    synchronized void auditEvery(Duration interval, Duration first) {
        audits = new Cadence(time, new Schedule.Every(interval), this::audit);
        audits.start(first);
    }

    synchronized BookState state() {
        return engine.state();
    }

    private synchronized double notLiveNanos() {
        return engine.notLiveNanos();
    }

    /** A socket was opened, and the subscription is being sent; {@code beside} another one that speaks still. */
    synchronized void opened(boolean beside) {
        connected = true;
        if (closed || (beside && engine.state() == BookState.LIVE)) {
            return;
        }
        if (!beside) {
            source = null;
            pauses.forget();
        }
        begin();
        if (!plan.pushed()) {
            askLater(QUIET);
        }
    }

    /** A socket is gone; another one may be open still. */
    synchronized void closed(Object from, boolean othersOpen) {
        connected = othersOpen;
        if (closed || (othersOpen && (!plan.pushed() || from != source))) {
            return;
        }
        source = null;
        if (engine.fail(BreakReason.DISCONNECTED) == BookStep.BROKE) {
            broke();
        }
    }

    /**
     * Takes what a socket's frame says.
     *
     * @param from the socket; where snapshots are pushed, one socket's changes follow its own snapshot only
     */
    synchronized void take(OrderBookUpdate update, Receipt receipt, Object from) {
        if (closed) {
            return;
        }
        pipeline.note(receipt);
        if (update.snapshot() || source == null) {
            source = from;
        } else if (plan.pushed() && from != source) {
            return;
        }
        long begun = time.nanoTime();
        lastReceipt = receipt;
        boolean wasLive = engine.state() == BookState.LIVE;
        BookStep step = engine.take(update);
        audit.take(update);
        settle(step, wasLive);
        compare();
        figures.updated(time.nanoTime() - begun);
    }

    private void settle(BookStep step, boolean wasLive) {
        switch (step) {
            case JOINED -> {
                if (!wasLive) {
                    becameLive();
                }
                outlet.changed(this::cut, lastReceipt);
            }
            case CHANGED -> outlet.changed(this::cut, lastReceipt);
            case UNCHANGED -> pipeline.confirmed();
            case HELD -> {
                figures.held(engine.heldCount());
                if (!plan.pushed() && engine.heldCount() == 1 && !asking) {
                    ask();
                }
            }
            case BROKE -> broke();
            default -> {
                // Nothing came of it: the book waits for its repair.
            }
        }
    }

    private OrderBookSnapshot cut() {
        return engine.book(depth);
    }

    private synchronized void flush() {
        if (!closed && engine.state() == BookState.LIVE) {
            outlet.flush(this::cut);
        }
    }

    private void becameLive() {
        asking = false;
        pauses.live(time.nanoTime());
        figures.live();
        pipeline.health().problems().clear(problemKey);
        if (everLive) {
            figures.resynced(engine.lastOutageNanos());
            surroundings.metrics().resynced();
            LOG.info(
                    "{} is live again at {} after {} ms",
                    pipeline.words(),
                    engine.updateId(),
                    Duration.ofNanos(engine.lastOutageNanos()).toMillis());
        }
        everLive = true;
    }

    private void broke() {
        BookBreak why = engine.lastBreak().orElseThrow();
        figures.broke(why.reason());
        outlet.drop();
        audit.abandon();
        asking = false;
        life++;
        String sentence = "The " + pipeline.words() + " is not live and not published: " + why;
        pipeline.health().problems().report(problemKey, sentence);
        if (!connected) {
            return;
        }
        Duration wait = pauses.next(time.nanoTime());
        LOG.warn("{}; its repair begins in {} ms", sentence, wait.toMillis());
        repairAfter(wait);
    }

    private void repairAfter(Duration wait) {
        long mine = life;
        time.after(wait, () -> repair(mine));
    }

    private void repair(long of) {
        Predicate<String> connection;
        synchronized (this) {
            if (closed || of != life || !connected || engine.state() != BookState.BROKEN) {
                return;
            }
            boolean byRequest = !plan.pushed() || isUnheeded();
            if (!byRequest
                    && resubscriptions != null
                    && !resubscriptions.draw(plan.resubscription().size(), time.nanoTime())) {
                repairAfter(QUOTA_PAUSE);
                return;
            }
            begin();
            if (byRequest) {
                askLater(plan.pushed() ? Duration.ZERO : QUIET);
                return;
            }
            connection = sender;
        }
        // Outside the lock: the connection has one of its own.
        for (String frame : plan.resubscription()) {
            if (!connection.test(frame)) {
                LOG.debug("{} could not be resubscribed: the connection is not open", pipeline.words());
            }
        }
    }

    /** The venue pushed no snapshot though it was asked to: every other time one is asked for by request. */
    private boolean isUnheeded() {
        return engine.lastBreak().orElseThrow().reason() == BreakReason.SNAPSHOT_TIMEOUT && pauses.failures() % 2 == 0;
    }

    private void begin() {
        life++;
        long mine = life;
        asking = false;
        engine.begin();
        audit.abandon();
        outlet.drop();
        expireLater(mine);
    }

    private void expireLater(long of) {
        Duration patience = surroundings.settings().orderBook().upkeep().patience();
        time.after(patience.plusMillis(1), () -> expire(of));
    }

    private synchronized void expire(long of) {
        if (closed || of != life) {
            return;
        }
        if (asking && engine.state() == BookState.BUFFERING) {
            // The request has a timeout of its own, and may have to wait its turn: giving up would only lengthen the
            // queue.
            expireLater(of);
        } else if (engine.expire() == BookStep.BROKE) {
            broke();
        }
    }

    private void askLater(Duration wait) {
        long mine = life;
        time.after(wait, () -> {
            synchronized (this) {
                if (!closed && mine == life && !asking && engine.state() == BookState.BUFFERING) {
                    ask();
                }
            }
        });
    }

    private void ask() {
        asking = true;
        long mine = life;
        snapshots.ask(book -> join(mine, book), reason -> refused(mine, reason));
    }

    private synchronized void join(long of, OrderBookUpdate book) {
        if (closed || of != life || engine.state() != BookState.BUFFERING) {
            return;
        }
        asking = false;
        lastReceipt = new Receipt(time.epochMillis(), time.nanoTime());
        BookStep step = engine.join(book);
        if (step == BookStep.STALE) {
            askLater(ASK_AGAIN);
        } else {
            settle(step, false);
        }
    }

    private synchronized void refused(long of, VenueException reason) {
        if (closed || of != life) {
            return;
        }
        asking = false;
        askLater(reason.retryAfter().orElse(ASK_AGAIN.multipliedBy(4)));
    }

    private synchronized void audit() {
        if (!closed && engine.state() == BookState.LIVE) {
            auditedNanos = time.nanoTime();
            audit.begin();
        }
    }

    private void askForAudit(BookAudit of) {
        snapshots.ask(
                book -> {
                    synchronized (this) {
                        of.answered(book);
                        compare();
                    }
                },
                reason -> {
                    synchronized (this) {
                        of.refused(reason);
                    }
                });
    }

    private void compare() {
        OptionalInt differences = audit.compare(engine);
        if (differences.isEmpty()) {
            boolean hurry = !audit.isUnderWay()
                    && engine.isShallow(depth)
                    && time.nanoTime() - auditedNanos > SHALLOW_PAUSE.toNanos();
            if (hurry) {
                audit();
            }
            return;
        }
        BookEngine fresh = audit.takeOver().orElseThrow();
        boolean wrong = differences.getAsInt() > 0;
        if (!wrong && plan.snapshotDepth() == 0) {
            return;
        }
        if (wrong) {
            figures.broke(BreakReason.AUDIT);
            LOG.error(
                    "The {} differed from a fresh snapshot in {} levels at {}; it is replaced by what follows from the"
                            + " snapshot",
                    pipeline.words(),
                    differences.getAsInt(),
                    engine.updateId());
        }
        // Proven from the snapshot on by the very changes that the old one took, and it may know more levels.
        engine = fresh;
        if (wrong) {
            becameLive();
            outlet.changed(this::cut, lastReceipt);
        }
    }

    @Override
    public void close() {
        synchronized (this) {
            closed = true;
            outlet.drop();
        }
        if (audits != null) {
            audits.stop();
        }
    }
}
