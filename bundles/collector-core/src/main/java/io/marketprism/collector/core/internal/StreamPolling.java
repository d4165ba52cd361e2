package io.marketprism.collector.core.internal;

import io.marketprism.collector.spi.Schedule;
import io.marketprism.collector.spi.StreamPoll;
import io.marketprism.collector.spi.VenueException;
import java.time.Duration;
import java.util.function.LongSupplier;
import java.util.function.Predicate;

/**
 * Runs one {@link StreamPoll} while its connection is open. Ticks come on the timer thread, answers on the connection's;
 * nothing is sent while the lock is held.
 */
final class StreamPolling {

    private final StreamPoll poll;
    private final ChannelPipeline pipeline;
    private final PollMeter meter;
    private final Time time;
    private final QuotaWindow quota;
    private final LongSupplier numbers;
    private final Predicate<String> sender;
    private final Cadence cadence;
    private final Patience patience;

    private boolean open;
    private String waitingFor;
    private long sentNanos;
    private Time.Pending timeout;

    /**
     * A poll that is not running yet.
     *
     * @param quota what it draws from; {@code null} if its pool has no limit
     * @param numbers gives the running numbers of request IDs
     * @param sender sends a text, false if the connection is not open
     */
    StreamPolling(
            StreamPoll poll,
            ChannelPipeline pipeline,
            Surroundings surroundings,
            QuotaWindow quota,
            LongSupplier numbers,
            Predicate<String> sender) {
        this.poll = poll;
        this.pipeline = pipeline;
        this.meter = new PollMeter(pipeline, surroundings);
        this.time = surroundings.time();
        this.quota = quota;
        this.numbers = numbers;
        this.sender = sender;
        this.cadence = new Cadence(time, new Schedule.Every(poll.interval()), this::tick);
        this.patience = new Patience(time);
    }

    /** The connection is open: the first request goes out after a delay. */
    void opened(Duration first) {
        closed();
        synchronized (this) {
            open = true;
        }
        cadence.start(first);
    }

    /** The connection is gone, and the answer with it. */
    void closed() {
        cadence.stop();
        synchronized (this) {
            open = false;
            if (takeAnswered(waitingFor)) {
                meter.cancelled();
            }
        }
    }

    private void tick() {
        String id;
        synchronized (this) {
            if (!open) {
                return;
            }
            String hindrance = hindrance();
            if (hindrance != null) {
                meter.skipped(hindrance);
                return;
            }
            id = poll.requestId().apply(numbers.getAsLong());
            waitingFor = id;
            sentNanos = time.nanoTime();
            timeout = time.after(poll.timeout(), () -> timedOut(id));
        }
        if (!sender.test(poll.frame().apply(id))) {
            synchronized (this) {
                takeAnswered(id);
            }
        }
    }

    private String hindrance() {
        if (waitingFor != null) {
            return PollMeter.UNANSWERED;
        }
        if (!patience.isOver()) {
            return PollMeter.PAUSED;
        }
        return quota == null || quota.draw(poll.weight(), time.nanoTime()) ? null : PollMeter.QUOTA;
    }

    private void timedOut(String id) {
        synchronized (this) {
            if (!takeAnswered(id)) {
                return;
            }
        }
        meter.timedOut(poll.timeout());
    }

    /** A request was answered; false if it is none that is waited for. */
    boolean answered(String id) {
        long took;
        synchronized (this) {
            took = time.nanoTime() - sentNanos;
            if (!takeAnswered(id)) {
                return false;
            }
            patience.renew();
        }
        pipeline.answered();
        meter.succeeded(took);
        return true;
    }

    /** A request was answered with a refusal; false if it is none that is waited for. */
    boolean refused(String id, VenueException refusal) {
        synchronized (this) {
            if (!takeAnswered(id)) {
                return false;
            }
            patience.lose(refusal);
        }
        meter.failed(refusal);
        return true;
    }

    private boolean takeAnswered(String id) {
        if (id == null || !id.equals(waitingFor)) {
            return false;
        }
        waitingFor = null;
        timeout.cancel();
        return true;
    }
}
