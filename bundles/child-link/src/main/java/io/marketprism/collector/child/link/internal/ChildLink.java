package io.marketprism.collector.child.link.internal;

import io.marketprism.collector.child.link.ChildReading;
import io.marketprism.collector.spi.management.CollectorSnapshot;
import java.io.IOException;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import javax.management.JMException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The connection to one child, as a state machine that {@link #tick} drives. At most one thread of the pool works for it
 * at any time, be it connecting or reading; whoever asks meanwhile shares the outstanding answer. No method blocks.
 */
final class ChildLink {

    private static final Logger LOG = LoggerFactory.getLogger(ChildLink.class);

    private final String child;
    private final Supplier<ChildSession> sessions;
    private final Executor pool;
    private final LongSupplier nanoTime;
    private final LongSupplier epochMillis;
    private final LinkTimings timings;

    private ChildReading latest;
    private ChildSession session;
    private ChildSession working;
    private long workingSince;
    private CompletableFuture<ChildReading> outstanding;
    private int failures;
    private long pausedAt;
    private long readAt;
    private boolean closed;

    ChildLink(
            ChildReading before,
            Supplier<ChildSession> sessions,
            Executor pool,
            LongSupplier nanoTime,
            LongSupplier epochMillis,
            LinkTimings timings) {
        this.child = before.child();
        this.latest = before;
        this.sessions = sessions;
        this.pool = pool;
        this.nanoTime = nanoTime;
        this.epochMillis = epochMillis;
        this.timings = timings;
    }

    synchronized ChildReading latest() {
        return latest;
    }

    /** Does what is due: breaks off what hangs, connects, reads. */
    void tick() {
        synchronized (this) {
            if (closed) {
                return;
            }
            long now = nanoTime.getAsLong();
            if (working != null) {
                breakOffIfHung(now);
                return;
            }
            if (session == null) {
                connectIfDue(now);
                return;
            }
            if (now - readAt < timings.cadence().toNanos()) {
                return;
            }
        }
        // what it gives is in latest
        CompletableFuture<ChildReading> unused = read();
    }

    private void breakOffIfHung(long now) {
        if (now - workingSince > timings.hung().toNanos()) {
            latest = latest.unanswered(child + " has not answered for "
                    + timings.hung().toSeconds() + " s; its JMX connection is broken off and opened anew.");
            working.close();
        }
    }

    private void connectIfDue(long now) {
        if (failures > 0 && now - pausedAt < timings.retryAfter(failures).toNanos()) {
            return;
        }
        ChildSession attempt = sessions.get();
        if (hand(attempt, () -> connect(attempt))) {
            return;
        }
        failed("No thread is free to connect to " + child + ".");
    }

    private boolean hand(ChildSession to, Runnable work) {
        working = to;
        workingSince = nanoTime.getAsLong();
        try {
            pool.execute(work);
            return true;
        } catch (RejectedExecutionException full) {
            LOG.debug("All threads that talk to children are taken; {} waits.", child, full);
            working = null;
            return false;
        }
    }

    private void connect(ChildSession attempt) {
        String problem = "";
        try {
            attempt.open();
        } catch (SecurityException e) {
            problem = child + " refuses the JMX credentials it was started with: " + reason(e);
        } catch (IOException | RuntimeException e) {
            problem = child + " cannot be reached over JMX: " + reason(e);
            LOG.debug("{}", problem, e);
        }
        synchronized (this) {
            working = null;
            if (problem.isEmpty() && !closed) {
                session = attempt;
                failures = 0;
            } else {
                attempt.close();
                failed(problem);
                return;
            }
        }
        LOG.info("Connected to {} over JMX.", child);
        // what it gives is in latest
        CompletableFuture<ChildReading> unused = read();
    }

    private void failed(String problem) {
        if (closed) {
            return;
        }
        if (failures == 0) {
            LOG.info("{} It is tried again until it answers.", problem);
        }
        failures++;
        pausedAt = nanoTime.getAsLong();
        latest = latest.unanswered(problem);
    }

    /** Asks the child unless it is being asked already; the future completes always, and never exceptionally. */
    CompletableFuture<ChildReading> read() {
        synchronized (this) {
            if (outstanding != null) {
                return outstanding;
            }
            if (session == null) {
                return CompletableFuture.completedFuture(latest);
            }
            CompletableFuture<ChildReading> answer = new CompletableFuture<>();
            ChildSession asked = session;
            readAt = nanoTime.getAsLong();
            if (!hand(asked, () -> ask(asked, answer))) {
                return CompletableFuture.completedFuture(latest.unanswered("No thread is free to ask " + child + "."));
            }
            outstanding = answer;
            return answer;
        }
    }

    private void ask(ChildSession asked, CompletableFuture<ChildReading> answer) {
        Optional<CollectorSnapshot> snapshot = Optional.empty();
        String problem = "";
        boolean broken = false;
        try {
            snapshot = Optional.of(SnapshotReader.read(asked.snapshot()));
        } catch (IOException e) {
            problem = "The JMX connection to " + child + " broke: " + reason(e);
            broken = true;
        } catch (JMException | RuntimeException e) {
            problem = child + " answers over JMX, but not with its collector's snapshot: " + reason(e);
            LOG.debug("{}", problem, e);
        }
        ChildReading reading = finish(asked, snapshot, problem, broken);
        answer.complete(reading);
    }

    private synchronized ChildReading finish(
            ChildSession asked, Optional<CollectorSnapshot> snapshot, String problem, boolean broken) {
        working = null;
        outstanding = null;
        if (broken) {
            asked.close();
            session = null;
        }
        if (closed) {
            return latest;
        }
        if (broken) {
            LOG.warn("{} It is opened anew.", problem);
        }
        latest = snapshot.isPresent()
                ? new ChildReading(child, true, snapshot, epochMillis.getAsLong(), "")
                : latest.unanswered(problem);
        return latest;
    }

    /** Ends it, breaking off whatever is under way; what was read stays readable. */
    synchronized void close(String why) {
        closed = true;
        latest = latest.unanswered(why);
        if (working != null) {
            working.close();
        }
        if (session != null) {
            session.close();
            session = null;
        }
    }

    /** What is at the bottom of it, as the end of a sentence: RMI wraps the cause in lines of its own. */
    private static String reason(Exception e) {
        Throwable bottom = e;
        while (bottom.getCause() != null) {
            bottom = bottom.getCause();
        }
        String text = bottom.getMessage();
        String said = text == null ? "" : text.lines().findFirst().orElse("").strip();
        if (said.isEmpty()) {
            return bottom.getClass().getSimpleName() + ".";
        }
        return said.endsWith(".") ? said : said + ".";
    }
}
