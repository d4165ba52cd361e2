package io.marketprism.collector.publisher.nats.internal;

import java.time.Duration;
import java.util.List;
import java.util.function.LongConsumer;
import java.util.function.LongSupplier;
import java.util.function.Predicate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * {@link Delivery} for many threads: one lock around it, the clock, and outcomes told after the lock is let go. The
 * lock is never held while waiting for the network.
 */
final class Outbox {

    private static final Logger LOG = LoggerFactory.getLogger(Outbox.class);

    private final Delivery delivery;
    private final LongSupplier nanoTime;
    private boolean closed;

    Outbox(DeliverySettings settings, Sender sender, LongSupplier nanoTime) {
        this.delivery = new Delivery(settings, sender);
        this.nanoTime = nanoTime;
    }

    /** Accepts a message; never waits. After {@link #close} it fails at once. */
    void offer(Message message) {
        if (!offered(message)) {
            message.lane.outcome.failed(message, "closed", "The publisher is closed");
        }
    }

    private boolean offered(Message message) {
        List<Settled> settled;
        synchronized (this) {
            if (closed) {
                return false;
            }
            delivery.offer(message, nanoTime.getAsLong());
            settled = delivery.takeSettled();
        }
        tell(settled);
        return true;
    }

    /** See {@link Delivery#connected}. */
    void connected(Predicate<String> captured) {
        run(now -> delivery.connected(captured, now));
    }

    /** See {@link Delivery#disconnected}. */
    void disconnected() {
        run(now -> delivery.disconnected());
    }

    /** See {@link Delivery#answered}. */
    void answered(String replyWord, Ack ack) {
        run(now -> delivery.answered(replyWord, ack, now));
    }

    /** See {@link Delivery#tick}. */
    void tick() {
        run(now -> delivery.tick(now));
    }

    /** See {@link Delivery#coreTaken}. */
    void coreTaken(long upToAttempt) {
        run(now -> delivery.coreTaken(upToAttempt, now));
    }

    /** See {@link Delivery#lastAttempt}. */
    synchronized long lastAttempt() {
        return delivery.lastAttempt();
    }

    /** See {@link Delivery#streamsDoubtful}. */
    synchronized boolean streamsDoubtful() {
        return delivery.streamsDoubtful();
    }

    /** See {@link Delivery#hasCoreUnderWay}. */
    synchronized boolean hasCoreUnderWay() {
        return delivery.hasCoreUnderWay();
    }

    /** Messages sent and not settled. */
    synchronized int inFlight() {
        return delivery.inFlight();
    }

    /** Messages that wait. */
    synchronized int queued() {
        return delivery.queued();
    }

    /** Memory of the messages that wait. */
    synchronized long queuedBytes() {
        return delivery.queuedBytes();
    }

    /**
     * Takes nothing more and waits until everything is settled.
     *
     * @return how many messages are left unsettled
     */
    int drain(Duration most) throws InterruptedException {
        long deadline = System.nanoTime() + most.toNanos();
        synchronized (this) {
            closed = true;
            for (long left = most.toNanos(); left > 0 && unsettled() > 0; left = deadline - System.nanoTime()) {
                wait(left / 1_000_000 + 1);
            }
            return unsettled();
        }
    }

    /** Takes nothing more and gives up what is left. */
    void close() {
        run(now -> {
            closed = true;
            delivery.abandon("The publisher was closed before NATS acknowledged the message");
        });
    }

    private int unsettled() {
        return delivery.inFlight() + delivery.queued();
    }

    private void run(LongConsumer action) {
        List<Settled> settled;
        synchronized (this) {
            action.accept(nanoTime.getAsLong());
            settled = delivery.takeSettled();
            if (closed && unsettled() == 0) {
                notifyAll();
            }
        }
        tell(settled);
    }

    private void tell(List<Settled> settled) {
        if (settled.isEmpty()) {
            return;
        }
        long now = nanoTime.getAsLong();
        for (Settled one : settled) {
            try {
                one.tell(now);
            } catch (RuntimeException e) {
                LOG.error("An observer of {} failed; the others are told nevertheless", one.message().lane.subject, e);
            }
        }
    }
}
