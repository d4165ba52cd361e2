package io.marketprism.collector.core.internal;

import io.marketprism.collector.model.DataType;
import io.marketprism.collector.model.MarketEvent;
import io.marketprism.collector.spi.Channel;
import io.marketprism.collector.spi.PublishChannel;
import io.marketprism.collector.spi.PublishObserver;
import io.marketprism.collector.spi.Publisher;
import io.marketprism.collector.spi.Receipt;
import io.marketprism.collector.spi.Telemetry.Counter;
import io.marketprism.collector.spi.Telemetry.Gauge;
import io.marketprism.collector.spi.VenueException;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.ReentrantLock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One channel's way from decoded event to publisher (D6): on the thread that brought the event, one thread at a time, no
 * queue. The lock is free but for the moments in which an old connection and its successor both speak.
 */
final class ChannelPipeline implements PublishObserver, AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(ChannelPipeline.class);

    private final Channel channel;
    private final boolean polled;
    private final TypeHealth health;
    private final Surroundings surroundings;
    private final PublishChannel out;
    private final ReentrantLock lock = new ReentrantLock();
    private final SampleMemory samples = new SampleMemory();
    private final RepeatMemory repeats = new RepeatMemory();
    private final LastingMemory lasting;
    private final SpeechHabit habit = new SpeechHabit();
    private final AtomicInteger underWay = new AtomicInteger();
    private final Counter unchanged;
    private final Counter repeated;
    private final Counter bookUpdates;
    private final Gauge lastBookSeconds;
    private final String publishKey;
    private final String refusalKey;
    private final String silenceKey;

    private boolean closed;
    private volatile boolean forget;
    private volatile boolean heard;
    private volatile long lastDataNanos;
    private volatile long lastSuccessMs;
    private volatile boolean acknowledged;
    private volatile boolean refused;
    private volatile boolean silent;

    /**
     * Opens a channel at the publisher.
     *
     * @param polled whether it is asked for samples, of which unchanged ones are published once (C5)
     */
    ChannelPipeline(
            Channel channel, boolean polled, TypeHealth health, Surroundings surroundings, Publisher publisher) {
        this.channel = channel;
        this.polled = polled;
        this.health = health;
        this.surroundings = surroundings;
        String symbol = channel.instrument().venueSymbol();
        CollectorMetrics metrics = surroundings.metrics();
        boolean book = channel.dataType() == DataType.ORDERBOOK;
        this.lasting = channel.dataType() == DataType.LIQUIDATION ? new LastingMemory() : null;
        this.unchanged = polled ? metrics.unchanged(channel.dataType()) : null;
        this.repeated = metrics.repeated(channel.dataType());
        this.bookUpdates = book ? metrics.orderBookUpdates(symbol) : null;
        this.lastBookSeconds = book ? metrics.lastOrderBookUpdate(symbol) : null;
        this.publishKey = "publish " + symbol;
        this.refusalKey = "refused " + symbol;
        this.silenceKey = "silent " + symbol;
        this.out = publisher.open(channel, this);
    }

    Channel channel() {
        return channel;
    }

    TypeHealth health() {
        return health;
    }

    boolean isPolled() {
        return polled;
    }

    /** Takes one event, and returns when it is handed over; what comes after {@link #close} is left. */
    void take(MarketEvent event, Receipt receipt) {
        lock.lock();
        try {
            if (closed) {
                return;
            }
            health.received();
            heard(receipt);
            if (polled && isUnchanged(event)) {
                unchanged.increment();
                // While something is under way it is not known whether the sample was stored: its own answer will say.
                if (lastSuccessMs != 0 && underWay.get() == 0) {
                    succeed();
                }
                return;
            }
            if (isRepeat(event, receipt)) {
                repeated.increment();
                return;
            }
            publish(event, receipt);
        } finally {
            lock.unlock();
        }
        surroundings.latency().record(receipt.nanoTime(), surroundings.time().nanoTime());
    }

    /** Takes note of one message about a book that is kept here; what is published of it comes by {@link #give}. */
    void note(Receipt receipt) {
        health.received();
        heard(receipt);
    }

    /** The venue says that what was stored last still holds. */
    void confirmed() {
        if (lastSuccessMs != 0 && underWay.get() == 0) {
            succeed();
        }
    }

    /** Publishes one event that was made here. */
    void give(MarketEvent event, Receipt receipt) {
        lock.lock();
        try {
            if (closed) {
                return;
            }
            publish(event, receipt);
        } finally {
            lock.unlock();
        }
        surroundings.latency().record(receipt.nanoTime(), surroundings.time().nanoTime());
    }

    private void heard(Receipt receipt) {
        lastDataNanos = receipt.nanoTime();
        heard = true;
        if (!polled) {
            habit.heard(receipt.nanoTime());
        }
        if (silent || refused) {
            silent = false;
            refused = false;
            health.problems().clear(silenceKey);
            health.problems().clear(refusalKey);
        }
        if (bookUpdates != null) {
            bookUpdates.increment();
            lastBookSeconds.set(receipt.epochMillis() / (double) TimeUnit.SECONDS.toMillis(1));
        }
    }

    private boolean isUnchanged(MarketEvent event) {
        if (forget) {
            forget = false;
            samples.forget();
        }
        return samples.isKnown(event);
    }

    private boolean isRepeat(MarketEvent event, Receipt receipt) {
        if (lasting == null) {
            return repeats.isRepeat(event, receipt.nanoTime());
        }
        if (forget) {
            forget = false;
            lasting.forget();
        }
        return lasting.isRepeat(event);
    }

    private void publish(MarketEvent event, Receipt receipt) {
        underWay.incrementAndGet();
        try {
            out.publish(event, receipt);
        } catch (RuntimeException e) {
            LOG.error("An event of {} could not be handed to the publisher; the event is lost", channel, e);
            failed("exception", "The publisher failed with " + e);
        }
    }

    /** Two sockets give the channel's events for a while: each event is taken once. */
    void expectRepeats() {
        lock.lock();
        try {
            repeats.begin(surroundings.time().nanoTime());
        } finally {
            lock.unlock();
        }
    }

    /** The answer that the last samples came in is whole. */
    void answered() {
        lock.lock();
        try {
            samples.endAnswer();
        } finally {
            lock.unlock();
        }
    }

    @Override
    public void published(boolean duplicate) {
        health.published();
        succeed();
        underWay.decrementAndGet();
        health.problems().clear(publishKey);
    }

    private void succeed() {
        long now = surroundings.time().epochMillis();
        lastSuccessMs = now;
        health.succeeded(now);
    }

    @Override
    public void failed(String code, String reason) {
        forget = true;
        underWay.decrementAndGet();
        health.error(channel.dataType().key(), code);
        health.problems()
                .report(
                        publishKey,
                        words() + " could not be stored (" + code + "): " + reason
                                + "; see the connection to NATS and its streams");
    }

    /** The venue acknowledged the subscription. */
    void acknowledged() {
        acknowledged = true;
        refused = false;
        health.problems().clear(refusalKey);
    }

    /** The venue refused the subscription; it will be asked again. */
    void refused(VenueException reason, Duration retryIn) {
        refused = true;
        health.error(channel.dataType().key(), code(reason));
        health.problems()
                .report(
                        refusalKey,
                        words() + " was refused by the venue: " + reason.getMessage() + "; it is asked again in "
                                + retryIn.toSeconds() + " s");
        LOG.warn(
                "{} was refused by the venue: {}; it is asked again in {} s",
                words(),
                reason.getMessage(),
                retryIn.toSeconds());
    }

    /** The short stable word for a venue's failure. */
    static String code(VenueException reason) {
        return ConfigText.lowerCase(reason.kind().name());
    }

    /** For how long nothing came, at most since a moment; by the clock that never jumps. */
    long silentNanos(long sinceNanos, long nowNanos) {
        long last = heard && lastDataNanos - sinceNanos > 0 ? lastDataNanos : sinceNanos;
        return nowNanos - last;
    }

    /** How long it may be silent (D12). */
    Duration silenceLimit(long sinceNanos) {
        boolean spoken = heard && lastDataNanos - sinceNanos > 0;
        lock.lock();
        try {
            return SilenceLimit.of(channel.dataType(), spoken, habit);
        } finally {
            lock.unlock();
        }
    }

    /** No connection was open for a while: that silence was not its own. */
    void interrupted() {
        lock.lock();
        try {
            habit.interrupted();
        } finally {
            lock.unlock();
        }
    }

    /** It gives nothing though its connection is open (D12). */
    void fallSilent(Duration limit) {
        if (!silent && !refused) {
            silent = true;
            health.problems()
                    .report(
                            silenceKey,
                            words() + " has given nothing for more than " + limit.toSeconds() + " s though it is "
                                    + (acknowledged ? "acknowledged" : "subscribed")
                                    + "; its connection is renewed until it does");
        }
    }

    boolean isSilent() {
        return silent;
    }

    boolean isRefused() {
        return refused;
    }

    /** When data was last stored or found unchanged, UTC epoch milliseconds; 0 if never. */
    long lastSuccessMs() {
        return lastSuccessMs;
    }

    /** Whether it has shown that it works: data was stored, or, where data is rare, the venue acknowledged it. */
    boolean isLive() {
        return lastSuccessMs != 0 || refused || (acknowledged && Thresholds.isRare(channel.dataType()));
    }

    TypeStatus.ChannelState state() {
        return new TypeStatus.ChannelState(refused, silent, polled, lastSuccessMs);
    }

    /** What it is, for a sentence. */
    String words() {
        return channel.dataType().key() + " of " + channel.instrument().venueSymbol();
    }

    @Override
    public void close() {
        lock.lock();
        try {
            closed = true;
            out.close();
        } finally {
            lock.unlock();
        }
    }
}
