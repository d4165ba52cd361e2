package io.marketprism.collector.venue.simulator.internal.stream;

/** One conversation that listens to a topic. */
@FunctionalInterface
public interface Subscriber {

    /** Takes a frame of a topic; never blocks, keeps the bytes as they are. */
    void frame(Topic topic, byte[] frame);
}
