package io.marketprism.collector.venue.simulator.internal.stream;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Iterator;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

/** What goes wrong with the next frames of a flow. Costs one read where nothing does. Thread-safe. */
public final class Disturbance {

    /** Kinds of harm. */
    public enum Kind {
        /** The frame is left out. */
        DROP,
        /** The frame comes twice. */
        DUPLICATE,
        /** The frame comes after the next one. */
        REORDER,
        /** The frame ends early. */
        TRUNCATE,
        /** A broken copy comes before the frame. */
        SPOIL,
        /** The frame comes as a binary message. */
        BINARY,
        /** The frame is followed by blanks up to a size. */
        OVERSIZE
    }

    /** Where frames go on. */
    public interface Out {

        /** Takes a text frame. */
        void text(byte[] frame);

        /** Takes a frame that is said to be binary. */
        void binary(byte[] frame);
    }

    /** One harm asked for. */
    private static final class Asked {
        private final Kind kind;
        private final String match;
        private final int bytes;
        private int left;

        private Asked(Kind kind, String match, int bytes, int left) {
            this.kind = kind;
            this.match = match;
            this.bytes = bytes;
            this.left = left;
        }

        private boolean means(byte[] frame) {
            return match.isEmpty() || new String(frame, StandardCharsets.ISO_8859_1).contains(match);
        }
    }

    private final Queue<Asked> asked = new ConcurrentLinkedQueue<>();
    private volatile boolean active;
    private byte[] held;

    /**
     * Asks for harm.
     *
     * @param match what a frame must contain to be meant; empty: any
     * @param count how many frames
     * @param bytes the size of oversized frames
     */
    public synchronized void ask(Kind kind, String match, int count, int bytes) {
        asked.add(new Asked(kind, match, bytes, count));
        active = true;
    }

    /** Takes everything back; a frame held for later is lost. */
    public synchronized void clear() {
        asked.clear();
        held = null;
        active = false;
    }

    /** Passes a frame on, unharmed but for what was asked. */
    public void pass(byte[] frame, Out out) {
        if (active) {
            harmed(frame, out);
        } else {
            out.text(frame);
        }
    }

    private synchronized void harmed(byte[] frame, Out out) {
        byte[] late = held;
        held = null;
        Asked one = take(frame);
        if (one == null) {
            out.text(frame);
        } else {
            harm(one, frame, out);
        }
        if (late != null) {
            out.text(late);
        }
        active = held != null || !asked.isEmpty();
    }

    private Asked take(byte[] frame) {
        for (Iterator<Asked> each = asked.iterator(); each.hasNext(); ) {
            Asked one = each.next();
            if (one.means(frame)) {
                one.left--;
                if (one.left <= 0) {
                    each.remove();
                }
                return one;
            }
        }
        return null;
    }

    private void harm(Asked one, byte[] frame, Out out) {
        byte[] broken = Arrays.copyOf(frame, frame.length * 2 / 3);
        switch (one.kind) {
            case DROP -> {
                // left out
            }
            case DUPLICATE -> {
                out.text(frame);
                out.text(frame);
            }
            case REORDER -> held = frame;
            case TRUNCATE -> out.text(broken);
            case SPOIL -> {
                out.text(broken);
                out.text(frame);
            }
            case BINARY -> out.binary(frame);
            case OVERSIZE -> {
                byte[] large = Arrays.copyOf(frame, Math.max(frame.length, one.bytes));
                Arrays.fill(large, frame.length, large.length, (byte) ' ');
                out.text(large);
            }
        }
    }
}
