package io.marketprism.collector.connection.internal;

import io.marketprism.collector.connection.StreamObserver;
import io.marketprism.collector.spi.Receipt;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Calls the observer of one life: one call at a time, and none after the last. A defect of the observer is logged and
 * reported, and harms nobody else. Thread-safe.
 */
final class Receiver {

    private static final Logger LOG = LoggerFactory.getLogger(Receiver.class);

    private final String stream;
    private final StreamObserver observer;
    private boolean done;

    Receiver(String stream, StreamObserver observer) {
        this.stream = stream;
        this.observer = observer;
    }

    synchronized void opened() {
        if (!done) {
            tell(observer::opened);
        }
    }

    /** Gives a message; false if the observer failed on it. */
    synchronized boolean frame(byte[] buffer, int offset, int length, Receipt receipt) {
        return done || tell(() -> observer.frame(buffer, offset, length, receipt));
    }

    synchronized void closed(String reason) {
        done = true;
        tell(() -> observer.closed(reason));
    }

    private boolean tell(Runnable call) {
        try {
            call.run();
            return true;
        } catch (RuntimeException e) {
            LOG.error("{}: the receiver of this stream failed", stream, e);
            return false;
        }
    }
}
