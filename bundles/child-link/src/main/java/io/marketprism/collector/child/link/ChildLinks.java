package io.marketprism.collector.child.link;

import java.time.Duration;
import java.util.Map;
import org.osgi.annotation.versioning.ProviderType;

/**
 * Authenticated JMX connections to the children, kept open in the background. Safe for any thread; a dead, hung or slow
 * child costs a caller its deadline and no more (I5).
 */
@ProviderType
public interface ChildLinks {

    /**
     * Connects to a child from now on, again and again until it answers; returns at once. An earlier address of the
     * same child is given up; what was last read of it stays until the new one answers.
     */
    void attach(String child, ChildAddress address);

    /** Forgets a child's address; returns at once. What was last read of it stays until it is attached again. */
    void detach(String child);

    /**
     * What the last reading of each child that was ever attached gave, in the order of first attachment. Taken every
     * 10 s (I2); never blocks.
     */
    Map<String, ChildReading> latest();

    /**
     * Asks all children at the same moment and waits until all have answered or the deadline has passed (I3). A child
     * that has not answered comes with what it last said and {@code answered} false. A child that is already being
     * asked is not asked a second time: its outstanding answer is waited for.
     */
    Map<String, ChildReading> readNow(Duration deadline);
}
