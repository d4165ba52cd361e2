package io.marketprism.collector.publisher.nats.internal;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/**
 * Brings messages to the server, many at a time and in order per subject, and knows of each what became of it: what
 * waits, what is under way, what is in doubt after a timeout or a lost connection and is sent again with the same ID.
 *
 * <p>A message without an ID, or without an acknowledgement (core), is never sent twice: nobody would recognise the
 * second copy. Pure: no clock, no thread, no lock; not thread-safe. Outcomes are collected and handed out by {@link
 * #takeSettled}.
 */
final class Delivery {

    private final DeliverySettings settings;
    private final Sender sender;
    private final InFlightWindow window;
    private final Deque<Lane> line = new ArrayDeque<>();
    private final Set<Lane> withWaiting = new LinkedHashSet<>();
    private final Set<Lane> withDoubtful = new LinkedHashSet<>();
    private List<Settled> settled = new ArrayList<>();
    private boolean connected;
    private Predicate<String> captured = subject -> false;
    private boolean streamsDoubtful;
    private int coreUnderWay;
    private long sequence;
    private long attempts;
    private long queuedBytes;
    private int queued;

    Delivery(DeliverySettings settings, Sender sender) {
        this.settings = settings;
        this.sender = sender;
        this.window = new InFlightWindow(settings.inFlight());
    }

    /** Accepts a message and sends it at once if it may go. */
    void offer(Message message, long now) {
        Lane lane = message.lane;
        message.sequence = ++sequence;
        if (lane.latestWins && !lane.waiting.isEmpty()) {
            Message older = lane.waiting.removeFirst();
            count(older, -1);
            fail(older, "superseded", "A newer message of " + lane.subject + " came before this one could be sent");
        }
        lane.waiting.addLast(message);
        withWaiting.add(lane);
        count(message, 1);
        joinLine(lane);
        pump(now);
        shed();
    }

    /**
     * The server is there and its streams are checked.
     *
     * @param capturedSubjects which subjects a stream answers for
     */
    void connected(Predicate<String> capturedSubjects, long now) {
        connected = true;
        captured = capturedSubjects;
        streamsDoubtful = false;
        pump(now);
    }

    /** The connection is gone: whatever is under way has an unknown outcome. */
    void disconnected() {
        connected = false;
        for (Message message : window.inOrder()) {
            if (!message.doubtful) {
                message.lane.notBeforeNanos = message.sentNanos;
                doubt(message, "timeout", "The connection to NATS broke before the answer");
            }
        }
    }

    /** An answer came. */
    void answered(String replyWord, Ack ack, long now) {
        Message message = window.find(replyWord);
        if (message == null) {
            return;
        }
        switch (ack.kind()) {
            case STORED, DUPLICATE -> settle(message, Settled.stored(message, ack.kind() == Ack.Kind.DUPLICATE), true);
            case REFUSED -> settle(message, new Settled(message, false, "publish_failed", ack.reason()), true);
            case NO_STREAM, NOT_NOW -> {
                streamsDoubtful |= ack.kind() == Ack.Kind.NO_STREAM;
                if (!message.doubtful) {
                    message.lane.notBeforeNanos = now + settings.pauseNanos(message.attempts);
                    doubt(message, "publish_failed", ack.reason());
                }
            }
        }
        pump(now);
    }

    /** Time has passed: gives up waiting where it took too long, and sends what may go by now. */
    void tick(long now) {
        for (Message message : window.inOrder()) {
            boolean late = now - message.sentNanos > settings.timeout().toNanos();
            if (late && !message.doubtful && message.acknowledgedSubject) {
                streamsDoubtful = true;
                message.lane.notBeforeNanos = now;
                doubt(
                        message,
                        "timeout",
                        "No acknowledgement came within " + settings.timeout().toMillis() + " ms, " + message.attempts
                                + " times");
            }
        }
        pump(now);
    }

    /** The number of the last attempt, for {@link #coreTaken}. */
    long lastAttempt() {
        return attempts;
    }

    /** The server has read everything that was sent up to an attempt's number: core messages are done. */
    void coreTaken(long upToAttempt, long now) {
        for (Message message : window.inOrder()) {
            if (!message.acknowledgedSubject && !message.doubtful && message.attempt <= upToAttempt) {
                settle(message, Settled.stored(message, false), false);
            }
        }
        pump(now);
    }

    /** What was settled since the last call. */
    List<Settled> takeSettled() {
        if (settled.isEmpty()) {
            return List.of();
        }
        List<Settled> taken = settled;
        settled = new ArrayList<>();
        return taken;
    }

    /** Gives up everything, in order. */
    void abandon(String reason) {
        connected = false;
        for (Message message : window.inOrder()) {
            settle(message, new Settled(message, false, "closed", reason), false);
        }
        for (Lane lane : List.copyOf(withWaiting)) {
            while (!lane.waiting.isEmpty()) {
                fail(takeWaiting(lane), "closed", reason);
            }
        }
    }

    /** Whether an answer makes it doubtful that the streams are as they were; until {@link #connected}. */
    boolean streamsDoubtful() {
        return streamsDoubtful;
    }

    /** Whether core messages wait to be known as taken. */
    boolean hasCoreUnderWay() {
        return coreUnderWay > 0;
    }

    int inFlight() {
        return window.inUse();
    }

    int queued() {
        return queued;
    }

    long queuedBytes() {
        return queuedBytes;
    }

    private void pump(long now) {
        if (!connected) {
            return;
        }
        if (!withDoubtful.isEmpty()) {
            List.copyOf(withDoubtful).stream()
                    .filter(lane -> lane.mayRepeat(now))
                    .forEach(lane -> repeat(lane, now));
        }
        while (window.hasRoom() && !line.isEmpty()) {
            Lane lane = line.peekFirst();
            if (lane.maySendNew() && !sendNew(lane, now)) {
                return;
            }
            line.removeFirst();
            lane.inLine = false;
            joinLine(lane);
        }
    }

    private boolean sendNew(Lane lane, long now) {
        Message message = lane.waiting.peekFirst();
        window.admit(message);
        message.acknowledgedSubject = lane.acknowledged && captured.test(lane.subject);
        if (!attempt(message, now)) {
            if (message.slot != InFlightWindow.NO_SLOT) {
                window.release(message, true);
                return false;
            }
        }
        takeWaiting(lane);
        return true;
    }

    private void repeat(Lane lane, long now) {
        while (!lane.doubtful.isEmpty()) {
            Message message = lane.doubtful.remove(0);
            message.doubtful = false;
            if (!attempt(message, now) && message.slot != InFlightWindow.NO_SLOT) {
                lane.doubt(message);
                return;
            }
        }
        withDoubtful.remove(lane);
        joinLine(lane);
    }

    /** Whether the connection took it; if it never will the message is settled and has no slot any more. */
    private boolean attempt(Message message, long now) {
        try {
            if (!sender.send(message, message.acknowledgedSubject ? window.replyWord(message) : null)) {
                return false;
            }
        } catch (IllegalArgumentException e) {
            window.release(message, message.attempts == 0);
            fail(message, "publish_failed", e.getMessage());
            return false;
        }
        message.attempts++;
        message.attempt = ++attempts;
        message.sentNanos = now;
        message.lane.underWay++;
        coreUnderWay += message.acknowledgedSubject ? 0 : 1;
        return true;
    }

    private void doubt(Message message, String code, String reason) {
        Lane lane = message.lane;
        boolean again = message.hasId() && message.acknowledgedSubject && message.attempts <= settings.maxRetries();
        boolean stale = lane.latestWins && (!lane.waiting.isEmpty() || lane.underWay > 1);
        if (again && !stale) {
            lane.underWay--;
            lane.doubt(message);
            withDoubtful.add(lane);
        } else if (again) {
            settle(message, new Settled(message, false, "superseded", reason + "; a newer one follows"), false);
        } else {
            settle(message, new Settled(message, false, code, reason), false);
        }
    }

    private void settle(Message message, Settled outcome, boolean answered) {
        Lane lane = message.lane;
        window.release(message, answered && message.attempts == 1);
        if (message.doubtful) {
            message.doubtful = false;
            lane.doubtful.remove(message);
            if (lane.doubtful.isEmpty()) {
                withDoubtful.remove(lane);
            }
        } else {
            lane.underWay--;
            coreUnderWay -= message.acknowledgedSubject ? 0 : 1;
        }
        settled.add(outcome);
        joinLine(lane);
    }

    /** Keeps what waits within its bound: books first, since a newer one comes; then the oldest. */
    private void shed() {
        while (queuedBytes > settings.queueBytes()) {
            Optional<Lane> books = oldest(lane -> lane.latestWins);
            Lane lane = books.or(() -> oldest(any -> true)).orElseThrow();
            fail(
                    takeWaiting(lane),
                    "overflow",
                    "More than " + settings.queueBytes() + " bytes wait for NATS; the oldest message of " + lane.subject
                            + " was dropped");
        }
    }

    private Optional<Lane> oldest(Predicate<Lane> which) {
        return withWaiting.stream().filter(which).min(Comparator.comparingLong(lane -> lane.waiting.getFirst()
                .sequence));
    }

    private Message takeWaiting(Lane lane) {
        Message message = lane.waiting.removeFirst();
        count(message, -1);
        if (lane.waiting.isEmpty()) {
            withWaiting.remove(lane);
        }
        return message;
    }

    private void joinLine(Lane lane) {
        if (!lane.inLine && lane.maySendNew()) {
            lane.inLine = true;
            line.addLast(lane);
        }
    }

    private void count(Message message, int one) {
        queued += one;
        queuedBytes += (long) one * message.heapBytes();
    }

    private void fail(Message message, String code, String reason) {
        settled.add(new Settled(message, false, code, reason));
    }
}
