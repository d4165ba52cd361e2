package io.marketprism.collector.core.internal;

import io.marketprism.collector.spi.Quota;
import io.marketprism.collector.spi.Receipt;
import io.marketprism.collector.spi.RestRequest;
import io.marketprism.collector.spi.RestResponse;
import io.marketprism.collector.spi.StreamPlan;
import io.marketprism.collector.spi.VenueException;
import java.util.List;
import java.util.function.Supplier;

/** All that the pipeline needs of sockets and threads. */
interface Connections extends AutoCloseable {

    /** Makes one WebSocket connection, not yet started; each socket it opens in its life has a listener of its own. */
    Stream stream(StreamPlan plan, Supplier<Listener> listeners);

    /** Makes a sender of requests that keeps to quotas. */
    Rest rest(List<Quota> quotas);

    /** The clocks and timers. */
    Time time();

    /** Lets go of sockets and threads. */
    @Override
    void close();

    /** One WebSocket connection, which reconnects by itself. */
    interface Stream extends AutoCloseable {

        /** Begins to connect, and returns at once. */
        void start();

        /** Sends a text; false if the connection is not open. */
        boolean send(String text);

        /** Whether it is open now. */
        boolean isOpen();

        /** Opens another socket, then drops the present one; for a while both speak. */
        void renew(String reason);

        /** Ends it for good. */
        @Override
        void close();
    }

    /** Hears of one socket, one call at a time. */
    interface Listener {

        /** The socket is open; before any frame. */
        void opened();

        /** One whole text message, in a buffer that is reused after the call. */
        void frame(byte[] buffer, int offset, int length, Receipt receipt);

        /** The socket is gone, or never came to be; the last call. */
        void closed(String reason);
    }

    /** Sends requests. */
    interface Rest {

        /** Sends one; its outcome comes once, on any thread. */
        void get(RestRequest request, Outcome outcome);
    }

    /** What becomes of a request. */
    interface Outcome {

        /** The venue answered. */
        void answered(RestResponse response);

        /** It did not, or with what cannot be used. */
        void failed(VenueException reason);
    }
}
