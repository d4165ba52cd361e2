package io.marketprism.collector.connection;

import io.marketprism.collector.spi.Receipt;

/** Temporary. */
public interface StreamObserver {

    /** Temporary. */
    void opened();

    /** Temporary. */
    void frame(byte[] buffer, int offset, int length, Receipt receipt);

    /** Temporary. */
    void closed(String reason);
}
