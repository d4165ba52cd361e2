package io.marketprism.collector.child.link.internal;

import java.io.IOException;
import javax.management.JMException;
import javax.management.openmbean.CompositeData;

/** One attempt to reach a child, and what came of it. {@link #open} and {@link #snapshot} block; {@link #close} never. */
interface ChildSession {

    /**
     * Connects and logs in.
     *
     * @throws IOException if the child cannot be reached, in a sentence
     * @throws SecurityException if it refuses the credentials
     */
    void open() throws IOException;

    /**
     * Asks for the collector's snapshot.
     *
     * @throws IOException if the connection is of no use any more
     * @throws JMException if the child answered, but without a snapshot
     */
    CompositeData snapshot() throws IOException, JMException;

    /** Breaks it off, whatever a thread is waiting for inside; callable from any thread, any number of times. */
    void close();
}
