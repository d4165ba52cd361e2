package io.marketprism.collector.venue.simulator.internal.market;

import io.marketprism.collector.model.Side;

/**
 * Plays a recording in a loop. At its end one more change leads the book from its last state back to its first, so
 * that the loop is one session without a seam; numbers and times are the market's own.
 */
public final class RecordedTape implements Tape {

    private static final int PAUSE_MS = 100;

    private final Recording recording;
    private final Book start = new Book();
    private int next;
    private long loopMicros;

    /** A tape at its start. */
    public RecordedTape(Recording recording) {
        this.recording = recording;
        recording.open(start);
    }

    @Override
    public void open(Book book) {
        recording.open(book);
    }

    @Override
    public long dueMicros() {
        int ms = next < recording.steps() ? recording.atMs(next) : recording.durationMs() + PAUSE_MS;
        return loopMicros + ms * 1_000L;
    }

    @Override
    public void play(Floor floor) {
        if (next < recording.steps()) {
            recording.play(next++, floor);
            return;
        }
        rewind(floor);
        loopMicros += (recording.durationMs() + 2L * PAUSE_MS) * 1_000;
        next = 0;
    }

    private void rewind(Floor floor) {
        for (Side side : Side.values()) {
            Ladder is = floor.book().side(side);
            Ladder was = start.side(side);
            for (int i = is.size() - 1; i >= 0; i--) {
                if (was.find(is.price(i)) < 0) {
                    floor.change(side, is.price(i), 0, 0);
                }
            }
            for (int i = 0; i < was.size(); i++) {
                int at = is.find(was.price(i));
                if (at < 0 || is.quantity(at) != was.quantity(i) || is.orders(at) != was.orders(i)) {
                    floor.change(side, was.price(i), was.quantity(i), was.orders(i));
                }
            }
        }
        floor.beat(0);
    }
}
