package io.marketprism.collector.connection.internal;

import io.marketprism.collector.spi.KeepAlive;
import io.marketprism.collector.spi.KeepAlive.ServerPings;
import io.marketprism.collector.spi.KeepAlive.TextPings;

/**
 * Judges one life of a connection by its silence (P8): when to ask whether it lives, and when it is dead. Any frame is a
 * sign of life, a busy connection is never asked, and one whose question stays unanswered is dead.
 *
 * <p>Pure: times are {@link System#nanoTime()} readings given by the caller. {@link #frame} and {@link #judge} may be called
 * by different threads.
 */
public final class Silence {

    /** What to do now. */
    public sealed interface Verdict {

        /** It lives; judge again after this many nanoseconds. */
        record Wait(long nanos) implements Verdict {}

        /** Send the text of the keep-alive now; judge again after this many nanoseconds. */
        record Ask(long nanos) implements Verdict {}

        /** It is dead, for a reason in a sentence. */
        record Dead(String reason) implements Verdict {}
    }

    private final KeepAlive keepAlive;
    private volatile long lastFrame;
    private volatile long askedAt;
    private volatile boolean asked;

    /** Counts from the opening. */
    public Silence(KeepAlive keepAlive, long openedAt) {
        this.keepAlive = keepAlive;
        this.lastFrame = openedAt;
    }

    /**
     * A frame of any kind arrived.
     *
     * @return whether it answers an open question
     */
    public boolean frame(long now) {
        lastFrame = now;
        if (asked) {
            asked = false;
            return true;
        }
        return false;
    }

    /** What to do at a moment. */
    public Verdict judge(long now) {
        if (keepAlive instanceof ServerPings pings) {
            return judge(pings, now);
        }
        return judge((TextPings) keepAlive, now);
    }

    private Verdict judge(ServerPings pings, long now) {
        long left = pings.silence().toNanos() - (now - lastFrame);
        return left > 0
                ? new Verdict.Wait(left)
                : new Verdict.Dead("No frame came for " + Sentences.span(pings.silence()) + ", not even a ping");
    }

    private Verdict judge(TextPings pings, long now) {
        if (asked) {
            long left = pings.timeout().toNanos() - (now - askedAt);
            return left > 0
                    ? new Verdict.Wait(left)
                    : new Verdict.Dead("No frame came within " + Sentences.span(pings.timeout()) + " of the text "
                            + pings.text() + ", which was sent after " + Sentences.span(pings.idle()) + " of silence");
        }
        long left = pings.idle().toNanos() - (now - lastFrame);
        if (left > 0) {
            return new Verdict.Wait(left);
        }
        askedAt = now;
        asked = true;
        return new Verdict.Ask(Math.min(pings.timeout().toNanos(), pings.idle().toNanos()));
    }
}
