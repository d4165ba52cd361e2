package io.marketprism.collector.venue.simulator.internal.stream;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.LongAdder;

/**
 * One stream of a venue and who listens to it: each frame is written once and handed to all. Faults of a single stream
 * live here. Frames are published by one thread at a time; all else is thread-safe.
 */
public final class Topic {

    private final String name;
    private final List<Subscriber> subscribers = new CopyOnWriteArrayList<>();
    private final LongAdder frames = new LongAdder();
    private final Disturbance disturbance = new Disturbance();
    private final Disturbance.Out all = new Disturbance.Out() {
        @Override
        public void text(byte[] frame) {
            hand(frame);
        }

        @Override
        public void binary(byte[] frame) {
            hand(frame);
        }
    };
    private volatile boolean silent;

    private byte[] framed;
    private byte[] combined;

    Topic(String name) {
        this.name = name;
    }

    /** The stream's name at its venue. */
    public String name() {
        return name;
    }

    /** Whether anybody listens, so that a frame is worth writing. */
    public boolean isWanted() {
        return !subscribers.isEmpty();
    }

    /** How many listen. */
    public int listeners() {
        return subscribers.size();
    }

    /** How many frames have been published to at least one listener. */
    public long frames() {
        return frames.sum();
    }

    /** Adds a listener; a second time changes nothing. */
    public void add(Subscriber subscriber) {
        if (!subscribers.contains(subscriber)) {
            subscribers.add(subscriber);
        }
    }

    /** Removes a listener. */
    public void remove(Subscriber subscriber) {
        subscribers.remove(subscriber);
    }

    /** Hands a frame to all listeners. */
    public void publish(byte[] frame) {
        if (!silent && !subscribers.isEmpty()) {
            disturbance.pass(frame, all);
        }
    }

    /** Hands a frame to one listener alone, as its greeting. */
    public void greet(Subscriber subscriber, byte[] frame) {
        if (!silent) {
            frames.increment();
            subscriber.frame(this, frame);
        }
    }

    private void hand(byte[] frame) {
        frames.increment();
        for (Subscriber subscriber : subscribers) {
            subscriber.frame(this, frame);
        }
    }

    /** The frame inside Binance's combined envelope; written once a frame. */
    public byte[] combined(byte[] frame) {
        if (framed != frame) {
            byte[] head = ("{\"stream\":\"" + name + "\",\"data\":").getBytes(StandardCharsets.US_ASCII);
            byte[] whole = Arrays.copyOf(head, head.length + frame.length + 1);
            System.arraycopy(frame, 0, whole, head.length, frame.length);
            whole[whole.length - 1] = '}';
            combined = whole;
            framed = frame;
        }
        return combined;
    }

    /** What goes wrong with it, for all listeners. */
    public Disturbance disturbance() {
        return disturbance;
    }

    /** Whether it says nothing now. */
    public boolean isSilent() {
        return silent;
    }

    /** Says nothing more, or speaks again. */
    public void silence(boolean now) {
        silent = now;
    }
}
