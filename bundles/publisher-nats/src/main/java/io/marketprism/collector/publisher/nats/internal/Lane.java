package io.marketprism.collector.publisher.nats.internal;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/**
 * One subject's messages in order: those that wait, and those sent whose outcome is in doubt. Its mutable part belongs
 * to {@link Delivery}.
 */
final class Lane {

    final String subject;
    final boolean latestWins;
    final boolean acknowledged;
    final Outcome outcome;

    /** Accepted and never sent, in order. */
    final Deque<Message> waiting = new ArrayDeque<>();

    /** Sent, outcome in doubt, to be sent again, in order. */
    final List<Message> doubtful = new ArrayList<>();

    /** How many are sent and neither settled nor in doubt. */
    int underWay;

    /** Those in doubt are not sent again before this. */
    long notBeforeNanos;

    /** Whether the lane stands in the line of those that may send. */
    boolean inLine;

    /**
     * A subject's queue.
     *
     * @param subject where its messages go
     * @param latestWins whether a newer message replaces one that still waits
     * @param acknowledged whether messages want a stream's acknowledgement where one captures the subject
     * @param outcome hears what became of each message
     */
    Lane(String subject, boolean latestWins, boolean acknowledged, Outcome outcome) {
        this.subject = subject;
        this.latestWins = latestWins;
        this.acknowledged = acknowledged;
        this.outcome = outcome;
    }

    /** Whether waiting messages may go: order demands that nothing sent before them is in doubt. */
    boolean maySendNew() {
        return doubtful.isEmpty() && !waiting.isEmpty();
    }

    /** Whether those in doubt may go again: once everything sent after them is settled or in doubt too. */
    boolean mayRepeat(long now) {
        return underWay == 0 && now - notBeforeNanos >= 0;
    }

    /** Puts a message among those in doubt, at its place. */
    void doubt(Message message) {
        int at = doubtful.size();
        while (at > 0 && doubtful.get(at - 1).sequence > message.sequence) {
            at--;
        }
        doubtful.add(at, message);
        message.doubtful = true;
    }
}
